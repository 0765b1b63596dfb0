"""Papers are copied at the desk: seen on both screens, kept with the case, sent with it."""

import hashlib
from collections.abc import Iterator

import msgspec
import pytest

from citizenspot.desk.parts import Parts
from citizenspot.documents.limits import MOST_CASE_BYTES
from citizenspot.documents.paper_asked import DocumentMade, PaperAsked
from citizenspot.documents.table_sight import TableSight
from citizenspot.documents.trouble import Trouble
from citizenspot.providers.connector import Submission
from citizenspot.visit import commands as c
from citizenspot.visit.decisions.documents import takes_documents
from citizenspot.visit.document_commands import HandBackOriginals, RemoveDocument
from citizenspot.visit.receipt_commands import IssueReceipt
from citizenspot.visit.table_commands import (
    ClearTable,
    KeepSheets,
    LayOnTable,
    ScanSheets,
    SheetCommand,
    SourceCommand,
)
from citizenspot.visit.views import Checklist, DeskView, Notice, SheetPicture
from citizenspot.visit.words import Outcome, PaymentMethod
from tests.desk.desk_rig import LIMIT_S, DeskRig
from tests.visit.made_up_service import made_up_service
from tests.visit.story import STROKES

PDF = b"%PDF-1.7 a copy"
CARD = "Identity card"


class NotedTable:
    """Notes what the desk asks of the table's thread."""

    has_scanner = True
    has_camera = False

    def __init__(self) -> None:
        self.asked: list[object] = []

    def lay(self, paper: PaperAsked) -> None:
        self.asked.append(paper)

    def do(self, command: SourceCommand | SheetCommand | KeepSheets) -> None:
        self.asked.append(command)

    def clear(self) -> None:
        self.asked.append("clear")


class CopyingRig(DeskRig):
    """A desk with a table, whose thread is played by the test."""

    def __init__(self) -> None:
        super().__init__()
        self.table = NotedTable()

    def start(self) -> None:
        super().start()
        everything = Parts(self.parts, self.parts, self.parts, documents=self.table)
        self.desk.attach(everything)

    def told_until_papers(self) -> str:
        case = self.told_until_form()
        self.mediator(c.EnterField(case, "phone", "912345678"))
        self.mediator(c.Continue(case, "details"))
        self.mediator(c.Continue(case, "details"))
        self.citizen(c.Decline(case, "news"))
        return case

    def laid(self) -> str:
        case = self.told_until_papers()
        self.mediator(LayOnTable(case, "card"))
        return case

    def sees(self, case: str, **how: object) -> DeskView:
        sight = TableSight(case, "card", has_scanner=True)
        self.desk.documents_seen(msgspec.structs.replace(sight, **how))
        return self.view

    def made(self, case: str, pdf: bytes = PDF, source: str = "scanner") -> DeskView:
        made = DocumentMade(PaperAsked(case, "card", CARD), 2, "scanner", pdf)
        self.desk.documents_seen(msgspec.structs.replace(made, source=source))
        return self.view

    def told_until_copied(self) -> str:
        case = self.laid()
        self.made(case)
        return case


@pytest.fixture
def rig() -> Iterator[CopyingRig]:
    made = CopyingRig()
    made.start()
    try:
        yield made
    finally:
        made.desk.close(LIMIT_S)


def sheets(view: DeskView, *, on_screen_2: bool = False) -> list[SheetPicture]:
    page = view.citizen.page if on_screen_2 else view.page
    return [block for block in page.blocks if isinstance(block, SheetPicture)]


def notices(view: DeskView) -> str:
    both = (*view.page.blocks, *view.citizen.page.blocks, *view.notices)
    return " ".join(each.sentence for each in both if isinstance(each, Notice))


def test_the_citizen_sees_the_sheet_that_the_mediator_sees(rig: CopyingRig) -> None:
    case = rig.laid()
    rig.mediator(ScanSheets())
    assert rig.table.asked[-2:] == [PaperAsked(case, "card", f"{CARD} (pt)"), ScanSheets()]
    view = rig.sees(case, sheets=2, picture=b"jpeg")
    (desk,), (citizen,) = sheets(view), sheets(view, on_screen_2=True)
    assert desk.picture == citizen.picture == b"jpeg"
    assert desk.editable
    assert not citizen.editable


def test_a_trouble_is_said_on_screen_1_with_what_to_do(rig: CopyingRig) -> None:
    case = rig.laid()
    view = rig.sees(case, trouble=Trouble.COVER_OPEN)
    assert "The scanner is open." in notices(view)
    assert "scanner" not in str(view.citizen.page)


def test_a_kept_copy_is_sent_with_the_case_and_stands_on_the_receipt(rig: CopyingRig) -> None:
    case = rig.told_until_copied()
    (checklist,) = [b for b in rig.view.page.blocks if isinstance(b, Checklist)]
    assert checklist.items[0].state_text == "Copied: 2 pages"
    assert rig.table.asked[-1] == "clear"
    rig.mediator(HandBackOriginals())
    rig.mediator(c.Continue(case, "papers"))
    rig.citizen(c.ConfirmAnswers(case))
    rig.mediator(c.TakePayment(case, PaymentMethod.CASH))
    rig.citizen(c.Sign(case, STROKES))
    rig.mediator(c.Submit(case))
    (delivery,) = rig.parts.sent
    (document,) = msgspec.json.decode(delivery.body, type=Submission).attachments
    assert (document.name, document.content) == ("card", PDF)
    assert document.sha256 == hashlib.sha256(PDF).hexdigest()
    rig.citizen(IssueReceipt(case, "a4"))
    ((content, _),) = rig.parts.made
    done = [line.text.citizen for line in content.case.done]
    assert f"Handed in: {CARD}, 2 pages" in done


def test_the_visit_does_not_end_before_the_originals_are_handed_back(rig: CopyingRig) -> None:
    case = rig.told_until_copied()
    view = rig.mediator(c.CloseCase(case, Outcome.DECLINED))
    assert f"Take your originals back: {CARD}" in notices(view)
    assert f"Originals still at the desk: {CARD}" in notices(view)
    assert "originals back first" in notices(rig.mediator(c.SayGoodbye()))
    assert "Take your originals" not in notices(rig.mediator(HandBackOriginals()))
    assert rig.mediator(c.SayGoodbye()).phase == "goodbye"


def test_a_file_has_no_original_to_hand_back(rig: CopyingRig) -> None:
    case = rig.laid()
    assert "originals" not in notices(rig.made(case, source="file"))


def test_a_copy_can_be_taken_out_and_the_paper_still_counts_as_seen(rig: CopyingRig) -> None:
    case = rig.told_until_copied()
    view = rig.mediator(RemoveDocument(case, "card"))
    (checklist,) = [b for b in view.page.blocks if isinstance(b, Checklist)]
    assert checklist.items[0].state == "done"
    assert checklist.items[0].state_text == "Seen and handed back"


def test_a_paper_that_is_not_here_after_all_has_no_copy(rig: CopyingRig) -> None:
    case = rig.told_until_copied()
    view = rig.mediator(c.MarkPaper(case, "card", seen=False))
    assert "originals" not in notices(view)


def test_what_comes_after_the_table_was_left_is_not_kept(rig: CopyingRig) -> None:
    case = rig.laid()
    rig.mediator(ClearTable())
    rig.sees(case, sheets=1, picture=b"late")
    view = rig.made(case)
    assert not sheets(view)
    assert "Copied" not in str(view.page)


def test_turning_the_page_clears_the_table(rig: CopyingRig) -> None:
    case = rig.laid()
    rig.sees(case, sheets=1, picture=b"jpeg")
    view = rig.mediator(c.GoBack(case))
    assert not sheets(view)
    assert rig.table.asked[-1] == "clear"


def test_documents_too_large_together_are_refused_and_the_sheets_stay(rig: CopyingRig) -> None:
    case = rig.laid()
    rig.sees(case, sheets=1, picture=b"jpeg")
    view = rig.made(case, pdf=b"%PDF" + b"0" * MOST_CASE_BYTES)
    assert "too large together" in notices(view)
    assert sheets(view)


def test_a_service_whose_provider_takes_no_documents_offers_no_copy() -> None:
    assert takes_documents(made_up_service())
    step = {"id": "send", "do": "submit", "connector": "open311", "operation": "requests"}
    assert not takes_documents(made_up_service(steps=[step]))
