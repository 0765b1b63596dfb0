"""The slip for home: what keeps it from coming is said to the mediator, while it still matters."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from citizenspot.desk.receipt_desk import ReceiptDesk
from citizenspot.receipts.printer_reasons import PrinterReason
from citizenspot.visit.at_home import HomeSlip, WayHome
from citizenspot.visit.commands import AnyCommand, Begin, OpenVisit, SayGoodbye, Wipe
from citizenspot.visit.pages.slip_notice import UNWRITTEN
from citizenspot.visit.views import DeskView, Notice
from citizenspot.visit.words import Actor
from tests.desk.desk_rig import DeskRig, desk_at_work
from tests.receipts.paper_tools import SIGNER

LIMIT_S = 60.0
SLIP = HomeSlip("v1", "Spot", "en", (WayHome(service="Bench", alone=("You signed",)),))


class Heard:
    """What the desk was told of slips, waited for."""

    def __init__(self) -> None:
        self.slips: list[tuple[str, str]] = []
        self._came = threading.Event()

    def submit(self, command: AnyCommand, actor: Actor) -> None:
        raise AssertionError(f"only a slip was asked for: {command} {actor}")

    def slip_reported(self, visit: str, problem: str) -> None:
        self.slips.append((visit, problem))
        self._came.set()

    def held_reported(self, sheet: str, problem: str) -> None:
        raise AssertionError(f"nobody asked what is held: {sheet} {problem}")

    def wait(self) -> tuple[str, str]:
        assert self._came.wait(LIMIT_S)
        return self.slips[0]


@pytest.fixture
def rig() -> Iterator[DeskRig]:
    with desk_at_work() as rig:
        rig.mediator(OpenVisit("Ana"))
        rig.citizen(Begin())
        rig.mediator(SayGoodbye())
        yield rig


def warnings(view: DeskView) -> list[Notice]:
    notices = (each for each in view.page.blocks if isinstance(each, Notice))
    return [each for each in notices if each.tone == "warning"]


def test_a_slip_that_cannot_be_written_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    heard = Heard()
    (tmp_path / "visits").write_text("in the way", encoding="utf-8")
    receipts = ReceiptDesk(SIGNER, tmp_path, heard, {"80mm": "roll"})
    receipts.make_slip(SLIP)
    assert heard.wait() == ("v1", UNWRITTEN)
    receipts.close()
    assert "slip not made" in caplog.text
    caplog.clear()


def test_a_slip_that_no_printer_takes_is_told_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    heard = Heard()
    receipts = ReceiptDesk(SIGNER, tmp_path, heard, {"80mm": "roll"})
    receipts.make_slip(SLIP)
    visit, problem = heard.wait()
    receipts.close()
    assert visit == "v1"
    assert PrinterReason(problem)
    assert "receipt not printed" in caplog.text
    caplog.clear()


def test_the_mediator_reads_what_keeps_it_until_it_has_come(rig: DeskRig) -> None:
    visit = rig.view.visit
    rig.desk.slip_reported(visit, PrinterReason.NO_PAPER.value)
    (notice,) = warnings(rig.screens.wait(lambda view: bool(warnings(view))))
    assert notice.sentence == "The slip for home has not come out. Screen 2 shows the same."
    assert "has no paper" in notice.next
    rig.desk.slip_reported(visit, "")
    rig.screens.wait(lambda view: not warnings(view))


def test_a_slip_that_was_not_written_asks_for_no_printer(rig: DeskRig) -> None:
    rig.desk.slip_reported(rig.view.visit, UNWRITTEN)
    (notice,) = warnings(rig.screens.wait(lambda view: bool(warnings(view))))
    assert notice.next == ""


def test_a_slip_of_a_visit_that_is_over_disturbs_nobody(rig: DeskRig) -> None:
    over = rig.view.visit
    rig.mediator(Wipe())
    rig.mediator(OpenVisit("Ana"))
    rig.citizen(Begin())
    rig.desk.slip_reported(over, PrinterReason.NO_PAPER.value)
    assert warnings(rig.mediator(SayGoodbye())) == []
