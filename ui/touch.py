"""Sends the touches on the citizen's glass to the citizen's output, by the X server's own word."""

from __future__ import annotations

from collections.abc import Sequence

from citizenspot import logs


def map_touch(command: Sequence[str]) -> None:
    """Run the command that maps a touch screen, and wait for nothing; an empty one does nothing.

    One that cannot be started is logged; one whose device is not plugged in is what `doctor` says.
    """
    if not command:
        return
    from PySide6.QtCore import QProcess  # noqa: PLC0415 - most desks map none

    if not QProcess.startDetached(command[0], list(command[1:]))[0]:
        logs.warning("touch not mapped", reason=command[0])
