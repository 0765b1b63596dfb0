"""Somebody asks at the desk what it holds about them: their card, their word, and the paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from msgspec import structs

from citizenspot.day import commands as d
from citizenspot.day import held_commands as h
from citizenspot.day.events import DAY, HeldTold
from citizenspot.eid.access_key import CardAccessNumber
from citizenspot.eid.card_events import (
    CardEvent,
    CardRead,
    CardState,
    Check,
    ReaderChanged,
    Verification,
)
from citizenspot.journal.entries import Delivery, NewEvent, Recorded
from citizenspot.journal.errors import JournalFull
from citizenspot.journal.memory import MemoryJournal
from citizenspot.receipts.held import HeldSheetAsked
from citizenspot.visit import commands as c
from citizenspot.visit.views import DeskView
from citizenspot.visit.words import Actor
from tests.desk.day_rig import ANA, CHIEF, EVA, SIGNED_IN_AT, TEO, DayRig, events_of, history_of
from tests.desk.desk_rig import holder
from tests.visit.story import person

PRINTING = structs.replace(SIGNED_IN_AT, printers={"a4": "counter"})
GOOD = Verification(checked=(Check.IDENTITY_HASH,))
UNCHECKED = Verification(unchecked=(Check.CERTIFICATE_CHAIN,))
IN = ReaderChanged(CardState.READY, "Reader", 1)
OUT = ReaderChanged(CardState.NO_CARD, "Reader", 1)
THEIRS = CardRead(holder(), GOOD, 10)


def tell(rig: DayRig, *events: CardEvent) -> DeskView:
    for event in events:
        rig.desk.card_reported(event)
    return rig.view


def words_of(view: object) -> str:
    return repr(view)


@pytest.fixture
def rig() -> Iterator[DayRig]:
    """An open desk at which the person was served before."""
    made = DayRig(place=PRINTING)
    made.start()
    made.set_up()
    made.open_day()
    made.told_until_sent()
    made.mediator(c.Park())
    yield made
    made.desk.close()


def asked(rig: DayRig, language: str = "es") -> DeskView:
    rig.mediator(d.ShowDesk("held"))
    return rig.mediator(h.AskWhatIsHeld(language))


def told(rig: DayRig) -> list[HeldTold]:
    return [each for each in events_of(rig, DAY) if isinstance(each, HeldTold)]


def test_who_says_so_on_screen_2_gets_it_on_paper_and_nobody_sees_it(rig: DayRig) -> None:
    view = asked(rig)
    assert view.citizen.language == "es"
    view = tell(rig, IN, THEIRS)
    assert [act.label for act in view.citizen.page.acts] == ["Sí, imprimir", "No, no imprimir"]
    view = rig.citizen(view.citizen.page.acts[0].command)
    [sheet] = rig.parts.held
    assert isinstance(sheet, HeldSheetAsked)
    assert (sheet.language, len(sheet.held.visits)) == ("es", 1)
    [visit] = sheet.held.visits
    assert visit.visit.identity == person()
    assert "912345678" in words_of(visit)
    assert "912345678" not in words_of(view)
    assert person().full_name not in words_of((view.page, view.citizen))

    rig.desk.held_reported(sheet.name, "")
    view = rig.view
    assert "1 visit." in words_of(view.page)
    assert "impresa" in words_of(view.citizen.page)
    assert rig.parts.forgotten[-1] == sheet.name


def test_that_it_was_told_is_recorded_with_the_account_and_never_who(rig: DayRig) -> None:
    asked(rig)
    view = tell(rig, IN, THEIRS)
    rig.citizen(view.citizen.page.acts[0].command)
    [happened] = [each for each in history_of(rig, DAY) if isinstance(each.event, HeldTold)]
    assert happened.event == HeldTold(1)
    assert (happened.actor, happened.by) == (Actor.CITIZEN, rig.account(ANA))


def test_a_card_that_was_not_checked_to_the_end_gets_nothing(rig: DayRig) -> None:
    asked(rig)
    view = tell(rig, IN, CardRead(holder(), UNCHECKED, 10))
    assert view.citizen.page.acts == ()
    rig.citizen(h.PrintWhatIsHeld(1))
    rig.mediator(c.Assisted(h.PrintWhatIsHeld(1), "Both hands in plaster"))
    assert rig.parts.held == []
    assert told(rig) == []


def test_a_card_without_a_number_gets_nothing_instead_of_a_wrong_no(rig: DayRig) -> None:
    asked(rig)
    view = tell(rig, IN, CardRead(structs.replace(holder(), number=""), GOOD, 10))
    assert view.citizen.page.acts == ()


def test_the_mediator_presses_for_nobody_without_a_reason_and_is_seen_with_one(
    rig: DayRig,
) -> None:
    asked(rig)
    view = tell(rig, IN, THEIRS)
    act = next(act for act in view.page.acts if act.reason_asked)
    rig.mediator(act.command)
    rig.mediator(c.Assisted(h.PrintWhatIsHeld(1), "  "))
    assert told(rig) == []
    rig.mediator(c.Assisted(h.PrintWhatIsHeld(1), "Both hands in plaster"))
    assert told(rig) == [HeldTold(1, "Both hands in plaster")]
    rig.mediator(h.EndWhatIsHeld())
    rig.sign_in(EVA)
    odd = rig.mediator(d.ShowDesk("supervision"))
    assert "What is held was printed without a press of the citizen" in words_of(odd.page)
    assert "Both hands in plaster" in words_of(odd.page)


def test_who_takes_the_card_out_has_said_nothing_and_an_old_press_is_nobodys(rig: DayRig) -> None:
    asked(rig)
    before = tell(rig, IN, THEIRS).citizen.page.acts[0].command
    reads = rig.parts.reads.count("read")
    view = tell(rig, OUT)
    assert view.citizen.page.name == "held/card"
    assert rig.parts.reads.count("read") == reads + 1
    tell(rig, IN, CardRead(holder(), GOOD, 10))
    rig.citizen(before)
    assert rig.parts.held == []


def test_who_says_no_is_left_alone_and_nothing_was_looked_for(rig: DayRig) -> None:
    asked(rig)
    view = tell(rig, IN, THEIRS)
    view = rig.citizen(view.citizen.page.acts[1].command)
    assert view.citizen.state == "idle"
    assert (told(rig), rig.parts.held) == ([], [])
    assert rig.parts.reads[-1] == "cancel"


@pytest.mark.parametrize(
    "leaving", [h.EndWhatIsHeld(), d.ShowDesk("note"), c.OpenVisit("Ana"), d.LockScreen()]
)
def test_whatever_puts_it_away_takes_the_name_and_the_paper_with_it(
    rig: DayRig, leaving: c.AnyCommand
) -> None:
    asked(rig)
    view = tell(rig, IN, THEIRS)
    rig.citizen(view.citizen.page.acts[0].command)
    [sheet] = rig.parts.held
    rig.desk.held_reported(sheet.name, "no paper")
    assert "has no paper" in words_of(rig.view.page)
    view = rig.mediator(leaving)
    assert person().full_name not in words_of((view.page, view.citizen))
    assert "held/" not in words_of(view.citizen.page)
    assert rig.parts.forgotten[-1] == sheet.name


def test_nobody_is_asked_while_a_visit_is_open(rig: DayRig) -> None:
    rig.mediator(c.OpenVisit(ANA))
    rig.mediator(h.AskWhatIsHeld("pt"))
    assert "A visit is open" in rig.refused
    assert rig.view.citizen.state == "welcome"


def test_a_sheet_of_before_changes_nothing(rig: DayRig) -> None:
    asked(rig)
    rig.desk.held_reported("held-of-before", "no paper")
    assert rig.view.page.name == "desk/held/card"


def test_a_desk_without_a_large_printer_says_where_it_can_be_had() -> None:
    rig = DayRig()
    rig.start()
    rig.set_up()
    rig.open_day()
    asked(rig)
    assert "no printer for A4" in rig.refused
    assert rig.parts.reads == []
    rig.desk.close()


@pytest.mark.parametrize("name", [CHIEF, TEO])
def test_who_does_not_serve_citizens_asks_for_no_card(rig: DayRig, name: str) -> None:
    view = rig.sign_in(name)
    assert "What is held" not in [act.label for act in view.acts]
    before = len(rig.parts.reads)
    asked(rig)
    assert rig.refused
    assert len(rig.parts.reads) == before


def test_a_card_that_opens_with_what_is_printed_on_it_is_opened(rig: DayRig) -> None:
    asked(rig)
    view = tell(rig, ReaderChanged(CardState.KEY_NEEDED, "Reader", 1))
    assert "Printed on the card" in words_of(view.page)
    view = rig.mediator(h.OpenTheirCard("12"))
    assert "six digits" in words_of(view.page)
    rig.mediator(h.OpenTheirCard("123456"))
    assert rig.parts.keys[-1] == CardAccessNumber("123456")


def test_a_sheet_that_cannot_be_made_is_said_on_both_screens(rig: DayRig) -> None:
    asked(rig, "en")
    view = tell(rig, IN, THEIRS)
    rig.citizen(view.citizen.page.acts[0].command)
    rig.desk.held_reported(rig.parts.held[0].name, "unwritten")
    assert "could not be made" in words_of(rig.view.page)
    assert "has not come out yet" in words_of(rig.view.citizen.page)


class FullOf(MemoryJournal):
    """A journal whose disk is full for one kind of event."""

    def __init__(self, kind: str) -> None:
        super().__init__(desk="Desk 1")
        self._kind = kind

    def append(
        self,
        visit: str,
        events: Sequence[NewEvent],
        deliveries: Sequence[Delivery] = (),
        *,
        ends_visit: bool = False,
    ) -> Sequence[Recorded]:
        if any(event.kind == self._kind for event in events):
            raise JournalFull
        return super().append(visit, events, deliveries, ends_visit=ends_visit)


def desk_that_cannot_record(kind: str) -> DayRig:
    rig = DayRig(lambda: FullOf(kind), place=PRINTING)
    rig.start()
    rig.set_up()
    rig.open_day()
    rig.mediator(c.OpenVisit(ANA))
    rig.citizen(c.Begin())
    rig.mediator(c.SayGoodbye())
    rig.mediator(c.Wipe())
    return rig


def test_nothing_is_printed_that_could_not_be_recorded() -> None:
    rig = desk_that_cannot_record("held_told")
    asked(rig)
    view = tell(rig, IN, THEIRS)
    view = rig.citizen(view.citizen.page.acts[0].command)
    assert rig.parts.held == []
    assert view.notices
    rig.desk.close()


def test_no_visit_is_read_whose_reading_could_not_be_recorded() -> None:
    rig = desk_that_cannot_record("visit_read")
    rig.sign_in(EVA)
    rig.mediator(d.ShowDesk("supervision"))
    visit = next(name for name in visits_of(rig) if not name.startswith("desk"))
    view = rig.mediator(d.ReadVisit(visit, "a complaint"))
    assert view.page.name != "desk/read"
    assert view.notices
    rig.desk.close()


def visits_of(rig: DayRig) -> Sequence[str]:
    return rig.desk.ask(lambda counter: counter.day.over.journal.visits_since(1)).result(5)
