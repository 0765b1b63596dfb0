"""The same against a real CUPS: a server of the test's own, with a printer made of a socket."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from citizenspot.receipts.printer_reasons import PrinterReason
from citizenspot.receipts.printing import Printed, PrinterProblem, print_pdf, printer_problem
from tests.receipts.paper_tools import pdf_of
from tests.receipts.specimens import receipt
from tests.rigs.cups import PATIENCE_S, spooled
from tests.rigs.socket_printer import SocketPrinter
from tests.rigs.waiting import wait_until

pytestmark = pytest.mark.real


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    file = tmp_path / "BRG1-2026-001207-a4.pdf"
    file.write_bytes(pdf_of(receipt()))
    return file


def test_the_printer_gets_the_receipt_and_the_spool_keeps_nothing(
    cups: Path, printer: SocketPrinter, pdf: Path
) -> None:
    assert printer_problem("counter") is None
    printed = print_pdf(pdf, "counter")
    assert isinstance(printed, Printed)
    assert printed.job.startswith("counter-")
    assert printer.done.wait(PATIENCE_S)
    assert printer.paper == pdf.read_bytes()
    wait_until(lambda: not spooled(cups))
    log = (cups / "log/error_log").read_text(errors="replace")
    assert "Citizen Spot" in log
    assert "BRG1" not in log
    assert "Maria" not in log


def test_a_stopped_queue_says_so(cups: Path, pdf: Path) -> None:
    subprocess.run(["cupsdisable", "counter"], check=True)
    problem = print_pdf(pdf, "counter")
    assert isinstance(problem, PrinterProblem)
    assert problem.reason is PrinterReason.STOPPED
    assert cups.exists()


def test_a_queue_that_takes_no_jobs_says_so(cups: Path, pdf: Path) -> None:
    subprocess.run(["cupsreject", "counter"], check=True)
    problem = print_pdf(pdf, "counter")
    assert isinstance(problem, PrinterProblem)
    assert problem.reason in {PrinterReason.REJECTING, PrinterReason.STOPPED}
    assert cups.exists()


def test_a_queue_that_is_not_there_is_no_printer(cups: Path, pdf: Path) -> None:
    problem = print_pdf(pdf, "nowhere")
    assert isinstance(problem, PrinterProblem)
    assert problem.reason is PrinterReason.NO_PRINTER
    assert cups.exists()


def test_without_a_default_there_is_no_printer(cups: Path, pdf: Path) -> None:
    problem = print_pdf(pdf, "")
    assert isinstance(problem, PrinterProblem)
    assert problem.reason is PrinterReason.NO_PRINTER
    assert cups.exists()


def test_the_machines_own_default_is_used(cups: Path, printer: SocketPrinter, pdf: Path) -> None:
    subprocess.run(["lpadmin", "-d", "counter"], check=True)
    assert isinstance(print_pdf(pdf, ""), Printed)
    assert printer.done.wait(PATIENCE_S)
    assert cups.exists()


def test_a_cups_that_is_not_running_says_so(
    pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not shutil.which("lp"):
        pytest.skip("lp is not installed (Debian package cups-client)")
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody.sock"))
    problem = print_pdf(pdf, "counter")
    assert isinstance(problem, PrinterProblem)
    assert problem.reason is PrinterReason.NO_SCHEDULER
