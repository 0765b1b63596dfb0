"""A desk that records without pause until it is killed, as often as it is asked to live again.

Run as `python -m tests.journal.doomed_desk FOLDER`. For each line on its standard input it begins
a life: a process of its own that prints its id, then a line for each act once `append` has
returned. When that process is dead it prints `dead`.
"""

import os
import sys
from itertools import count
from pathlib import Path

from citizenspot.journal.sql_journal import SqlJournal
from tests.journal.made_up import DESK, KEYS, delivery, event, receipt

EVENTS_OF_AN_ACT = 3


def main(folder: Path) -> None:
    for life, _ in enumerate(sys.stdin):
        child = os.fork()
        if child == 0:
            record_until_killed(folder, life)
        os.waitpid(child, 0)
        say("dead")


def record_until_killed(folder: Path, life: int) -> None:
    say(str(os.getpid()))
    journal = SqlJournal.open(folder, KEYS, DESK)
    for act in count():
        visit = f"visit-{life}-{act // 5}"
        name = f"{life}.{act}"
        number = journal.next_number("receipts")
        events = [event(name), event(name), receipt(number)]
        sent = [delivery(name, visit=visit)]
        recorded = journal.append(visit, events, sent, ends_visit=act % 5 == 4)
        say(" ".join([name, *(f"{each.position}:{each.hash.hex()}" for each in recorded)]))


def say(line: str) -> None:
    os.write(sys.stdout.fileno(), f"{line}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
