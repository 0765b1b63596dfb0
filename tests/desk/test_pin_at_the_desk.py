"""A desk, a reader's worker and a virtual card: from the first question to the proof."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from citizenspot.desk.parts import Parts
from citizenspot.eid.known_cards import KNOWN_CARDS
from citizenspot.eid.pin.secret_pin import SecretPin
from citizenspot.eid.reader_worker import ReaderWorker
from citizenspot.journal.journal import Journal
from citizenspot.visit import commands as c
from citizenspot.visit.proof_commands import AllowLastTry, GoOnWithSamePerson
from citizenspot.visit.views import CitizenView, PinPad
from citizenspot.visit.words import Actor
from tests.desk.desk_rig import LIMIT_S, DeskRig
from tests.visit.made_up_service import DEFINITION, made_up_service
from training.cards.practice_trust import practice_trust
from training.cards.virtual_readers import VirtualReaders

TODAY = date(2026, 11, 22)


class CardDesk(DeskRig):
    """A desk whose one service wants card and PIN, with a virtual reader."""

    def __init__(self) -> None:
        steps = [{"id": "who", "do": "identify", "assurance": "pin"}, *DEFINITION["steps"][1:]]  # type: ignore[index] # a list of steps
        services = (made_up_service(steps=steps),)
        super().__init__(services=services)
        self.card_readers = VirtualReaders(lambda: TODAY)
        self.worker = ReaderWorker(
            self.card_readers, KNOWN_CARDS, self.desk.card_reported, practice_trust()
        )

    def open(self) -> None:
        self.start()
        self.worker.start()
        self.desk.attach(Parts(sender=self.parts, receipts=self.parts, reader=self.worker))
        for command in (c.OpenVisit("Ana"), c.Begin(), c.ChooseServices(("xx.town.bench",))):
            actor = Actor.CITIZEN if isinstance(command, c.Begin) else Actor.MEDIATOR
            self.desk.submit(command, actor)

    def identify(self, name: str) -> None:
        self.card_readers.insert(name)
        self.citizen_sees(lambda view: view.page.name.endswith("/offered"))
        self.desk.submit(c.ConfirmIdentity(), Actor.CITIZEN)

    def citizen_sees(self, fits: Callable[[CitizenView], bool]) -> CitizenView:
        return self.screens.wait(lambda view: fits(view.citizen)).citizen

    def pad(self) -> PinPad:
        return pad_of(self.citizen_sees(lambda view: pad_in(view) is not None))

    def enter(self, request: int, digits: str) -> None:
        self.worker.enter_pin(request, SecretPin(bytearray(digits, "ascii")))

    def end(self) -> None:
        self.worker.close()
        self.desk.close()


def pad_in(view: CitizenView) -> PinPad | None:
    return next((block for block in view.page.blocks if isinstance(block, PinPad)), None)


def pad_of(view: CitizenView) -> PinPad:
    pad = pad_in(view)
    assert pad is not None
    return pad


def says(words: str, view: object) -> bool:
    return words in repr(view)


def everything_written(journal: Journal) -> str:
    return "".join(repr(journal.read(name)) for name in journal.unended_visits())


@pytest.fixture
def desk() -> Iterator[CardDesk]:
    made = CardDesk()
    made.open()
    yield made
    made.end()


def test_card_and_pin_take_the_citizen_past_the_step(desk: CardDesk) -> None:
    desk.identify("mari")
    desk.enter(desk.pad().request, "1234")
    desk.screens.wait(lambda view: "/inform/" in view.page.name)


def test_tries_left_are_shown_before_the_pin_is_asked_for_and_screen_1_has_no_keypad(
    desk: CardDesk,
) -> None:
    desk.identify("mari")
    pad = desk.pad()
    view = desk.screens.wait(lambda view: pad_in(view.citizen) is not None)
    assert says("3 tries are left.", view.page)
    assert says("Restam 3 tentativas.", view.citizen)
    assert not any(isinstance(block, PinPad) for block in view.page.blocks)
    assert (pad.shortest, pad.longest) == (4, 12)


def test_a_wrong_pin_says_so_to_both_and_asks_again(desk: CardDesk) -> None:
    desk.identify("mari")
    first = desk.pad()
    desk.enter(first.request, "9999")
    view = desk.screens.wait(
        lambda view: (pad := pad_in(view.citizen)) is not None and pad.request != first.request
    )
    assert says("The PIN was wrong.", view)
    desk.enter(pad_of(view.citizen).request, "1234")
    desk.screens.wait(lambda view: "/inform/" in view.page.name)


def test_the_last_try_is_asked_about_before_the_keypad_comes(desk: CardDesk) -> None:
    desk.identify("mari-last-try")
    view = desk.citizen_sees(lambda view: view.page.name.endswith("/pin/last"))
    (act,) = view.page.acts
    assert isinstance(act.command, AllowLastTry)
    assert pad_in(view) is None
    desk.desk.submit(act.command, Actor.MEDIATOR)
    desk.desk.submit(act.command, Actor.CITIZEN)
    desk.enter(desk.pad().request, "1234")
    desk.screens.wait(lambda view: "/inform/" in view.page.name)


def test_a_blocked_pin_says_so_and_has_no_keypad(desk: CardDesk) -> None:
    desk.identify("mari-blocked")
    view = desk.citizen_sees(lambda view: view.page.name.endswith("/pin/ended"))
    assert pad_in(view) is None


def test_a_card_taken_out_while_the_pin_is_asked_for_takes_the_keypad_away(
    desk: CardDesk,
) -> None:
    desk.identify("mari")
    before = desk.pad().request
    desk.card_readers.remove()
    desk.citizen_sees(lambda view: view.page.name.endswith("/pin") and pad_in(view) is None)
    desk.card_readers.insert("mari")
    assert desk.pad().request != before


def test_no_digit_of_a_pin_is_in_the_journal_or_on_a_screen(desk: CardDesk) -> None:
    desk.identify("sam")
    desk.enter(desk.pad().request, "123456")
    view = desk.screens.wait(lambda view: "/inform/" in view.page.name)
    assert "123456" not in repr(view)
    written = desk.desk.ask(lambda counter: everything_written(counter._journal)).result(LIMIT_S)
    assert "identity_proved" in written
    assert "123456" not in written


def test_another_card_mid_visit_stops_both_screens_and_the_mediator_answers(
    desk: CardDesk,
) -> None:
    desk.identify("mari")
    desk.enter(desk.pad().request, "1234")
    desk.screens.wait(lambda view: "/inform/" in view.page.name)
    desk.card_readers.insert("juhan")
    desk.citizen_sees(lambda view: view.page.name == "other card")
    desk.desk.submit(GoOnWithSamePerson())
    desk.screens.wait(lambda view: view.citizen.page.name != "other card")


def test_the_same_card_again_mid_visit_changes_nothing(desk: CardDesk) -> None:
    desk.identify("mari")
    desk.enter(desk.pad().request, "1234")
    desk.screens.wait(lambda view: "/inform/" in view.page.name)
    desk.card_readers.remove()
    desk.screens.wait(lambda view: view.reader is not None and says("no card", view.reader))
    desk.card_readers.insert("mari")
    view = desk.screens.wait(lambda view: view.reader is not None and says("is in", view.reader))
    assert "/inform/" in view.page.name
