"""A day at the desk: it is opened, people are called, fees are taken, and it is closed."""

from collections.abc import Iterator

import pytest

from citizenspot.day import commands as d
from citizenspot.day.events import DAY, DayClosed
from citizenspot.eid.card_events import CardRead, Verification
from citizenspot.visit import commands as c
from citizenspot.visit.views import DeskView, Notice
from citizenspot.visit.words import PaymentMethod
from citizenspot.waiting.ticket import Stand, Wish
from tests.desk.day_rig import (
    ANA,
    RUI,
    DayRig,
    counted,
    day_at_work,
    events_of,
    history_of,
    kept_journal,
    reopened,
    rows_of,
)
from tests.desk.desk_rig import holder


@pytest.fixture
def rig() -> Iterator[DayRig]:
    with day_at_work() as made:
        yield made


def test_nobody_is_served_before_the_desk_is_open(rig: DayRig) -> None:
    rig.sign_in(ANA)
    rig.mediator(c.OpenVisit(ANA))
    assert "The desk is not open" in rig.refused


@pytest.mark.parametrize("typed", ["fifty", "", "50,5", "-3", "1e3"])
def test_a_till_is_typed_as_an_amount(rig: DayRig, typed: str) -> None:
    rig.sign_in(ANA)
    rig.mediator(d.OpenDay(typed))
    assert "no amount" in rig.refused


def test_a_day_that_adds_up_is_closed_and_locks_the_desk(rig: DayRig) -> None:
    rig.open_day(till="50")
    _serve_one(rig)
    rig.mediator(d.MoveCash("20", "out", "to the bank"))
    rows = rows_of(rig.mediator(d.ShowDesk("close")))
    assert rows["The till should hold"] == "€35.00"
    view = rig.mediator(d.CloseDay(counted(3_500)))
    assert view.page.heading == "Who works here?"
    closed = _closed(rig)
    assert (closed.counted_cents, closed.expected_cents, closed.cash_cents) == (3_500, 3_500, 500)
    assert (closed.payments, closed.visits) == (1, 1)


def test_a_difference_wants_its_reason_and_stands_in_the_journal(rig: DayRig) -> None:
    rig.open_day(till="50")
    rig.mediator(d.CloseDay(counted(4_990)))
    assert "not what should be there" in rig.refused
    rig.mediator(d.CloseDay(counted(4_990), "A coin fell behind the desk"))
    closed = _closed(rig)
    assert (closed.counted_cents - closed.expected_cents, closed.reason) == (
        -10,
        "A coin fell behind the desk",
    )


def test_the_journals_head_is_signed_when_the_desk_is_closed(rig: DayRig) -> None:
    rig.open_day(till="0")
    heads = rig.desk.ask(lambda counter: len(counter.day.over.journal.signed_heads())).result(5)
    rig.mediator(d.CloseDay({}))
    signed = rig.desk.ask(lambda counter: counter.day.over.journal.signed_heads()).result(5)
    assert len(signed) > heads


def test_a_count_that_is_none_closes_nothing(rig: DayRig) -> None:
    rig.open_day(till="0")
    rig.mediator(d.CloseDay({"500": "two"}))
    assert "no count" in rig.refused


def test_what_was_paid_otherwise_is_listed_with_its_reference_and_not_in_the_till(
    rig: DayRig,
) -> None:
    rig.open_day(till="0")
    _serve_one(rig, PaymentMethod.TERMINAL, "T-4711")
    rows = rows_of(rig.mediator(d.ShowDesk("close")))
    assert rows["Terminal T-4711"] == "€5.00"
    assert rows["The till should hold"] == "€0.00"


def test_the_sums_of_a_day_survive_a_restart() -> None:
    journal = kept_journal()
    with day_at_work(lambda: reopened(journal)) as rig:
        rig.open_day(till="50")
        _serve_one(rig)
        before = rows_of(rig.mediator(d.ShowDesk("close")))
    with day_at_work(lambda: reopened(journal), begun=False) as rig:
        rig.sign_in(ANA)
        assert rows_of(rig.mediator(d.ShowDesk("close"))) == before
        rig.mediator(d.CloseDay(counted(5_500)))
        assert _closed(rig).visits == 1


def test_a_day_is_not_closed_while_a_citizen_is_there(rig: DayRig) -> None:
    rig.open_day(till="0")
    rig.mediator(c.OpenVisit(ANA))
    rig.mediator(d.CloseDay({}))
    assert "A visit is open" in rig.refused


def test_after_the_close_the_desk_is_opened_anew(rig: DayRig) -> None:
    rig.open_day(till="10")
    rig.mediator(d.CloseDay(counted(1_000)))
    assert rig.sign_in(RUI).page.heading == "Open the desk"
    rig.mediator(d.OpenDay("10"))
    assert rows_of(rig.mediator(d.ShowDesk("close")))["Fees in cash"] == "€0.00"


def test_a_note_waits_for_who_comes_next_until_it_is_taken(rig: DayRig) -> None:
    rig.open_day(ANA, till="0")
    rig.mediator(d.LeaveNote("The printer is slow in the morning."))
    rig.mediator(d.CloseDay({}))
    view = rig.open_day(RUI, till="0")
    note = _first_notice(view)
    assert (note.sentence, note.next) == (
        "The printer is slow in the morning.",
        "From Ana Exemplo, 09:00",
    )
    assert rig.mediator(note.acts[0].command).page.blocks == ()


def test_what_needs_no_visit_is_counted(rig: DayRig) -> None:
    rig.open_day(till="0")
    rig.mediator(d.RecordQuick("Information given", "3"))
    rig.mediator(d.CloseDay({}))
    assert _closed(rig).quick == 3


def test_whoever_is_next_is_called_with_f3_and_served_with_the_visit(rig: DayRig) -> None:
    rig.open_day()
    rig.mediator(d.AddTicket("address"))
    assert rig.act("Call next").key == "F3"
    rig.press("Call next")
    view = rig.view
    assert view.page.heading == "W001 is called"
    assert view.queue is not None
    assert view.queue.called == "Called: W001"
    assert view.citizen.page.sentences[0] == "Chamada agora: W001, Desk 1"
    assert "08:00" in view.citizen.page.sentences[1]
    rig.press("Begin with W001")
    (ticket,) = rig.clerk.queue.tickets()
    assert ticket.stand is Stand.SERVED
    assert "ticket_served" in _kinds(rig)


def test_a_ticket_called_is_held_or_marked_absent_and_that_is_undone(rig: DayRig) -> None:
    rig.open_day()
    rig.mediator(d.AddTicket(""))
    for act, stand in (("Hold", Stand.HELD), ("Nobody came", Stand.ABSENT)):
        rig.press("Call next")
        assert rig.view
        rig.press(act)
        assert rig.view
        assert rig.clerk.queue.tickets()[0].stand is stand
        undo = rig.act("Put W001 back")
        assert undo.key == "Ctrl+Z"
        rig.mediator(undo.command)
        assert rig.view
        assert rig.clerk.queue.tickets()[0].stand is Stand.WAITING


def test_a_second_ticket_is_not_called_while_one_is_at_the_desk(rig: DayRig) -> None:
    rig.open_day()
    for _ in range(2):
        rig.mediator(d.AddTicket(""))
    rig.mediator(d.CallNext())
    assert rig.view
    rig.mediator(d.CallNext())
    assert "called already" in rig.refused


def test_a_ticket_another_desk_was_quicker_with_is_said_to_be_gone(rig: DayRig) -> None:
    rig.open_day()
    ticket = rig.clerk.queue.add(Wish(), walk_in=False)
    rig.clerk.queue.call_next("Desk 2")
    rig.mediator(d.CallTicket(ticket.number))
    assert rig.view
    assert "Another desk" in rig.refused
    assert rig.view.page.heading == "Ready for the next citizen"


def test_an_empty_queue_says_so(rig: DayRig) -> None:
    rig.open_day()
    rig.mediator(d.CallNext())
    assert rig.view
    assert "Nobody waits" in rig.refused


def test_priority_and_wishes_stand_in_the_strip(rig: DayRig) -> None:
    rig.open_day()
    rig.mediator(d.AddTicket("licence", "uk", "chair", "yes"))
    assert rig.view.queue is not None
    strip = rig.view.queue
    assert strip.summary == "1 person waits"
    assert strip.next[0].note.split(" · ")[:2] == ["Priority", "licence"]
    assert strip.next[0].priority


def test_every_event_of_the_day_says_who(rig: DayRig) -> None:
    rig.open_day(ANA)
    rig.mediator(d.RecordQuick("Information given", "1"))
    ana = rig.account(ANA)
    by = {type(h.event).__name__: h.by for h in history_of(rig, DAY) if h.by == ana}
    assert {"SignedIn", "DayOpened", "QuickRecorded"} <= set(by)


def test_several_of_one_service_are_begun_in_one_visit(rig: DayRig) -> None:
    rig.open_day()
    rig.mediator(c.OpenVisit(ANA))
    rig.citizen(c.Begin())
    view = rig.mediator(c.ChooseServices(("xx.town.bench", "xx.town.bench", "xx.town.lamp")))
    assert [task.title for task in view.tasks][:2] == [view.tasks[0].title] * 2


def test_a_parked_visit_is_listed_with_its_date_and_its_note(rig: DayRig) -> None:
    rig.open_day()
    rig.told_until_form()
    rig.mediator(c.Park("fetches the old licence"))
    rig.clock.turn(days=1)
    rig.mediator(d.ShowDesk())
    (parked,) = rig.view.parked
    assert "23 November 2026" in parked.since
    assert "fetches the old licence" in parked.label


def test_a_card_read_without_a_visit_is_noted(rig: DayRig) -> None:
    rig.open_day()
    rig.desk.card_reported(CardRead(holder(), Verification(), 12))
    assert rig.view
    assert "card_read_outside" in _kinds(rig)


def _serve_one(
    rig: DayRig, method: PaymentMethod = PaymentMethod.CASH, reference: str = ""
) -> None:
    case = rig.told_until_form()
    rig.mediator(c.EnterField(case, "phone", "912345678"))
    rig.mediator(c.Continue(case, "details"))
    rig.mediator(c.Continue(case, "details"))
    rig.citizen(c.Decline(case, "news"))
    rig.mediator(c.MarkPaper(case, "card", seen=True))
    rig.mediator(c.Continue(case, "papers"))
    rig.citizen(c.ConfirmAnswers(case))
    rig.mediator(c.TakePayment(case, method, reference))
    rig.mediator(c.Park())


def _kinds(rig: DayRig) -> list[str]:
    return [str(event.__struct_config__.tag) for event in events_of(rig, DAY)]


def _closed(rig: DayRig) -> DayClosed:
    return [event for event in events_of(rig, DAY) if isinstance(event, DayClosed)][-1]


def _first_notice(view: DeskView) -> Notice:
    (note,) = view.page.blocks
    assert isinstance(note, Notice)
    return note
