"""A receipt on its way to paper: told when it is out, and what keeps it while it is not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from citizenspot.receipts.print_worker import PrintJob, PrintWorker
from citizenspot.receipts.printer_reasons import PrinterReason
from citizenspot.receipts.printing import PrinterProblem

LIMIT_S = 20.0
LPSTAT = """
case "$*" in
*-o*) [ -e {folder}/held ] && echo "desk-41 maria 1024 Fri Nov 27 11:00:00 2026"; exit 0 ;;
esac
echo "scheduler is running"
echo "printer desk is idle.  enabled since Sun Nov 22 07:44:47 2026"
cat {folder}/alerts 2>/dev/null
echo "desk accepting requests since Sun Nov 22 07:44:47 2026"
"""
LP = 'cat >> {folder}/paper; echo "request id is desk-41 (1 file(s))"'
CANCEL = 'echo "$@" > {folder}/cancelled; rm -f {folder}/held'


class Told:
    """What the worker reported, waited for."""

    def __init__(self) -> None:
        self.reports: list[PrinterReason | None] = []
        self._changed = threading.Condition()

    def __call__(self, job: PrintJob, problem: PrinterProblem | None) -> None:
        assert job.number == "R-000001"
        with self._changed:
            self.reports.append(problem.reason if problem else None)
            self._changed.notify_all()

    def wait(self, *reports: PrinterReason | None) -> None:
        with self._changed:
            came = self._changed.wait_for(lambda: self.reports == list(reports), LIMIT_S)
        assert came, f"told {self.reports}"


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def worker(told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintWorker]:
    """A worker with a printing service of the test's own, looked at without delay."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for needed in ("cat", "rm", "test"):
        (programs / needed).symlink_to(f"/usr/bin/{needed}")
    for name, script in (("lpstat", LPSTAT), ("lp", LP), ("cancel", CANCEL)):
        program = programs / name
        program.write_text(f"#!/bin/sh\n{script.replace('{folder}', str(tmp_path))}\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    running = PrintWorker(told, look_again_s=0.01)
    yield running
    running.close()


@pytest.fixture
def job(tmp_path: Path) -> PrintJob:
    file = tmp_path / "R-000001-a4.pdf"
    file.write_bytes(b"%PDF-1.4 a receipt")
    return PrintJob(visit="v1", case="c1", number="R-000001", file=file, queue="desk")


def test_a_receipt_that_comes_out_is_told_once(
    worker: PrintWorker, told: Told, job: PrintJob
) -> None:
    worker.print(job)
    told.wait(None)


def test_a_printer_without_paper_says_so_and_goes_on_by_itself(
    worker: PrintWorker, told: Told, job: PrintJob, tmp_path: Path
) -> None:
    (tmp_path / "held").touch()
    (tmp_path / "alerts").write_text("\tAlerts: media-empty-error\n")
    worker.print(job)
    told.wait(PrinterReason.NO_PAPER)

    (tmp_path / "alerts").unlink()
    (tmp_path / "held").unlink()

    told.wait(PrinterReason.NO_PAPER, None)
    assert (tmp_path / "paper").read_bytes() == job.file.read_bytes()


@pytest.mark.parametrize(
    ("alert", "reason"),
    [
        ("media-jam-error", PrinterReason.JAMMED),
        ("cover-open-report", PrinterReason.OPEN),
        ("offline-report", PrinterReason.OFF),
    ],
)
def test_each_alert_of_the_printer_has_its_reason(
    worker: PrintWorker,
    told: Told,
    job: PrintJob,
    tmp_path: Path,
    alert: str,
    reason: PrinterReason,
) -> None:
    (tmp_path / "held").touch()
    (tmp_path / "alerts").write_text(f"\tAlerts: marker-supply-low-warning {alert}\n")
    worker.print(job)
    told.wait(reason)


def test_a_warning_keeps_no_paper(
    worker: PrintWorker, told: Told, job: PrintJob, tmp_path: Path
) -> None:
    (tmp_path / "alerts").write_text("\tAlerts: media-empty-warning\n")
    worker.print(job)
    told.wait(None)


def test_a_file_that_is_gone_is_told(worker: PrintWorker, told: Told, job: PrintJob) -> None:
    job.file.unlink()
    worker.print(job)
    told.wait(PrinterReason.NO_FILE)


def test_what_is_not_printed_of_a_visit_that_is_over_is_taken_out_of_the_spool(
    worker: PrintWorker, told: Told, job: PrintJob, tmp_path: Path
) -> None:
    (tmp_path / "held").touch()
    (tmp_path / "alerts").write_text("\tAlerts: media-jam-error\n")
    worker.print(job)
    told.wait(PrinterReason.JAMMED)

    worker.forget("another visit")
    worker.forget(job.visit)
    worker.close()

    assert (tmp_path / "cancelled").read_text().split() == ["-x", "desk-41"]
    assert told.reports == [PrinterReason.JAMMED]


def test_what_is_on_its_way_when_the_visit_is_over_still_comes_out(
    worker: PrintWorker, told: Told, job: PrintJob, tmp_path: Path
) -> None:
    (tmp_path / "held").touch()
    worker.print(job)
    worker.forget(job.visit)
    (tmp_path / "held").unlink()
    told.wait(None)
    assert not (tmp_path / "cancelled").exists()


def test_what_is_kept_after_the_visit_is_over_is_taken_back(
    worker: PrintWorker, told: Told, job: PrintJob, tmp_path: Path
) -> None:
    (tmp_path / "held").touch()
    worker.print(job)
    worker.forget(job.visit)
    (tmp_path / "alerts").write_text("\tAlerts: media-jam-error\n")
    told.wait(PrinterReason.JAMMED)
    worker.close()
    assert (tmp_path / "cancelled").exists()


def test_a_desk_without_printer_has_no_thread_for_printing(told: Told) -> None:
    before = set(threading.enumerate())
    worker = PrintWorker(told)
    worker.forget("v1")
    started = set(threading.enumerate()) - before
    assert "printing" not in {each.name for each in started}
    worker.close()
