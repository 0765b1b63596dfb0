"""The thread that has receipts printed, and watches their paper until it is out or taken back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Literal

import msgspec

from citizenspot.receipts.printer_reasons import PrinterReason
from citizenspot.receipts.printing import (
    Printed,
    PrinterProblem,
    cancel,
    job_state,
    print_pdf,
)

LOOK_AGAIN_S = 1.0


class PrintJob(msgspec.Struct, frozen=True):
    """A paper's file on its way to a CUPS queue; only a receipt has a case and a number."""

    visit: str
    case: str
    number: str
    file: Path
    queue: str
    what: Literal["receipt", "slip", "held"] = "receipt"


Report = Callable[[PrintJob, PrinterProblem | None], None]
"""Told when a paper is out (no problem), and whenever another problem keeps it."""


class PrintWorker:
    """Prints one receipt after another; a printer without paper holds up only its own.

    A job that waits at the printer goes on by itself once the printer can, and is reported then.
    `look_again_s` is how often the printing service is asked about papers that are not out yet.
    """

    def __init__(self, report: Report, look_again_s: float = LOOK_AGAIN_S) -> None:
        self._report = report
        self._look_again_s = look_again_s
        self._over: set[str] = set()
        self._acts: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._waiting: dict[str, tuple[PrintJob, PrinterProblem | None]] = {}
        self._thread = threading.Thread(target=self._work, name="printing", daemon=False)
        self._is_started = False

    def print(self, job: PrintJob) -> None:
        """Ask for a receipt on paper; returns at once."""
        self._act(lambda: self._print(job))

    def forget(self, visit: str) -> None:
        """Take back what cannot be printed of a visit that is over; returns at once.

        What is on its way comes out; it is taken back should anything keep it.
        """
        if self._is_started:
            self._act(lambda: self._is_over(visit))

    def close(self) -> None:
        """Give what was asked for to the printers, and end the thread."""
        if self._is_started:
            self._acts.put(None)
            self._thread.join()

    def _act(self, act: Callable[[], None]) -> None:
        """Queue an act; the thread begins with the first, for many desks have no printer."""
        self._acts.put(act)
        if not self._is_started:
            self._is_started = True
            self._thread.start()

    def _work(self) -> None:
        while True:
            try:
                act = self._acts.get(timeout=self._look_again_s if self._waiting else None)
            except Empty:
                self._look()
                continue
            if act is None:
                return
            act()

    def _print(self, job: PrintJob) -> None:
        try:
            given = print_pdf(job.file, job.queue)
        except OSError:
            given = PrinterProblem(PrinterReason.NO_FILE)
        if isinstance(given, Printed) and given.job:
            self._waiting[given.job] = (job, None)
            self._look()
        else:
            self._report(job, None if isinstance(given, Printed) else given)

    def _look(self) -> None:
        """Report what has changed of the papers that are not out yet."""
        for name, (job, before) in tuple(self._waiting.items()):
            state = job_state(name, job.queue)
            if state is None:
                del self._waiting[name]
                self._report(job, None)
            elif isinstance(state, PrinterProblem) and state != before:
                self._waiting[name] = (job, state)
                self._report(job, state)
        self._take_back()

    def _is_over(self, visit: str) -> None:
        self._over.add(visit)
        self._take_back()

    def _take_back(self) -> None:
        """Cancel what is kept from being printed of visits that are over."""
        for name, (job, problem) in tuple(self._waiting.items()):
            if problem is not None and job.visit in self._over:
                del self._waiting[name]
                cancel(name)
        self._over &= {job.visit for job, _problem in self._waiting.values()}
