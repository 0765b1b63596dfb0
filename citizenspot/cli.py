"""The front door: every command of the program, and the one place that may reach every room.

The commands themselves are in `citizenspot/commands/`, a file each; they import what they need
when they are called, so that a start does not load what only another command uses.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command that was typed.

    The start of a desk does not wait for the command line's library, which takes as long to load
    as Qt does.
    """
    command, *options = sys.argv[1:] or [""]
    if command == "start" and set(options) <= {"--practice"}:
        from citizenspot.commands.starting import start_desk  # noqa: PLC0415

        raise SystemExit(start_desk(practice="--practice" in options))
    from citizenspot.commands.every_command import app  # noqa: PLC0415
    from citizenspot.commands.file_troubles import told_in_words  # noqa: PLC0415

    told_in_words(app)
