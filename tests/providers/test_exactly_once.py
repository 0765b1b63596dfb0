"""Whatever the line does and however often the desk dies, every case arrives once."""

import itertools
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from citizenspot.journal.entries import Delivery
from citizenspot.providers.connector import Accepted, Connector, Submission
from citizenspot.providers.outbox import last_result
from tests.providers.made_up import delivery, renewal, street_fault
from tests.providers.mortal_desk import Shelf, connectors
from tests.training.town.running import RENEWALS, WORKS
from training.town.faults import Fault, FaultKind
from training.town.ledger import Outcome, Received
from training.town.process import TownProcess

REPOSITORY = Path(__file__).resolve().parents[2]
EACH = 20
KILLS = 12

BAD_DAY = {
    FaultKind.NORMAL: 45,
    FaultKind.DOWN: 15,
    FaultKind.LOSE_ANSWER: 20,
    FaultKind.SLOW: 6,
    FaultKind.HANG_UP: 7,
    FaultKind.HTML: 7,
}


def a_chance() -> random.Random:
    return random.Random(20261122)  # noqa: S311 - the same bad day in each run, no secret


def bad_day(town: TownProcess, chance: random.Random) -> None:
    for provider in (RENEWALS, WORKS):
        kinds = chance.choices([*BAD_DAY], [*BAD_DAY.values()], k=EACH * 3)
        town.plan(provider, [Fault(kind, milliseconds=600) for kind in kinds])


def submissions() -> list[Submission]:
    """Two submissions a case, half of them to the provider that does everything twice."""
    made = [*map(renewal, range(1, EACH + 1)), *map(street_fault, range(1, EACH + 1))]
    return [msgspec.structs.replace(each, case=f"case-{n // 2}") for n, each in enumerate(made)]


def queued() -> list[Delivery]:
    now = datetime.now(UTC)
    made = enumerate(submissions())
    return [delivery(each, created_at=now + timedelta(milliseconds=n)) for n, each in made]


@contextmanager
def desk(file: Path, town: TownProcess) -> Iterator["subprocess.Popen[str]"]:
    program = [sys.executable, "-m", "tests.providers.mortal_desk", str(file), town.url]
    with subprocess.Popen(program, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def taken(town: TownProcess) -> list[Received]:
    return [each for each in town.received() if each.outcome is Outcome.TAKEN]


def test_a_bad_day_and_a_desk_that_is_killed_again_and_again_double_and_lose_nothing(
    town: TownProcess, tmp_path: Path
) -> None:
    chance = a_chance()
    bad_day(town, chance)
    shelf = Shelf(tmp_path / "outbox")
    for each in queued():
        shelf.keep(each)

    for _ in range(KILLS):
        with desk(tmp_path / "outbox", town) as process:
            assert process.stdout is not None
            for _ in range(chance.randint(1, 8)):
                process.stdout.readline()
            process.kill()
    with desk(tmp_path / "outbox", town) as process:
        process.communicate(timeout=60)
        assert process.returncode == 0

    arrived = Counter(each.key for each in taken(town))
    assert arrived == Counter(each.key for each in submissions())
    assert accepted(shelf) == {each.key: each.reference for each in taken(town)}
    assert in_order(town)


def accepted(shelf: Shelf) -> dict[str, str]:
    """Return the reference that the desk has for each key."""
    results = {each.key: last_result(each) for each in shelf.all()}
    return {key: each.reference for key, each in results.items() if isinstance(each, Accepted)}


def in_order(town: TownProcess) -> bool:
    place = {each.key: n for n, each in enumerate(taken(town))}
    pairs = zip(queued()[::2], queued()[1::2], strict=True)
    return all(place[first.key] < place[second.key] for first, second in pairs)


def is_taken(connector: Connector, submission: Submission) -> bool:
    return isinstance(connector.submit(submission), Accepted)


def test_a_naive_sender_that_repeats_whatever_failed_under_a_new_key_doubles(
    town: TownProcess,
) -> None:
    bad_day(town, a_chance())
    ways = connectors(town.url)
    for submission in submissions():
        keys = (f"{submission.key}-{attempt}" for attempt in itertools.count())
        tries = (msgspec.structs.replace(submission, key=key) for key in keys)
        next(each for each in tries if is_taken(ways[each.provider], each))
    for each in ways.values():
        each.close()
    assert len(taken(town)) > len(submissions())
