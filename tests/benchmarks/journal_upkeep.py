"""What looking after a journal costs: verifying it, erasing a visit, starting with many events.

The goals: 100,000 events a second verified, 50 ms for an erasure, and a start with 100,000 events
at most 1.3 times one with none. Run as `python -m tests.benchmarks.journal_upkeep`.
"""

import os
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time

from citizenspot.journal.entries import NewEvent, SeriesNumber
from citizenspot.journal.keys import FixedKeys
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.verification import verify
from tests.benchmarks.paired import Goal, Samples, percentile, take_turns, verdict

EVENTS = 100_000
EVENTS_OF_A_VISIT = 50
ERASURES = 60
STARTS = 40
VERIFICATIONS = 3
LEAST_EVENTS_A_SECOND = 100_000
MOST_ERASURE_MS = 50.0
START = Goal("start", "ms", most_times_a=1.3)
KEYS = FixedKeys(os.urandom(32))
DESK = "Desk 1"


def main() -> None:
    """Measure, and print the figures beside their goals."""
    # Beside the program and not in /tmp, which may be memory.
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".journal-upkeep-") as name:
        empty, large = Path(name) / "empty", Path(name) / "large"
        SqlJournal.open(empty, KEYS, DESK).close()
        fill(large)
        a, b = take_turns(starting(empty), starting(large), STARTS)
        said = [verdict(a, b, [START]), verifying(large), erasing(large)]
    print("\n".join(said))  # noqa: T201 - a benchmark is run for what it prints


def fill(folder: Path) -> None:
    """Record what a desk does in some weeks: visits of 50 events, each ended by its receipt."""
    with closing(SqlJournal.open(folder, KEYS, DESK)) as journal:
        for visit in range(EVENTS // EVENTS_OF_A_VISIT):
            now = datetime.now(UTC)
            events = [
                NewEvent("field_entered", "citizen", now, os.urandom(300))
                for _ in range(EVENTS_OF_A_VISIT - 1)
            ]
            number = SeriesNumber("receipts", visit + 1)
            events.append(NewEvent("receipt_issued", "desk", now, os.urandom(300), number))
            journal.append(f"visit-{visit}", events, ends_visit=True)


def starting(folder: Path) -> Callable[[], Samples]:
    """Return a turn that opens the journal and takes up what goes on in it, as a start does."""

    def turn() -> Samples:
        begun = perf_counter()
        with closing(SqlJournal.open(folder, KEYS, DESK)) as journal:
            for visit in journal.unended_visits():
                journal.read(visit)
            took = perf_counter() - begun
        return {"start": [took * 1000]}

    return turn


def verifying(folder: Path) -> str:
    """Return how many events are verified in a second of a processor, all checks included.

    Of the processor and not of the clock: verifying waits for nothing, and a machine that others
    share would be measured instead.
    """
    speeds = []
    for _ in range(VERIFICATIONS):
        begun = process_time()
        findings = verify(folder, KEYS)
        speeds.append(findings.events / (process_time() - begun))
        if not findings.sound:
            raise RuntimeError(findings.findings[0].what)
    speed = percentile(speeds, 50)
    reached = "reached" if speed >= LEAST_EVENTS_A_SECOND else "NOT reached"
    goal = f"at least {LEAST_EVENTS_A_SECOND:,}: {reached}"
    return f"verify     p50  {speed:,.0f} events a second of one processor  ({goal})"


def erasing(folder: Path) -> str:
    """Return what erasing a visit of 50 events takes, its traces in the log included."""
    took = []
    with closing(SqlJournal.open(folder, KEYS, DESK)) as journal:
        for visit in range(ERASURES):
            begun = perf_counter()
            journal.erase([f"visit-{visit}"], "measured", datetime.now(UTC))
            took.append((perf_counter() - begun) * 1000)
    p50, p95 = percentile(took, 50), percentile(took, 95)
    reached = "reached" if p50 <= MOST_ERASURE_MS else "NOT reached"
    goal = f"at most {MOST_ERASURE_MS:.0f} ms: {reached}"
    return f"erase      p50  {p50:.1f} ms, p95 {p95:.1f} ms  ({goal})"


if __name__ == "__main__":
    main()
