"""Tries changes: in one pytest that has collected once, a fork for each runs the tests it needs.

Runs inside `mutants/` as `python -m tests.proofs.mutation.trying WANTED WORKERS ENOUGH`, where
WANTED is a file with the names of changes, one a line. Of the tests that reach a change the
quickest are run, as many as take ENOUGH seconds of a processor unchanged. What came of each is
printed as a line of JSON.

mutmut's own loop starts a pytest for each change, which takes half a second before the first test
runs. A fork takes some hundredths, and most changes are noticed by the quickest test.
"""

import hashlib
import os
import signal
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from time import monotonic

import msgspec
import pytest
from mutmut.configuration import config
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state
from mutmut.utils.format_utils import mangled_name_from_mutant_name

from tests.proofs.mutation.forks import Job, done_in_forks

SURVIVED, KILLED, NO_TESTS, TIMED_OUT, BROKEN = 0, 1, 33, 36, 2
LONGEST_TEST_S, LONGEST_WAIT_S = 1.0, 10.0
"""A test that takes more of a processor, or of the clock, is left out."""
PATIENCE_S, PATIENCE = 5.0, 10.0
"""A change is taken to hang after this, and this many times what its tests take unchanged."""
LONGEST_LOOK_S = 1800.0
MIGRATIONS = "citizenspot.journal.releases.versions."
"""Alembic loads these by their files, as modules named `FILE_py`."""


class Tried(msgspec.Struct, frozen=True):
    """What came of a change."""

    name: str
    exit_code: int
    seconds: float


class Reached(msgspec.Struct, frozen=True):
    """A test on the unchanged program: what it takes, and which functions it runs.

    `cost` is in seconds of a processor, which a busy machine does not change, and orders the tests;
    `seconds` is by the clock.
    """

    test: str
    cost: float
    seconds: float
    functions: list[str]


class Broken(Exception):
    """The tests do not pass on the unchanged program, or do not see that it is changed."""


def name_when_loaded(name: str) -> str:
    """Return the name of a change as the module it is in calls itself."""
    if not name.startswith(MIGRATIONS):
        return name
    module, _, rest = name.removeprefix(MIGRATIONS).partition(".")
    return f"{module}_py.{rest}"


class Trying:
    """A plugin of pytest that runs no test by itself, and each in the forks that need it."""

    def __init__(self, wanted: Sequence[str], workers: int, enough_s: float) -> None:
        self.broken = ""
        self._wanted, self._workers, self._enough_s = wanted, workers, enough_s
        self._failed_at_once = False

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> None:
        """End a fork with the first thing that fails; nobody reads what it would say."""
        failed = call.excinfo is not None and not call.excinfo.errisinstance(pytest.skip.Exception)
        if failed and self._failed_at_once:
            os._exit(KILLED)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Look which tests reach what, and try the changes."""
        self._failed_at_once = True
        items = {item.nodeid: item for item in session.items}
        try:
            reached = self._looked(session.items)
            self._prove_that_changes_are_seen(
                [items[each.test] for each in reached if each.functions]
            )
            for tried in self._tried(items, reached):
                sys.stdout.write(f"{msgspec.json.encode(tried).decode()}\n")
                sys.stdout.flush()
        except Broken as broken:
            self.broken = str(broken)
        return True

    def _looked(self, items: Sequence[pytest.Item]) -> list[Reached]:
        """Run all tests on the unchanged program, and return those that are quick enough.

        What was found is kept for as long as program and tests stay as they are.
        """
        kept = Path(f"reached-{state_of_program()}.jsonl")
        if not kept.exists():
            for outdated in Path().glob("reached-*"):
                outdated.unlink()
            begun = kept.with_suffix(".begun")
            [done] = done_in_forks([Job("stats", LONGEST_LOOK_S, lambda: look(items, begun))], 1)
            if done.exit_code != SURVIVED:
                passed = len(begun.read_text(encoding="utf-8").splitlines())
                at = items[passed].nodeid if passed < len(items) else "the end"
                raise Broken(f"not passed on the unchanged program: {at} ({done.exit_code})")
            begun.rename(kept)
        lines = kept.read_text(encoding="utf-8").splitlines()
        reached = [msgspec.json.decode(line, type=Reached) for line in lines]
        return sorted(
            (
                each
                for each in reached
                if each.cost <= LONGEST_TEST_S and each.seconds <= LONGEST_WAIT_S
            ),
            key=lambda each: each.cost,
        )

    def _prove_that_changes_are_seen(self, items: Sequence[pytest.Item]) -> None:
        [done] = done_in_forks([Job("fail", LONGEST_LOOK_S, lambda: run("fail", items))], 1)
        if done.exit_code != KILLED:
            raise Broken("the tests pass although every function fails")

    def _tried(self, items: dict[str, pytest.Item], reached: Sequence[Reached]) -> Iterator[Tried]:
        needed: dict[str, list[Reached]] = defaultdict(list)
        for each in reached:
            for function in each.functions:
                needed[function].append(each)
        jobs = []
        for name in self._wanted:
            loaded = name_when_loaded(name)
            reaching = needed.get(mangled_name_from_mutant_name(loaded), [])
            tests = within(self._enough_s, reaching)
            if not tests:
                yield Tried(name, NO_TESTS, 0.0)
                continue
            chosen = [items[each.test] for each in tests]
            limit_s = PATIENCE_S + PATIENCE * sum(each.seconds for each in tests)
            jobs.append(Job(name, limit_s, partial(run, loaded, chosen)))
        for done in done_in_forks(jobs, self._workers):
            exit_code = TIMED_OUT if done.exit_code is None else done.exit_code
            yield Tried(done.name, exit_code, done.seconds)


def within(seconds: float, tests: Sequence[Reached]) -> list[Reached]:
    """Return the first tests, as many as cost no more than that together; the first always."""
    spent = accumulate(each.cost for each in tests)
    return [each for each, so_far in zip(tests, spent, strict=True) if so_far <= seconds] or [
        *tests[:1]
    ]


def state_of_program() -> str:
    """Return a name for program, tests and settings as they are."""
    found = hashlib.sha256()
    for file in sorted([*Path("citizenspot").rglob("*.py"), *Path("tests").rglob("*.py")]):
        found.update(file.read_bytes())
    found.update(Path("pyproject.toml").read_bytes())
    return found.hexdigest()[:16]


def look(items: Sequence[pytest.Item], to: Path) -> int:
    """Run the tests, and write down what each took and reached."""
    set_mutant_under_test("stats")
    with to.open("ab", buffering=0) as lines:
        for item, after in zip(items, [*items[1:], None], strict=True):
            begun, worked = monotonic(), sum(os.times()[:4])
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            cost, seconds = sum(os.times()[:4]) - worked, monotonic() - begun
            found = Reached(item.nodeid, cost, seconds, sorted(state()._stats))
            state()._stats.clear()
            lines.write(msgspec.json.encode(found) + b"\n")
    return SURVIVED


def run(name: str, items: Sequence[pytest.Item]) -> int:
    """Run the tests with a change; a test that fails ends the process."""
    set_mutant_under_test(name)
    for item, after in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
    return SURVIVED


def main(wanted: Path, workers: int, enough_s: float) -> int:
    """Try the changes; return 0 when all were, 2 with a word why not."""
    # Told to end, it ends the forks under way first.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    names = wanted.read_text(encoding="utf-8").split()
    trying = Trying(names, workers, enough_s)
    pytest.main(
        ["-q", "-s", *config().pytest_add_cli_args, *config().pytest_add_cli_args_test_selection],
        plugins=[trying],
    )
    if trying.broken:
        sys.stderr.write(f"{trying.broken}\n")
    return BROKEN if trying.broken else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))
