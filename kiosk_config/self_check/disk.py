"""Checks the disk that the journal is written to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk_config.self_check.finding import Finding, Subject, ok, problem
from kiosk_config.sentences import _N

if TYPE_CHECKING:
    from kiosk_config.self_check.machine import Machine
    from kiosk_config.settings import Settings

MEGABYTE = 1_000_000
# A day at a desk writes 2.5 MB; below this no visit is begun, so that none ends in the middle.
LEAST_MB = 200


def check_disk(machine: Machine, settings: Settings) -> Finding:
    """Judge whether the data folder can be written, and has room."""
    folder = settings.data_folder
    if not machine.can_write(folder):
        text = _N("{folder} cannot be written.")
        own = f'sudo install -d -m 700 -o "$USER" {folder}'
        return problem(Subject.DISK, text, mend=own, folder=str(folder))
    free = machine.free_bytes(folder) // MEGABYTE
    if free < LEAST_MB:
        text = _N("Only {free} MB are free; visits need {least} MB.")
        room = "sudo apt-get clean && sudo journalctl --vacuum-size=100M"
        return problem(Subject.DISK, text, mend=room, free=str(free), least=str(LEAST_MB))
    return ok(Subject.DISK, _N("{free} MB are free."), free=str(free))
