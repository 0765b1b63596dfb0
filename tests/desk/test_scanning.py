"""What the desk does with what is scanned: it acts, suggests, or says what it is."""

from collections.abc import Iterator
from datetime import date

import pytest
from msgspec.structs import replace

from citizenspot.day import commands as d
from citizenspot.desk.scan_desk import sentence_for
from citizenspot.receipts.public_keys import PublicKey
from citizenspot.receipts.statement import signed_code
from citizenspot.visit import commands as c
from citizenspot.visit.desk_commands import ReadScan
from citizenspot.visit.state import Visit
from citizenspot.visit.words import Assurance, PaymentMethod
from services_catalog.definition import PaymentStep
from tests.desk.day_rig import DayRig, day_at_work
from tests.receipts.paper_tools import SIGNER
from tests.receipts.specimens import receipt

REFERENCE = "11604999123490"
TD1 = "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<"
"""The specimen of ICAO Doc 9303-5, appendix B."""


@pytest.fixture
def rig() -> Iterator[DayRig]:
    with day_at_work() as made:
        made.open_day()
        yield made


def test_a_tickets_code_calls_it(rig: DayRig) -> None:
    rig.mediator(d.AddTicket(""))
    rig.mediator(ReadScan("W001"))
    assert rig.view.page.heading == "W001 is called"


def test_a_payment_reference_is_suggested_and_not_taken(rig: DayRig) -> None:
    case = _at_the_payment(rig)
    before = rig.view.page
    visit = rig.desk.ask(lambda counter: counter.visit).result(5)
    assert visit is not None
    scanned = sentence_for(REFERENCE, _taking_references(visit), [])
    assert scanned.suggests == c.TakePayment(case, PaymentMethod.REFERENCE, "11604 999 123 490")
    assert rig.view.page == before


def test_a_service_that_takes_no_references_is_not_suggested_one(rig: DayRig) -> None:
    _at_the_payment(rig)
    (notice,) = rig.mediator(ReadScan(REFERENCE)).notices
    assert notice.sentence == "Payment reference 11604 999 123 490 was scanned."
    assert notice.acts == ()


def test_a_reference_where_nothing_is_to_be_paid_is_only_named(rig: DayRig) -> None:
    (notice,) = rig.mediator(ReadScan(REFERENCE)).notices
    assert notice.acts == ()


def test_what_was_scanned_is_forgotten_with_the_next_act(rig: DayRig) -> None:
    rig.mediator(ReadScan(REFERENCE))
    assert rig.mediator(c.OpenVisit("Ana")).notices == ()


def test_a_receipt_is_told_genuine_or_not() -> None:
    code = signed_code(receipt(), SIGNER)
    own = PublicKey(SIGNER.public_key(), practice=receipt().practice)
    assert "is genuine" in sentence_for(code, None, [own]).sentence
    assert "not genuine" in sentence_for(code, None, []).sentence
    assert "not genuine" in sentence_for(code[:-4] + "AAAA", None, [own]).sentence


def test_a_document_is_offered_to_the_citizen_as_seen(rig: DayRig) -> None:
    rig.mediator(c.OpenVisit("Ana"))
    rig.citizen(c.Begin())
    rig.mediator(ReadScan(TD1))
    visit = rig.desk.ask(lambda counter: counter.visit).result(5)
    assert visit is not None
    assert visit.offered is not None
    assert visit.offered_assurance is Assurance.DOCUMENT_SEEN
    assert (visit.offered.full_name, visit.offered.number) == ("ANNA MARIA ERIKSSON", "D23145890")
    assert visit.offered.birth_date == date(1974, 8, 12)


def test_a_document_with_a_wrong_check_digit_is_not_believed(rig: DayRig) -> None:
    rig.mediator(c.OpenVisit("Ana"))
    rig.citizen(c.Begin())
    view = rig.mediator(ReadScan(TD1.replace("7408122", "7408123")))
    assert "scanned wrongly" in view.notices[0].sentence


def test_a_document_without_a_visit_asks_for_one(rig: DayRig) -> None:
    (notice,) = rig.mediator(ReadScan(TD1)).notices
    assert "Open a visit first" in notice.sentence


def test_nothing_is_scanned_at_a_locked_desk(rig: DayRig) -> None:
    rig.mediator(d.LockScreen())
    view = rig.mediator(ReadScan(REFERENCE))
    assert "11604" not in repr(view)


def _taking_references(visit: Visit) -> Visit:
    case = visit.cases[visit.current]
    steps = tuple(
        replace(step, methods=("reference",)) if isinstance(step, PaymentStep) else step
        for step in case.service.steps
    )
    service = replace(case.service, steps=steps)
    return replace(visit, cases={case.id: replace(case, service=service)})


def _at_the_payment(rig: DayRig) -> str:
    case = rig.told_until_form()
    rig.mediator(c.EnterField(case, "phone", "912345678"))
    rig.mediator(c.Continue(case, "details"))
    rig.mediator(c.Continue(case, "details"))
    rig.citizen(c.Decline(case, "news"))
    rig.mediator(c.MarkPaper(case, "card", seen=True))
    rig.mediator(c.Continue(case, "papers"))
    rig.citizen(c.ConfirmAnswers(case))
    return case
