"""What one durable event costs against the least it can cost, in one run.

A writes the bytes of an event into a file that has its size already, and flushes them: what the
disk asks of everyone. B records the same bytes as an event of a visit that is going on: sealed,
chained, encrypted once more by the file, durable. An event of 1,000 bytes is the harder case, three
to a page of the file; half of a visit's are of 100 bytes and fewer. Run by
`python -m tests.benchmarks.durable_event`.
"""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from citizenspot.journal.entries import NewEvent
from citizenspot.journal.keys import FixedKeys
from citizenspot.journal.sql_journal import SqlJournal
from tests.benchmarks.paired import Goal, Samples, take_turns, verdict

EVENT_BYTES = 1000
SMALL_BYTES = 100
WARM_UP = 300
ROUNDS = 3000
PREALLOCATED_BYTES = 4 * 1024 * 1024
GOALS = (
    Goal("event", "us", most_times_a=1.6),
    Goal("event", "us", percentile=99, most_times_a=3.0),
)
SMALL_GOALS = (Goal("small", "us", most_times_a=1.6),)


def main() -> None:
    """Measure events of both sizes, and print both figures and their ratio."""
    print(compared("event", EVENT_BYTES, GOALS))  # noqa: T201 - run for what it prints
    print(compared("small", SMALL_BYTES, SMALL_GOALS))  # noqa: T201 - as above


def compared(name: str, size: int, goals: Iterable[Goal]) -> str:
    """Write and record events of a size by turns, and return the verdict."""
    # Beside the program and not in /tmp, which may be memory.
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".durable-event-") as made:
        folder = Path(made)
        with plain_writes(folder / "plain") as write, journal_of(folder / "journal") as record:
            turns = timed(write, name, size), timed(record, name, size)
            take_turns(*turns, WARM_UP)
            return verdict(*take_turns(*turns, ROUNDS), goals)


@contextmanager
def plain_writes(file: Path) -> Iterator[Callable[[NewEvent], object]]:
    """Give a function that writes an event's bytes into a file of full size, and flushes."""
    file.write_bytes(bytes(PREALLOCATED_BYTES))
    descriptor = os.open(file, os.O_WRONLY)
    os.fsync(descriptor)
    offset = 0

    def write(event: NewEvent) -> None:
        nonlocal offset
        os.pwrite(descriptor, event.payload, offset)
        os.fdatasync(descriptor)
        size = len(event.payload)
        offset = (offset + size) % (PREALLOCATED_BYTES - size)

    try:
        yield write
    finally:
        os.close(descriptor)


@contextmanager
def journal_of(folder: Path) -> Iterator[Callable[[NewEvent], object]]:
    """Give a function that records an event of a visit that is going on."""
    with closing(SqlJournal.open(folder, FixedKeys(os.urandom(32)), "Desk 1")) as journal:
        yield lambda event: journal.append("visit-1", [event])


def timed(act: Callable[[NewEvent], object], name: str, size: int) -> Callable[[], Samples]:
    """Return a turn that does an act with a new event, and measures the act alone."""

    def turn() -> Samples:
        event = NewEvent("field.entered", "citizen", datetime.now(UTC), os.urandom(size))
        begun = perf_counter()
        act(event)
        return {name: [(perf_counter() - begun) * 1_000_000]}

    return turn


if __name__ == "__main__":
    main()
