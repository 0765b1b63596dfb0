"""How much one durable event costs against the least it can cost, measured in one run.

A writes the bytes of an event into a preallocated file and flushes them: what the disk asks of
everyone. B records the same bytes as an event of a visit that is going on: sealed, chained,
encrypted once more by the file, durable. A and B take turns, so that what else the machine does
falls on both. Run by `python -m tests.benchmarks.durable_event`.
"""

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from citizenspot.journal.entries import NewEvent
from citizenspot.journal.keys import FixedKeys
from citizenspot.journal.sql_journal import SqlJournal

GOAL = 2.0
EVENT_BYTES = 1000
WARM_UP = 300
ROUNDS = 3000
PREALLOCATED_BYTES = 4 * 1024 * 1024


def main() -> None:
    """Measure, and print both figures and their ratio."""
    # Beside the program and not in /tmp, which may be memory.
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".durable-event-") as name:
        folder = Path(name)
        with plain_writes(folder / "plain") as write, journal_of(folder / "journal") as record:
            a, b = take_turns(write, record)
    print(report(a, b))  # noqa: T201 - a benchmark is run for what it prints


def report(a: Mapping[int, float], b: Mapping[int, float]) -> str:
    """Return both figures and their ratio, from the percentiles of A and B."""
    ratio = b[50] / a[50]
    verdict = "reached" if ratio <= GOAL else "NOT reached"
    return (
        f"A  pwrite + fdatasync, {EVENT_BYTES} bytes      p50 {a[50]:.3f}  p99 {a[99]:.3f} ms\n"
        f"B  the same bytes as a durable event  p50 {b[50]:.3f}  p99 {b[99]:.3f} ms\n"
        f"durable event: {ratio:.2f} x (goal: at most {GOAL:.1f} x, {verdict})"
    )


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
        offset = (offset + EVENT_BYTES) % (PREALLOCATED_BYTES - EVENT_BYTES)

    try:
        yield write
    finally:
        os.close(descriptor)


@contextmanager
def journal_of(folder: Path) -> Iterator[Callable[[NewEvent], object]]:
    """Give a function that records an event of a visit that is going on."""
    with closing(SqlJournal.open(folder, FixedKeys(os.urandom(32)), "Desk 1")) as journal:
        yield lambda event: journal.append("visit-1", [event])


def take_turns(
    a: Callable[[NewEvent], object], b: Callable[[NewEvent], object]
) -> tuple[Mapping[int, float], Mapping[int, float]]:
    """Return the percentiles of both in milliseconds, by their number."""
    taken_a, taken_b = [], []
    for turn in range(WARM_UP + ROUNDS):
        event = NewEvent("field.entered", "citizen", datetime.now(UTC), os.urandom(EVENT_BYTES))
        milliseconds = timed(a, event), timed(b, event)
        if turn >= WARM_UP:
            taken_a.append(milliseconds[0])
            taken_b.append(milliseconds[1])
    return percentiles(taken_a), percentiles(taken_b)


def timed(act: Callable[[NewEvent], object], event: NewEvent) -> float:
    """Return how many milliseconds an act took."""
    begun = perf_counter()
    act(event)
    return (perf_counter() - begun) * 1000


def percentiles(taken: list[float]) -> Mapping[int, float]:
    """Return the percentiles from the 1st to the 99th."""
    return dict(enumerate(quantiles(taken, n=100), start=1))


if __name__ == "__main__":
    main()
