"""A desk in a process of its own that tells what it shows, until it is killed.

`python -m tests.desk.doomed_desk FOLDER` carries a visit up to its submission on a real journal
and writes a line for each view that screen 1 shows: its position, counted from 1.
"""

import sys
from pathlib import Path

from citizenspot.journal.journal import Journal
from citizenspot.journal.keys import FixedKeys
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.visit.views import DeskView
from tests.desk.desk_rig import SeenScreens, desk_at_work

KEYS = FixedKeys(bytes(32))


class ToldScreens(SeenScreens):
    """Screens that tell what screen 1 shows, as soon as it does."""

    def show_desk(self, view: DeskView) -> None:
        sys.stdout.write(f"{view.position}\n")
        sys.stdout.flush()
        super().show_desk(view)


def journal_in(folder: Path) -> Journal:
    """Open the journal of the doomed desk, or of the one that comes after it."""
    return SqlJournal.open(folder, KEYS, "Desk 1")


def main() -> None:
    """Serve a citizen until the request is sent, then wait for the end."""
    folder = Path(sys.argv[1])
    with desk_at_work(lambda: journal_in(folder), ToldScreens()) as rig:
        rig.told_until_sent()
        sys.stdin.read()


if __name__ == "__main__":
    main()
