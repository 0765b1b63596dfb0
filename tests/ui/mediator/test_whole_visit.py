"""A whole visit at the desk by keyboard alone, over the real decisions and the real views."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from citizenspot.visit import commands as c
from citizenspot.visit.screen_commands import AskToExplain, Stop
from citizenspot.visit.surroundings import Surroundings
from citizenspot.visit.words import DeliveryState, HelpLevel, Outcome, PaymentMethod, Phase
from tests.ui.mediator.conftest import OpenCounter
from tests.ui.mediator.counter import Counter
from tests.ui.mediator.fake_desk import FakeDesk
from tests.visit.story import STROKES, TODAY, Story
from ui.mediator.desk_port import Found, ServiceHit, ServiceNeeds, Wanted
from ui.mediator.key_plan import acts_of, ambiguous_keys, with_keys

STEPS = [step.id for step in Story().services["xx.town.bench"].steps if step.id != "film"]


class StoryDesk(FakeDesk):
    """A desk that decides as the real one does, and shows at once what comes of it."""

    def __init__(self) -> None:
        super().__init__()
        self.story = Story()
        self.show: Callable[[], None] = lambda: None

    def submit(self, command: c.AnyCommand) -> None:
        super().submit(command)
        refused = self.story.mediator(command)
        assert refused is None, f"{command} was refused: {refused}"
        self.show()

    def search(self, wanted: Wanted, tell: Callable[[Found], None]) -> None:
        services = self.story.services.values()
        hits = (ServiceHit(each.id, each.name["en"], each.provider) for each in services)
        text = wanted.text.casefold()
        tell(Found(wanted, tuple(hit for hit in hits if text in hit.name.casefold())))

    def needs(self, service: str) -> ServiceNeeds:
        return ServiceNeeds(self.story.services[service].name["en"], "The town")


class AtTheDesk:
    """The mediator at the keyboard, the citizen at screen 2."""

    def __init__(self, counter: Counter, desk: StoryDesk) -> None:
        self.counter, self.desk, self.story = counter, desk, desk.story
        desk.show = self.show
        self.show()

    def show(self) -> None:
        around = Surroundings(today=TODAY, mediator="Ana", position=len(self.story.history))
        self.counter.room.post(self.story.mediator_sees(around))

    def press(self, *keys: str) -> None:
        for key in keys:
            self.settle()
            self.counter.press(key)
        self.settle()

    def write(self, text: str) -> None:
        self.settle()
        self.counter.write(text)

    def settle(self) -> None:
        """Wait until the window shows what the visit has come to."""
        position = len(self.story.history)
        window = self.counter.window
        self.counter.qtbot.waitUntil(lambda: bool(window.view and window.view.position == position))
        QApplication.processEvents()

    def citizen(self, command: c.AnyCommand) -> None:
        assert self.story.citizen(command) is None
        self.show()
        self.settle()

    @property
    def case(self) -> str:
        return self.story.case.id


@pytest.fixture
def at_the_desk(open_counter: OpenCounter) -> AtTheDesk:
    desk = StoryDesk()
    return AtTheDesk(open_counter(desk=desk), desk)


def test_a_visit_is_carried_out_by_keyboard_alone(at_the_desk: AtTheDesk) -> None:
    desk, story = at_the_desk, at_the_desk.story
    desk.press("F2")
    assert story.open_visit.phase is Phase.WELCOME
    desk.press("Return")
    desk.write("bench")
    desk.press("Return")
    assert story.step == "who"
    desk.press("2")
    for entry in ("", "XX 123456", "Exemplo", "Rita", "17 5 1980", "prt"):
        desk.write(entry)
        desk.press("Return")
    desk.citizen(c.ConfirmIdentity())
    desk.citizen(c.Agree(desk.case, "inform"))
    desk.press("2", "Return")
    assert story.step == "details"
    assert desk.counter.focused.accessibleName() == "Full name"
    desk.press("Return")
    desk.write("912 345 678")
    desk.press("Return")
    desk.write("shelf 4")
    desk.press("Ctrl+Return")
    desk.citizen(c.Decline(desk.case, "news"))
    desk.press("1", "Ctrl+Return")
    desk.citizen(c.ConfirmAnswers(desk.case))
    desk.press("Ctrl+Return")
    desk.citizen(c.Sign(desk.case, STROKES))
    desk.press("Return")
    assert story.case.delivery is None
    desk.press("Ctrl+Return")
    assert story.step == "proof"
    desk.press("F12", "Ctrl+Return")
    desk.citizen(c.Skip(desk.case, "alone"))
    case = desk.case
    desk.citizen(c.Skip(case, "rate"))
    desk.press("Ctrl+G", "Ctrl+Return")
    done = story.open_visit.cases[case]
    assert done.outcome is Outcome.ON_ITS_WAY
    assert done.payment
    assert done.payment.method is PaymentMethod.CASH
    typed = {name: answer.value for name, answer in done.answers.items()}
    assert typed["full_name"] == "Rita Exemplo"
    assert typed["desk_note"] == "shelf 4"


def test_who_cannot_touch_is_assisted_with_a_reason(at_the_desk: AtTheDesk) -> None:
    desk, story = at_the_desk, at_the_desk.story
    story.told_until("inform")
    desk.show()
    desk.press("Ctrl+Return", "1")
    assert story.step == "distance"
    assert story.case.record("inform").assisted == "Cannot see the screen well"
    desk.press("Ctrl+F2")
    assert story.case.record("inform").help is HelpLevel.TOLD


def test_a_page_back_and_on_again_loses_no_answer(at_the_desk: AtTheDesk) -> None:
    desk, story = at_the_desk, at_the_desk.story
    story.told_until("details")
    desk.show()
    desk.press("Return")
    desk.write("912 345 678")
    desk.press("Esc")
    assert story.step == "distance"
    desk.press("Ctrl+Return")
    assert story.step == "details"
    desk.press("Alt+T")
    assert desk.counter.focused.text() == "912 345 678"  # type: ignore[attr-defined] # a line


def test_a_case_is_ended_with_its_reason(at_the_desk: AtTheDesk) -> None:
    desk, story = at_the_desk, at_the_desk.story
    story.told_until("papers")
    ending = desk.case
    around = Surroundings(today=TODAY, endings=True, position=len(story.history) + 1)
    desk.counter.show(story.mediator_sees(around))
    desk.counter.press("2")
    desk.settle()
    assert story.open_visit.cases[ending].outcome is Outcome.NOT_ELIGIBLE


@pytest.mark.parametrize("step", STEPS)
def test_no_two_acts_of_the_real_pages_share_a_key(step: str) -> None:
    told = Story().told_until(step)
    for state in (None, DeliveryState.UNKNOWN):
        if state and told.case.delivery:
            told.report(state)
        for endings in (False, True):
            view = told.mediator_sees(Surroundings(today=TODAY, endings=endings))
            assert ambiguous_keys(view) == frozenset()
            assert [act.label for act in acts_of(with_keys(view)) if not act.key] == []


def test_the_real_pages_between_two_visits_share_no_key() -> None:
    story = Story()
    assert ambiguous_keys(story.mediator_sees()) == frozenset()
    story.begin()
    assert ambiguous_keys(story.mediator_sees()) == frozenset()
    story.citizen(Stop())
    story.citizen(AskToExplain())
    assert ambiguous_keys(story.mediator_sees()) == frozenset()
