"""A receipt from the desk to paper: a real CUPS, and a printer that runs out of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from citizenspot.desk.receipt_desk import ReceiptDesk
from citizenspot.journal.keys import FixedKeys
from citizenspot.visit.receipt_commands import ReportPrint, ReportReceipt
from tests.desk.heard import Heard
from tests.receipts.specimens import receipt
from tests.rigs.cups import spooled
from tests.rigs.ipp_printer import IppPrinter, ipp_printer
from tests.rigs.waiting import wait_until

pytestmark = pytest.mark.real

LIMIT_S = 60.0
"""The printer takes some seconds a page, as printers do."""


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[IppPrinter]:
    with ipp_printer(tmp_path) as running:
        yield running


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def desk(cups: Path, heard: Heard, tmp_path: Path) -> Iterator[ReceiptDesk]:
    assert cups.exists()
    made = ReceiptDesk(SIGNER, tmp_path / "receipts", heard, {"a4": "counter"})
    yield made
    made.close()


SIGNER = FixedKeys(bytes(32)).workstation_key().signing_key()
NUMBER = receipt().number
OUT = ReportPrint("case", NUMBER)


def printed_file(tmp_path: Path) -> bytes:
    (file,) = (tmp_path / "receipts").rglob("*-a4.pdf")
    return file.read_bytes()


def forget_the_expected_warning(caplog: pytest.LogCaptureFixture) -> None:
    assert [vars(each)["reason"] for each in caplog.records] == ["no paper"]
    caplog.clear()


def test_a_receipt_waits_for_paper_and_then_comes_out_whole(
    desk: ReceiptDesk,
    printer: IppPrinter,
    heard: Heard,
    tmp_path: Path,
    cups: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    printer.put_in(0)
    desk.make(receipt(), "case", "a4")
    heard.wait(ReportPrint("case", NUMBER, "no paper"))
    first = heard.said[0]
    assert isinstance(first, ReportReceipt)
    assert first.printing

    printer.put_in(25)

    heard.wait(OUT)
    assert printer.papers == [printed_file(tmp_path)]
    forget_the_expected_warning(caplog)
    wait_until(lambda: not spooled(cups), LIMIT_S)


def test_a_stuck_paper_is_told_and_comes_out_once_it_is_free(
    desk: ReceiptDesk,
    printer: IppPrinter,
    heard: Heard,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    printer.jam()
    desk.make(receipt(), "case", "a4")
    heard.wait(ReportPrint("case", NUMBER, "paper is jammed"))

    printer.take_out()

    heard.wait(OUT)
    assert printer.papers == [printed_file(tmp_path)]
    assert [vars(each)["reason"] for each in caplog.records] == ["paper is jammed"]
    caplog.clear()


def test_a_printer_that_is_off_is_told_and_prints_once_when_it_is_on(
    desk: ReceiptDesk,
    printer: IppPrinter,
    heard: Heard,
    tmp_path: Path,
    cups: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    printer.switch_off()
    desk.make(receipt(), "case", "a4")
    heard.wait(ReportPrint("case", NUMBER, "printer does not answer"))
    first = heard.said[0]
    assert isinstance(first, ReportReceipt)
    assert first.printing

    printer.switch_on()

    heard.wait(OUT)
    wait_until(lambda: not spooled(cups), LIMIT_S)
    assert printer.papers == [printed_file(tmp_path)]
    assert [vars(each)["reason"] for each in caplog.records] == ["printer does not answer"]
    caplog.clear()


def test_what_waits_for_paper_leaves_the_spool_with_its_visit(
    desk: ReceiptDesk,
    printer: IppPrinter,
    heard: Heard,
    cups: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    printer.put_in(0)
    desk.make(receipt(), "case", "a4")
    heard.wait(ReportPrint("case", NUMBER, "no paper"))

    desk.forget(receipt().visit)

    wait_until(lambda: not spooled(cups), LIMIT_S)
    assert OUT not in heard.said
    forget_the_expected_warning(caplog)


def test_a_receipt_for_a_paper_without_printer_is_only_kept(
    desk: ReceiptDesk, heard: Heard, tmp_path: Path
) -> None:
    desk.make(receipt(), "case", "80mm")
    desk.close()
    (told,) = heard.said
    assert isinstance(told, ReportReceipt)
    assert not told.printing
    assert list((tmp_path / "receipts").rglob("*-80mm.pdf"))
