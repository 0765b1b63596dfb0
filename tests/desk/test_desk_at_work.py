"""The desk: nothing is shown as done before it is durable, and nothing that was is lost."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from citizenspot.desk.at_work import DEFECT
from citizenspot.desk.counter import Counter
from citizenspot.eid.access_key import MrzKey
from citizenspot.eid.card_events import CardRead, CardState, Check, ReaderChanged, Verification
from citizenspot.failures import FailureCode
from citizenspot.journal.entries import Delivery, NewEvent, Recorded
from citizenspot.journal.errors import JournalFull, JournalInUse, JournalUnwritable
from citizenspot.journal.journal import Journal
from citizenspot.journal.keys import FixedKeys
from citizenspot.journal.memory import MemoryJournal
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.providers import outbox
from citizenspot.providers.backoff import Pace
from citizenspot.providers.connector import Accepted, OutcomeUnknown, UnknownReason
from citizenspot.providers.report import DeliveryReport
from citizenspot.visit import commands as c
from citizenspot.visit.desk_commands import ReadScan
from citizenspot.visit.receipt_commands import (
    IssueReceipt,
    PrintReceipt,
    ReportReceipt,
    VoidReceipt,
)
from citizenspot.visit.views import Fields
from citizenspot.visit.words import Actor, DeliveryState
from tests.desk.desk_rig import LIMIT_S, DeskRig, desk_at_work, holder
from tests.eid.test_mrz import PASSPORT
from tests.visit.story import MORNING

KEYS = FixedKeys(bytes(32))


class FaultyJournal(MemoryJournal):
    """A journal whose next append fails as it is told to."""

    def __init__(self) -> None:
        self.next_fault: Exception | None = None

    def open(self) -> Journal:
        """Open it on the thread that will use it."""
        super().__init__(desk="Desk 1")
        return self

    def append(
        self,
        visit: str,
        events: Sequence[NewEvent],
        deliveries: Sequence[Delivery] = (),
        *,
        ends_visit: bool = False,
    ) -> Sequence[Recorded]:
        fault, self.next_fault = self.next_fault, None
        if fault is not None:
            raise fault
        return super().append(visit, events, deliveries, ends_visit=ends_visit)


@pytest.fixture
def rig() -> Iterator[DeskRig]:
    with desk_at_work() as at_work:
        yield at_work


def test_both_screens_are_shown_before_anyone_comes(rig: DeskRig) -> None:
    view = rig.view
    assert view.page.name == "idle"
    assert view.citizen.state == "idle"
    assert view.citizen.language == "pt"


def test_a_submitted_case_is_given_to_the_sender_once_it_is_durable(rig: DeskRig) -> None:
    case = rig.told_until_sent()
    (delivery,) = rig.parts.sent
    assert delivery.case == case
    assert b"Rita Exemplo" in delivery.body
    assert delivery.state == "queued"


def test_a_full_disk_stops_before_anything_is_shown_as_done() -> None:
    journal = FaultyJournal()

    def fill_the_disk() -> None:
        journal.next_fault = JournalFull(folder="/var/lib/spot")

    with desk_at_work(journal.open) as rig:
        case = rig.told_until_form()
        before = rig.view.page
        fill_the_disk()
        view = rig.mediator(c.EnterField(case, "phone", "912345678"))
        assert view.page == before
        assert "disk is full" in view.notices[0].sentence
        assert "was not done" in str(view.citizen.page.blocks)
        after = rig.mediator(c.EnterField(case, "phone", "912345678"))
        assert field_of(after, "phone") == "912345678"
        assert not after.notices


def test_a_case_is_not_sent_when_its_submission_could_not_be_recorded() -> None:
    journal = FaultyJournal()
    with desk_at_work(journal.open) as rig:
        case = rig.told_until_sent()
        rig.parts.sent.clear()
        rig.mediator(IssueReceipt(case, "a4"))
        journal.next_fault = JournalFull(folder="/")
        rig.mediator(c.Continue(case, "proof"))
        assert not rig.parts.sent


def test_a_journal_that_cannot_be_written_stops_the_desk_with_a_code(
    caplog: pytest.LogCaptureFixture,
) -> None:
    journal = FaultyJournal()
    with desk_at_work(journal.open) as rig:
        case = rig.told_until_form()
        journal.next_fault = JournalUnwritable(cause="EIO", folder="/var/lib/spot")
        rig.desk.submit(c.EnterField(case, "phone", "912345678"))
        view = rig.screens.wait(lambda shown: bool(shown.notices))
        assert FailureCode.JOURNAL_UNWRITABLE.value in view.notices[0].sentence
        assert view.citizen.state == "paused"
    assert "desk stopped" in caplog.text
    caplog.clear()


def test_a_defect_stops_the_desk_and_names_nobody_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    journal = FaultyJournal()
    with desk_at_work(journal.open) as rig:
        case = rig.told_until_form()
        journal.next_fault = RuntimeError("Rita Exemplo, 912345678")
        rig.desk.submit(c.EnterField(case, "phone", "912345678"))
        view = rig.screens.wait(lambda shown: bool(shown.notices))
        assert DEFECT.sentence in view.notices[0].sentence
    logged = [vars(record) for record in caplog.records]
    assert logged[0]["code"] == FailureCode.DEFECT.value
    assert "Rita" not in str(logged)
    caplog.clear()


def test_a_question_that_fails_is_answered_with_the_failure(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def question(_: Counter) -> None:
        raise ZeroDivisionError

    with desk_at_work() as rig:
        with pytest.raises(ZeroDivisionError):
            rig.desk.ask(question).result(LIMIT_S)
        rig.screens.wait(lambda shown: bool(shown.notices))
    assert [vars(record)["code"] for record in caplog.records] == [FailureCode.DEFECT.value]
    caplog.clear()


def test_a_desk_started_again_opens_the_same_visit_at_the_same_step(tmp_path: Path) -> None:
    def journal() -> Journal:
        return SqlJournal.open(tmp_path, KEYS, "Desk 1")

    with desk_at_work(journal) as first:
        first.told_until_form()
        before = first.view
    with desk_at_work(journal) as second:
        assert second.view.page == before.page
        assert second.view.citizen.page == before.citizen.page


def test_a_second_desk_on_the_same_journal_is_refused_by_name(tmp_path: Path) -> None:
    def journal() -> Journal:
        return SqlJournal.open(tmp_path, KEYS, "Desk 1")

    with desk_at_work(journal):
        second = DeskRig(journal)
        second.desk.start()
        with pytest.raises(JournalInUse, match="Desk 1"):
            second.desk.wait_until_open()
        second.desk.close()


def test_what_was_not_sent_before_is_sent_after_the_next_start(tmp_path: Path) -> None:
    def journal() -> Journal:
        return SqlJournal.open(tmp_path, KEYS, "Desk 1")

    with desk_at_work(journal) as first:
        first.told_until_sent()
        (waiting,) = first.parts.sent
    with desk_at_work(journal) as second:
        assert second.view
        assert second.parts.sent == [waiting]


def test_a_report_is_durable_before_the_sender_goes_on(rig: DeskRig) -> None:
    rig.told_until_sent()
    (delivery,) = rig.parts.sent
    accepted = outbox.settled(delivery, DeliveryState.ACCEPTED, Accepted("T-1"))
    rig.desk.delivery_reported(DeliveryReport.of(accepted)).result(5)
    assert "T-1" in str(rig.view.page.blocks)


def test_an_unknown_outcome_is_sent_again_only_when_a_person_says_so(rig: DeskRig) -> None:
    case = rig.told_until_sent()
    (delivery,) = rig.parts.sent
    unknown = outbox.after_sending(
        outbox.begun(delivery),
        OutcomeUnknown(UnknownReason.EMPTY),
        MORNING,
        jitter=0.5,
        pace=Pace(),
    )
    rig.desk.delivery_reported(DeliveryReport.of(unknown)).result(5)
    rig.parts.sent[:] = [unknown]
    rig.mediator(c.SettleDelivery(case, "send_again"))
    assert rig.parts.sent[-1].state == "queued"
    assert rig.parts.sent[-1].key == delivery.key


def test_a_submission_that_is_under_way_is_not_settled_by_hand(rig: DeskRig) -> None:
    case = rig.told_until_sent()
    rig.parts.giving_back = False
    view = rig.mediator(c.SettleDelivery(case, "withdraw"))
    assert view.notices[0].tone == "problem"


def test_a_receipt_is_made_with_the_next_number_and_the_journals_head(rig: DeskRig) -> None:
    case = rig.told_until_sent()
    rig.citizen(IssueReceipt(case, "a4"))
    rig.citizen(IssueReceipt(case, "80mm"))
    numbers = [content.number for content, _ in rig.parts.made]
    assert numbers == ["R-000001", "R-000002"]
    content, paper = rig.parts.made[0]
    assert paper == "a4"
    assert content.case.on_its_way
    assert content.citizen_name == "Rita Exemplo"
    assert len(content.head_characters) == 4


def test_a_receipt_that_did_not_come_out_is_printed_again(rig: DeskRig) -> None:
    case = rig.told_until_sent()
    rig.citizen(IssueReceipt(case, "a4"))
    rig.desk.submit(ReportReceipt(case, "R-000001", "CS1:CODE", printing=True), Actor.SYSTEM)
    rig.mediator(PrintReceipt(case, "R-000001"))
    rig.mediator(PrintReceipt(case, "R-000001"))
    assert rig.parts.printed_again == [("R-000001", "a4", 2), ("R-000001", "a4", 3)]


def test_a_void_receipt_keeps_its_number_and_the_next_has_its_own(rig: DeskRig) -> None:
    case = rig.told_until_sent()
    rig.citizen(IssueReceipt(case, "a4"))
    rig.mediator(VoidReceipt(case, "R-000001", "mistake"))
    assert rig.parts.voided == [("R-000001", "mistake")]
    rig.citizen(IssueReceipt(case, "a4"))
    assert [content.number for content, _ in rig.parts.made] == ["R-000001", "R-000002"]


def test_wiping_deletes_the_receipts_files_of_the_visit(rig: DeskRig) -> None:
    rig.mediator(c.OpenVisit("Ana"))
    visit = rig.view.visit
    rig.citizen(c.Begin())
    rig.mediator(c.SayGoodbye())
    rig.mediator(c.Wipe())
    assert rig.parts.forgotten == [visit]
    assert rig.view.visit == ""


def test_a_second_visit_can_be_served_while_one_is_parked(rig: DeskRig) -> None:
    rig.told_until_form()
    first = rig.view
    rig.mediator(c.Park())
    assert [each.visit for each in rig.view.parked] == [first.visit]
    rig.mediator(c.OpenVisit("Ana"))
    assert rig.view.visit != first.visit
    rig.mediator(c.Park())
    rig.mediator(c.Resume(first.visit))
    assert rig.view.page == first.page


def test_half_typed_text_reaches_the_other_screen_and_not_the_journal(rig: DeskRig) -> None:
    case = rig.told_until_form()
    rig.desk.draft(case, "full_name", "Ritinha", Actor.MEDIATOR)
    citizen = rig.view.citizen
    fields = [f for b in citizen.page.blocks if isinstance(b, Fields) for f in b.fields]
    shown = next(field for field in fields if field.field == "full_name")
    assert shown.draft == "Ritinha"
    assert shown.text == "Rita Exemplo"


def test_only_who_has_the_hand_can_be_seen_typing(rig: DeskRig) -> None:
    case = rig.told_until_form()
    rig.desk.draft(case, "full_name", "Somebody else", Actor.CITIZEN)
    assert "Somebody" not in str(rig.view.page)


def test_a_card_is_read_only_while_a_case_asks_who_the_citizen_is(rig: DeskRig) -> None:
    rig.mediator(c.OpenVisit("Ana"))
    rig.citizen(c.Begin())
    assert rig.view
    assert rig.parts.reads == []
    rig.mediator(c.ChooseServices(("xx.town.bench",)))
    assert rig.parts.reads == ["read"]
    rig.desk.card_reported(CardRead(holder(), Verification(), 12))
    assert rig.view.citizen.page.name.endswith("/offered")
    assert rig.parts.reads == ["read", "cancel"]


def test_a_card_whose_data_was_changed_identifies_nobody(rig: DeskRig) -> None:
    rig.mediator(c.OpenVisit("Ana"))
    rig.citizen(c.Begin())
    rig.mediator(c.ChooseServices(("xx.town.bench",)))
    forged = Verification(failed=(Check.IDENTITY_SIGNATURE,), reason="bad signature")
    rig.desk.card_reported(CardRead(holder(), forged, 12))
    view = rig.view
    assert view.page.name.endswith("/who/0")
    assert view.reader is not None
    assert view.reader.tone == "problem"


def test_the_readers_state_is_shown_with_cause_and_next_act(rig: DeskRig) -> None:
    rig.desk.card_reported(ReaderChanged(CardState.NO_READER))
    reader = rig.view.reader
    assert reader is not None
    assert reader.sentence == "No card reader is connected."
    assert reader.next


def test_a_card_that_waits_for_its_lines_is_read_when_they_are_scanned(rig: DeskRig) -> None:
    rig.desk.card_reported(ReaderChanged(CardState.KEY_NEEDED))
    rig.desk.submit(ReadScan(PASSPORT))
    assert rig.view.reader is not None
    key = rig.parts.keys[-1]
    assert isinstance(key, MrzKey)
    assert key.document_number == "L898902C3"


def test_lines_that_are_scanned_while_no_card_waits_open_nothing(rig: DeskRig) -> None:
    rig.desk.card_reported(ReaderChanged(CardState.NO_CARD))
    rig.desk.submit(ReadScan(PASSPORT))
    assert rig.view.reader is not None
    assert not [key for key in rig.parts.keys if key is not None]


def field_of(view: object, name: str) -> str:
    blocks = view.page.blocks  # type: ignore[attr-defined] # a DeskView
    fields = [f for b in blocks if isinstance(b, Fields) for f in b.fields]
    return str(next(f.text for f in fields if f.field == name))
