"""The proof by killing the sender: whatever the line does, every case arrives once, and in order.

`python -m tests.proofs.outbox [KILLS]` sends submissions to two providers on a bad day, one that
keeps once-only keys and one that does everything twice that it is told twice. 45 of 100 calls go
wrong: 15 are refused before anything is taken, 20 are taken and their answer is lost, 10 are taken
and answered too late. The desk's process is killed that often meanwhile. The control is a sender
that repeats whatever failed under a new key, on the same day: it must double.
"""

from __future__ import annotations

import itertools
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

import msgspec

from citizenspot.journal.entries import Delivery
from citizenspot.providers.connector import Accepted, Submission
from citizenspot.providers.outbox import last_result
from tests.providers.made_up import delivery, renewal, street_fault
from tests.providers.mortal_desk import Shelf, connectors
from tests.training.town.running import RENEWALS, SERVICES, WORKS
from training.town.faults import Fault, FaultKind
from training.town.ledger import Outcome, Received
from training.town.process import TownProcess

KILLS = 150
CASES = 160
"""Of each provider; as many as last through all kills."""

MOST_REPORTS = 8
REPOSITORY = Path(__file__).resolve().parents[2]
BAD_DAY = {
    FaultKind.NORMAL: 55,
    FaultKind.DOWN: 15,
    FaultKind.LOSE_ANSWER: 20,
    FaultKind.SLOW: 10,
}


@dataclass(frozen=True)
class Result:
    """What came of a bad day."""

    kills: int
    sent: int
    calls: int
    doubled: int
    lost: int
    out_of_order: int
    doubled_by_control: int

    @property
    def holds(self) -> bool:
        """Whether nothing went wrong, and the control shows that it could have."""
        return not (self.doubled or self.lost or self.out_of_order) and self.doubled_by_control > 0

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.sent} submissions in {self.calls} calls: "
            f"{self.doubled} doubled, {self.lost} lost, {self.out_of_order} out of order; "
            f"the naive control doubled {self.doubled_by_control}"
        )


def submissions(each: int) -> list[Submission]:
    """Return two submissions a case, half of them to the provider that does everything twice."""
    made = [*map(renewal, range(1, each + 1)), *map(street_fault, range(1, each + 1))]
    return [msgspec.structs.replace(one, case=f"case-{n // 2}") for n, one in enumerate(made)]


def bad_day(town: TownProcess, each: int, seed: int) -> None:
    """Let so many calls of each provider go as they do on a bad day; the same for a seed."""
    chance = random.Random(seed)  # noqa: S311 - the same bad day in each run, no secret
    for provider in (RENEWALS, WORKS):
        kinds = chance.choices([*BAD_DAY], [*BAD_DAY.values()], k=each * 4)
        town.plan(provider, [Fault(kind, milliseconds=600) for kind in kinds])


def sent_by_mortal_desks(
    town: TownProcess, folder: Path, given: Sequence[Submission], kills: int, seed: int
) -> dict[str, str]:
    """Send them from desks that are killed; return the references the last desk has, by key."""
    chance = random.Random(seed)  # noqa: S311 - as above
    shelf = Shelf(folder / "outbox")
    for each in _queued(given):
        shelf.keep(each)
    for _ in range(kills):
        with _desk(folder / "outbox", town) as process:
            assert process.stdout is not None
            for _ in range(chance.randint(1, MOST_REPORTS)):
                process.stdout.readline()
            process.kill()
    with _desk(folder / "outbox", town) as process:
        process.communicate()
        assert process.returncode == 0
    results = {each.key: last_result(each) for each in shelf.all()}
    return {key: each.reference for key, each in results.items() if isinstance(each, Accepted)}


def sent_naively(town: TownProcess, given: Sequence[Submission]) -> None:
    """Send each until it is accepted, under a new key at each try."""
    ways = connectors(town.url)
    for submission in given:
        keys = (f"{submission.key}-{attempt}" for attempt in itertools.count())
        tries = (msgspec.structs.replace(submission, key=key) for key in keys)
        next(each for each in tries if isinstance(ways[each.provider].submit(each), Accepted))
    for each in ways.values():
        each.close()


def taken(town: TownProcess) -> list[Received]:
    """Return what the providers did, in order."""
    return [each for each in town.received() if each.outcome is Outcome.TAKEN]


def result_of(
    town: TownProcess, folder: Path, kills: int, each: int, seed: int = 20261127
) -> Result:
    """Return what comes of a bad day with so many kills and submissions to each provider."""
    given = submissions(each)
    bad_day(town, each, seed)
    known = sent_by_mortal_desks(town, folder, given, kills, seed)
    arrived, calls = taken(town), len(town.received())
    town.reset()
    bad_day(town, each, seed)
    sent_naively(town, given)
    naive = len(taken(town)) - len(given)
    times = Counter(one.key for one in arrived)
    told = {one.key: one.reference for one in arrived}
    return Result(
        kills=kills,
        sent=len(given),
        calls=calls,
        doubled=sum(count > 1 for count in times.values()),
        lost=sum(known.get(one.key) != told.get(one.key, "") for one in given),
        out_of_order=_out_of_order(arrived, given),
        doubled_by_control=naive,
    )


def _out_of_order(arrived: Sequence[Received], given: Sequence[Submission]) -> int:
    place = {one.key: n for n, one in enumerate(arrived)}
    pairs = zip(given[::2], given[1::2], strict=True)
    return sum(place.get(first.key, -1) > place.get(second.key, -1) for first, second in pairs)


def _queued(given: Sequence[Submission]) -> list[Delivery]:
    now = datetime.now(UTC)
    return [
        delivery(one, created_at=now + timedelta(milliseconds=n)) for n, one in enumerate(given)
    ]


@contextmanager
def _desk(file: Path, town: TownProcess) -> Iterator[subprocess.Popen[str]]:
    program = [sys.executable, "-m", "tests.providers.mortal_desk", str(file), town.url]
    with subprocess.Popen(program, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def main(kills: int) -> int:
    """Print what came of it; return 0 if the promise holds."""
    begun = perf_counter()
    with tempfile.TemporaryDirectory() as name, TownProcess.start(catalogue=SERVICES) as town:
        result = result_of(town, Path(name), kills, max(CASES * kills // KILLS, 20))
    print(f"outbox: {result}; {perf_counter() - begun:.0f} s")  # noqa: T201 - run for its figures
    return 0 if result.holds else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS))
