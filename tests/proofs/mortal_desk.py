"""A desk in a process of its own that plays visits, one after the other, until it is killed.

`python -m tests.proofs.mortal_desk FOLDER` lives once for each line on its standard input: a
child that says its id, then after each act what is acknowledged: `VISIT ACTS`, and `wrong …`
where it did not find the visit as it was left. When it is dead, its parent says `dead`.
"""

import fcntl
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from citizenspot.desk.parts import Parts
from citizenspot.journal.desk_book import is_of_desk
from citizenspot.journal.journal import Journal
from citizenspot.journal.keys import FixedKeys
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.providers.backoff import Pace
from citizenspot.providers.connector import Accepted, Asked, NotFound, Sent, Submission
from citizenspot.providers.lane import Surroundings
from citizenspot.providers.sender import OutboxSender
from tests.desk.desk_rig import LIMIT_S, DeskRig
from tests.proofs.played_visit import ACTS, SUBMITTED, counted_kinds, do, events_in, page

KEYS = FixedKeys(bytes(32))
DESK = "Desk 1"
JOURNAL, HEADS, TAKEN, UNDISTURBED = "journal", "heads", "taken", "undisturbed.json"


class ProviderWithABook:
    """A provider that keeps once-only keys in a file, which no killed desk takes with it."""

    name, practice, repeats_safely = "rest", False, True

    def __init__(self, book: Path) -> None:
        self._book = book

    def submit(self, submission: Submission) -> Sent:
        with self._book.open("a+") as book:
            fcntl.flock(book, fcntl.LOCK_EX)
            book.seek(0)
            if f"{submission.case} {submission.key}\n" not in book:
                book.write(f"{submission.case} {submission.key}\n")
        return Accepted(submission.key[:8])

    def find(self, submission: Submission, since: datetime) -> Asked:  # noqa: ARG002 - keeps all
        taken = self._book.read_text() if self._book.exists() else ""
        return Accepted(submission.key[:8]) if submission.key in taken else NotFound()

    def close(self) -> None:
        """Have nothing under way that could be ended."""


def main(folder: Path) -> None:
    learn(folder)
    for _asked in sys.stdin:
        child = os.fork()
        if child == 0:
            live(folder)
        os.waitpid(child, 0)
        say("dead")


def learn(folder: Path) -> None:
    """Write down how many events and which page each act leaves at a desk that nobody kills."""
    rig = DeskRig()
    rig.start()
    told = [(do(rig, act) and events_in(rig), page(rig)) for act in range(len(ACTS))]
    rig.desk.close()
    (folder / UNDISTURBED).write_text(json.dumps(told))


def live(folder: Path) -> None:
    say(str(os.getpid()))
    told = json.loads((folder / UNDISTURBED).read_text())
    with desk(folder) as rig:
        done = where_it_stands(rig, told)
        tell(rig, done)
        while True:
            view = do(rig, done)
            # What the journal has counts, and not what was asked for: an act may be refused.
            after = where_it_stands(rig, told)
            if after != (done + 1) % len(ACTS):
                say(f"wrong act {done} led to {after}: {view.notices}")
            done = after
            tell(rig, done)


def where_it_stands(rig: DeskRig, told: list[tuple[int, str]]) -> int:
    """Return how many acts are done, or say what is wrong with the visit."""
    events = events_in(rig)
    if events == 0:
        return 0
    places = [act for act, (count_, _) in enumerate(told) if count_ == events]
    if not places:
        kinds = rig.desk.ask(counted_kinds).result(LIMIT_S)
        say(f"wrong act by halves: {events} events, the last {' '.join(kinds[-8:])}")
        return 0
    done = places[0] + 1
    if done < SUBMITTED and page(rig) != told[places[0]][1]:
        say(f"wrong page after {done} acts")
    return done


def tell(rig: DeskRig, done: int) -> None:
    """Say how far the desk has come: which visit it is, and how many of its acts are done."""
    visits = rig.desk.ask(lambda counter: visits_begun(counter._journal)).result(LIMIT_S)
    say(f"{visits} {done or len(ACTS)}")


def visits_begun(journal: Journal) -> int:
    return sum(not is_of_desk(name) for name in journal.visits_since(1))


@contextmanager
def desk(folder: Path) -> Iterator[DeskRig]:
    """A desk on a real journal, with a real outbox and a provider that outlives it."""
    rig = DeskRig(
        lambda: SqlJournal.open(folder / JOURNAL, KEYS, DESK, witnessed_in=folder / HEADS)
    )
    # As in the program: no two desks ever give the same name. Lives counted anew would.
    rig._ids = count(int.from_bytes(os.urandom(12), "big"))
    rig.desk.start()
    rig.desk.wait_until_open(LIMIT_S)
    given = Surroundings(
        report=rig.desk.delivery_reported,
        clock=lambda: datetime.now(UTC),
        random=lambda: 0.5,
        defect=lambda error: say(f"wrong {error!r}"),
        pace=Pace(first_s=0.01, longest_s=0.05, failures_before_rest=1000),
    )
    sender = OutboxSender({"xx.town": ProviderWithABook(folder / TAKEN)}, given)
    sender.start()
    rig.desk.attach(Parts(sender=sender, receipts=rig.parts, reader=rig.parts))
    yield rig
    sender.close()
    rig.desk.close()


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
