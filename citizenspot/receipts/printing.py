"""Prints a PDF on a CUPS queue with `lp`, and says in words of our own what kept it.

A job's title stands in the printer's log and on its display, so it never says whose receipt it
is (`reliability.md` §0.7). What CUPS itself has to be told to forget is in `docs/receipts.md`.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import BinaryIO

import msgspec

from citizenspot.receipts.printer_reasons import REASON_OF_ALERT, PrinterReason

TITLE = "Citizen Spot"

PATIENCE_S = 20.0
"""A local CUPS answers in milliseconds; one on a dead network never does."""

_NOT_RUNNING = "scheduler is not running"
_PASSED_ON = ("PATH", "HOME", "CUPS_SERVER", "IPP_PORT")
_QUEUE = re.compile(r"[^\s/#?'\"-][^\s/#?'\"]{0,126}")
_DEFAULT = re.compile(r"system default destination: (\S+)")
_JOB = re.compile(r"request id is (\S+) \(")
_WHATEVER_ITS_ENDING = ("media-needed-warning", "media-jam-warning")
"""Of two trays an empty one is worth a warning; what this job needs, or a jam, keeps the paper."""
_NOBODY_THERE = (
    "The printer may not exist or is unavailable at this time.",
    "The printer is unreachable at this time.",
    "The printer is not responding.",
    "The printer is not connected.",
    "Unable to locate printer",
    "Waiting for printer to become available.",
)
"""What CUPS 2.4's `ipp`, `socket`, `lpd` and `usb` say; in English, for so `lp` is run."""
_ALERTS = re.compile(r"^\s*Alerts: (.+)$", re.MULTILINE)


class Printed(msgspec.Struct, frozen=True):
    """The queue has taken the receipt, under this name of CUPS's own."""

    job: str


class PrinterProblem(msgspec.Struct, frozen=True):
    """The receipt is not printed; `said` is what the program wrote, for the log."""

    reason: PrinterReason
    said: str = ""


class _NotDoneError(Exception):
    def __init__(self, problem: PrinterProblem) -> None:
        super().__init__(problem.reason.value)
        self.problem = problem


def print_pdf(
    pdf: Path, queue: str, title: str = TITLE, patience_s: float = PATIENCE_S
) -> Printed | PrinterProblem:
    """Give a PDF to a queue; an empty name means the machine's own default.

    It waits for CUPS and not for the paper: call it from a worker. The file goes in by standard
    input, so that its name does not reach the spool either.

    Raises:
        OSError: the file cannot be read.
    """
    programs = _Programs(patience_s)
    try:
        ready = programs.ready(queue)
        said = programs.give(pdf, ready, title)
    except _NotDoneError as error:
        return error.problem
    job = _JOB.search(said)
    return Printed(job[1] if job else "")


def printer_problem(queue: str, patience_s: float = PATIENCE_S) -> PrinterProblem | None:
    """Return what is wrong with a queue, or None where it takes jobs and prints them."""
    try:
        _Programs(patience_s).ready(queue)
    except _NotDoneError as error:
        return error.problem
    return None


def job_state(
    job: str, queue: str, patience_s: float = PATIENCE_S
) -> Printed | PrinterProblem | None:
    """Return what keeps a job, the job while nothing does, or None once its paper is out."""
    programs = _Programs(patience_s)
    try:
        return programs.state(job, queue)
    except _NotDoneError as error:
        return error.problem


def cancel(job: str, patience_s: float = PATIENCE_S) -> PrinterProblem | None:
    """Take a job back, and its file out of the spool; return what kept that from being done."""
    try:
        _Programs(patience_s).purge(job)
    except _NotDoneError as error:
        return error.problem
    return None


class _Programs:
    """CUPS's programs, each waited for only so long; raises `_NotDoneError`."""

    def __init__(self, patience_s: float) -> None:
        self._patience_s = patience_s

    def ready(self, queue: str) -> str:
        """Return the name of a queue that takes jobs and prints them."""
        name = queue or self._default_queue()
        if not _QUEUE.fullmatch(name):
            raise _NotDoneError(PrinterProblem(PrinterReason.NO_PRINTER))
        said = self._run("lpstat", "-r", "-p", name, "-a", name)
        if f"printer {name} disabled" in said:
            raise _NotDoneError(PrinterProblem(PrinterReason.STOPPED, said))
        if f"{name} not accepting requests" in said:
            raise _NotDoneError(PrinterProblem(PrinterReason.REJECTING, said))
        return name

    def state(self, job: str, queue: str) -> Printed | PrinterProblem | None:
        """Return what keeps a job, the job itself while nothing does, None once it is out."""
        if job not in self._run("lpstat", "-o", queue).split():
            return None
        said = self._run("lpstat", "-l", "-p", queue)
        if f"printer {queue} disabled" in said:
            return PrinterProblem(PrinterReason.STOPPED, said)
        reason = _alert(said) or _unreachable(said)
        return PrinterProblem(reason, said) if reason else Printed(job)

    def purge(self, job: str) -> None:
        """Cancel a job and delete what CUPS has of it."""
        self._run("cancel", "-x", job)

    def give(self, pdf: Path, queue: str, title: str) -> str:
        """Give a file to a queue, in its own size, and return what was said."""
        with pdf.open("rb") as paper:
            return self._run(
                "lp", "-d", queue, "-t", title, "-o", "print-scaling=none", paper=paper
            )

    def _default_queue(self) -> str:
        found = _DEFAULT.search(self._run("lpstat", "-r", "-d"))
        if not found:
            raise _NotDoneError(PrinterProblem(PrinterReason.NO_PRINTER))
        return found[1]

    def _run(self, program: str, *arguments: str, paper: BinaryIO | None = None) -> str:
        try:
            done = subprocess.run(  # noqa: S603 - fixed programs, no shell, a checked queue name
                [program, *arguments],
                stdin=paper or subprocess.DEVNULL,
                capture_output=True,
                timeout=self._patience_s,
                env=_environment(),
                check=False,
            )
        except FileNotFoundError as error:
            raise _NotDoneError(PrinterProblem(PrinterReason.NO_LP)) from error
        except subprocess.TimeoutExpired as error:
            raise _NotDoneError(PrinterProblem(PrinterReason.NO_ANSWER)) from error
        said = (done.stdout + done.stderr).decode(errors="replace")
        if done.returncode or _NOT_RUNNING in said:
            raise _NotDoneError(PrinterProblem(_reason(said), said))
        return said


def _alert(said: str) -> PrinterReason | None:
    """Return what keeps a printer, of the alerts it gives; a warning does not keep it."""
    found = _ALERTS.search(said)
    for alert in found[1].split() if found else ():
        keyword = alert.removesuffix("-error").removesuffix("-report")
        if alert.startswith(_WHATEVER_ITS_ENDING):
            keyword = alert.removesuffix("-warning")
        if keyword in REASON_OF_ALERT:
            return REASON_OF_ALERT[keyword]
    return None


def _unreachable(said: str) -> PrinterReason | None:
    """Return that a printer is off where the program that speaks to it finds nobody there.

    It tries again by itself, and of a printer that answers nobody CUPS has no alert: only this.
    """
    return PrinterReason.OFF if any(each in said for each in _NOBODY_THERE) else None


def _reason(said: str) -> PrinterReason:
    if _NOT_RUNNING in said:
        return PrinterReason.NO_SCHEDULER
    if "Invalid destination" in said or "does not exist" in said:
        return PrinterReason.NO_PRINTER
    if "not accepting" in said:
        return PrinterReason.REJECTING
    return PrinterReason.REFUSED


def _environment() -> dict[str, str]:
    """Return only what CUPS's programs need, and their answers in English."""
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**kept, "LC_ALL": "C"}
