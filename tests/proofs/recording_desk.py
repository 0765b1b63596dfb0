"""A desk that records acts of every kind, and says after each what it has acknowledged.

`python -m tests.proofs.recording_desk FOLDER ACTS FULL|NORMAL`. Its log is small, so that it is
brought into the file, erased from and begun anew many times.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from citizenspot.journal import database
from citizenspot.journal.sql_journal import SqlJournal
from tests.journal.made_up import DESK, KEYS, OPENING, delivery, event, receipt

BEGUN = "begun"
ACTS_OF_A_VISIT = 5
PAGES = 40


@contextmanager
def small_log(synchronous: str = "FULL") -> Iterator[None]:
    """Let the journal have a small log, flushed in this way."""
    settings = database._settings

    def other(key: bytes, checked_by: str, *, reading_only: bool) -> Iterator[str]:
        for statement in settings(key, checked_by, reading_only=reading_only):
            yield statement.replace("synchronous = FULL", f"synchronous = {synchronous}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "_settings", other)
        patch.setattr(database, "_CHECKPOINT_PAGES", PAGES)
        patch.setattr(database, "_WAL_BYTES", (PAGES + 60) * database._WAL_FRAME_BYTES)
        yield


def main(folder: Path, acts: int, synchronous: str) -> None:
    with small_log(synchronous), closing(SqlJournal.open(folder, KEYS, DESK)) as journal:
        say(BEGUN)
        for act in range(acts):
            visit, in_visit = f"visit-{act // ACTS_OF_A_VISIT}", act % ACTS_OF_A_VISIT
            events = [event(payload=bytes([act % 251]) * (300 + 37 * (act % 40)))]
            if in_visit == 2:
                events.append(receipt(journal.next_number("receipts")))
            sent = [delivery(f"once-{act}", visit=visit)] if in_visit == 3 else []
            ends = in_visit == ACTS_OF_A_VISIT - 1
            journal.append(visit, events, sent, ends_visit=ends)
            tell(journal)
            if ends and act % 10 == 9:
                journal.erase([visit], "a rule", OPENING)
                tell(journal, visit)
            if act % 50 == 49:
                journal.close_day("2026-11-23", OPENING)
                tell(journal)


def tell(journal: SqlJournal, erased: str = "") -> None:
    """Say what is acknowledged now: the end of the chain, and which visit was erased."""
    head = journal.head()
    say(f"{head.position} {head.hash.hex()} {erased}".strip())


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
