"""Printing through `lp`: taken, or refused in words of our own; nothing personal in the job."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citizenspot.receipts.printer_reasons import PrinterReason, problem_sentence
from citizenspot.receipts.printing import Printed, PrinterProblem, print_pdf, printer_problem
from citizenspot.texts import Texts

READY = """
echo "scheduler is running"
echo "printer desk is idle.  enabled since Sun Nov 22 07:44:47 2026"
echo "desk accepting requests since Sun Nov 22 07:44:47 2026"
"""
TAKES = """
printf '%s\\n' "$@" > {folder}/arguments
env > {folder}/environment
cat > {folder}/paper
echo "request id is desk-41 (1 file(s))"
"""
Programs = Callable[..., None]


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """Put programs of our own where `lp` and `lpstat` are looked for, and no others."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for needed in ("cat", "env", "sleep"):
        (folder / needed).symlink_to(f"/bin/{needed}")
    monkeypatch.setenv("PATH", str(folder))

    def install(**scripts: str) -> None:
        for name, script in scripts.items():
            file = folder / name
            file.write_text(f"#!/bin/sh\n{script.replace('{folder}', str(tmp_path))}\n")
            file.chmod(0o755)

    return install


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    file = tmp_path / "BRG1-2026-001207-a4.pdf"
    file.write_bytes(b"%PDF-1.4 a receipt")
    return file


def reason(result: Printed | PrinterProblem | None) -> PrinterReason:
    assert isinstance(result, PrinterProblem)
    return result.reason


def test_a_receipt_is_given_to_the_queue(programs: Programs, pdf: Path, tmp_path: Path) -> None:
    programs(lpstat=READY, lp=TAKES)
    assert print_pdf(pdf, "desk") == Printed("desk-41")
    assert (tmp_path / "paper").read_bytes() == pdf.read_bytes()
    arguments = (tmp_path / "arguments").read_text().splitlines()
    assert arguments[arguments.index("-d") + 1] == "desk"


def test_the_job_says_nothing_of_whose_receipt_it_is(
    programs: Programs, pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITIZENSPOT_SECRET", "1234")
    programs(lpstat=READY, lp=TAKES)
    print_pdf(pdf, "desk")
    arguments = (tmp_path / "arguments").read_text()
    assert "Citizen Spot" in arguments
    assert "BRG1" not in arguments
    assert "1234" not in (tmp_path / "environment").read_text()


def test_without_a_queue_named_the_machines_own_is_used(
    programs: Programs, pdf: Path, tmp_path: Path
) -> None:
    own = 'if [ "$2" = -d ]; then echo "system default destination: desk"; exit; fi'
    programs(lpstat=own + READY, lp=TAKES)
    assert print_pdf(pdf, "") == Printed("desk-41")
    assert "desk" in (tmp_path / "arguments").read_text().splitlines()


def test_a_machine_without_lp_says_so(programs: Programs, pdf: Path) -> None:
    programs()
    assert reason(print_pdf(pdf, "desk")) is PrinterReason.NO_LP
    programs(lpstat=READY)
    assert reason(print_pdf(pdf, "desk")) is PrinterReason.NO_LP


def test_a_scheduler_that_is_not_running_is_told_from_a_missing_printer(
    programs: Programs, pdf: Path
) -> None:
    programs(lpstat='echo "lpstat: Invalid destination name in list" >&2; exit 1', lp=TAKES)
    assert reason(print_pdf(pdf, "desk")) is PrinterReason.NO_PRINTER
    programs(lpstat='echo "scheduler is not running"', lp=TAKES)
    assert reason(print_pdf(pdf, "desk")) is PrinterReason.NO_SCHEDULER


def test_no_default_printer_is_no_printer(programs: Programs, pdf: Path) -> None:
    programs(lpstat='echo "scheduler is running"; echo "no system default destination"', lp=TAKES)
    assert reason(print_pdf(pdf, "")) is PrinterReason.NO_PRINTER


def test_a_stopped_printer_is_not_given_a_paper_it_would_keep(
    programs: Programs, pdf: Path, tmp_path: Path
) -> None:
    stopped = READY.replace("is idle.  enabled", "disabled")
    programs(lpstat=stopped, lp=TAKES)
    assert reason(print_pdf(pdf, "desk")) is PrinterReason.STOPPED
    assert reason(printer_problem("desk")) is PrinterReason.STOPPED
    assert not (tmp_path / "paper").exists()


def test_a_printer_that_takes_no_jobs_says_so(programs: Programs, pdf: Path) -> None:
    programs(lpstat=READY.replace("desk accepting", "desk not accepting"), lp=TAKES)
    assert reason(print_pdf(pdf, "desk")) is PrinterReason.REJECTING
    programs(lpstat=READY, lp='echo "lp: Destination \\"desk\\" is not accepting jobs."; exit 1')
    assert reason(print_pdf(pdf, "desk")) is PrinterReason.REJECTING


def test_any_other_refusal_keeps_what_was_said_for_the_log(programs: Programs, pdf: Path) -> None:
    programs(lpstat=READY, lp='echo "lp: Unsupported format" >&2; exit 1')
    problem = print_pdf(pdf, "desk")
    assert reason(problem) is PrinterReason.REFUSED
    assert isinstance(problem, PrinterProblem)
    assert "Unsupported format" in problem.said


def test_a_service_that_never_answers_is_not_waited_for(programs: Programs, pdf: Path) -> None:
    programs(lpstat="exec sleep 30", lp=TAKES)
    assert reason(print_pdf(pdf, "desk", patience_s=0.2)) is PrinterReason.NO_ANSWER


@pytest.mark.parametrize("queue", ["-h", "--help", "a b", "../x", "a\nb", "", "x" * 200])
def test_a_name_that_no_queue_can_have_never_reaches_a_program(
    queue: str, programs: Programs, pdf: Path, tmp_path: Path
) -> None:
    programs(lpstat=TAKES, lp=TAKES)
    assert reason(print_pdf(pdf, queue)) is PrinterReason.NO_PRINTER
    if queue:
        assert not (tmp_path / "arguments").exists()


def test_a_ready_printer_has_no_problem(programs: Programs) -> None:
    programs(lpstat=READY)
    assert printer_problem("desk") is None


@pytest.mark.parametrize("why", PrinterReason)
def test_every_problem_has_a_sentence(why: PrinterReason) -> None:
    assert problem_sentence(why, "desk", Texts.for_language("en"))
