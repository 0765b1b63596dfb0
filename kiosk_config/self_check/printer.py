"""Checks the printer: does CUPS know the queue of the settings, and does it take jobs?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk_config.self_check.finding import Finding, Subject, ok, problem
from kiosk_config.sentences import _N

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk_config.self_check.machine import Machine
    from kiosk_config.settings import Settings


def check_printers(machine: Machine, settings: Settings) -> Iterator[Finding]:
    """Judge every queue that receipts go to; without one they are kept as files, which is well."""
    queues = dict.fromkeys(settings.receipts.printers.values())
    if not queues:
        yield ok(Subject.PRINTER, _N("No printer is set: receipts are kept as files."))
    for queue in queues:
        yield check_printer(machine, queue)


def check_printer(machine: Machine, queue: str) -> Finding:
    """Judge one queue: does CUPS know it, and does it take jobs?"""
    queues = machine.output_of("lpstat", "-e")
    if queues is None:
        text = _N("The printing service does not answer.")
        return problem(Subject.PRINTER, text, mend="sudo systemctl start cups")
    if queue not in queues.split():
        text = _N("The printing service knows no queue {queue}.")
        add = f"sudo lpadmin -p {queue} -E -m everywhere -v ipp://ADDRESS/ipp/print"
        return problem(Subject.PRINTER, text, mend=add, queue=queue)
    if "disabled" in (machine.output_of("lpstat", "-p", queue) or "disabled"):
        text = _N("The queue {queue} is stopped.")
        return problem(Subject.PRINTER, text, mend=f"sudo cupsenable {queue}", queue=queue)
    return ok(Subject.PRINTER, _N("Receipts are printed on {queue}."), queue=queue)
