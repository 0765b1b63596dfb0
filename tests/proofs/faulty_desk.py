"""A desk that records on a disk that fails it, names the error, and tries again where it may.

`python -m tests.proofs.faulty_desk FOLDER ACTS`
"""

import sys
from contextlib import closing
from pathlib import Path

from citizenspot.journal.errors import JournalError, JournalFull
from citizenspot.journal.sql_journal import SqlJournal
from tests.journal.made_up import DESK, KEYS, OPENING, delivery, event
from tests.proofs.recording_desk import BEGUN, say, small_log, tell


def main(folder: Path, acts: int) -> None:
    with small_log(), closing(SqlJournal.open(folder, KEYS, DESK)) as journal:
        say(BEGUN)
        try:
            record(journal, acts)
        except JournalError as error:
            say(f"named {type(error).__name__}")


def record(journal: SqlJournal, acts: int) -> None:
    for act in range(acts):
        visit, ends = f"visit-{act // 3}", act % 3 == 2
        events = [event(payload=bytes(2_000)), event(payload=bytes(9_000))]
        sent = [delivery(f"once-{act}", visit=visit)]
        try:
            journal.append(visit, events, sent, ends_visit=ends)
        except JournalFull as full:
            say(f"named {type(full).__name__}")
            journal.append(visit, events, sent, ends_visit=ends)
        tell(journal)
        if act == acts // 2:
            journal.erase(["visit-0"], "a rule", OPENING)
            tell(journal, "visit-0")
    journal.close_day("2026-11-23", OPENING)
    tell(journal)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
