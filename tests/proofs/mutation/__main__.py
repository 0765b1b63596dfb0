"""The proof by mutation: of the changes that can be made to the journal's code, tests notice most.

`python -m tests.proofs.mutation [--seconds N] [--workers N] [NAMES]` lets mutmut change the code
of `[tool.mutmut]` in `pyproject.toml`, one thing at a time, runs the tests that reach it, and says
which changes no test noticed: first each with the quickest tests, then what these missed with the
others too. What was noticed before is not tried again, so a run that was ended goes on where it
was; with NAMES, such as `citizenspot.journal.chain*`, all that fit are tried.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from threading import Timer
from time import monotonic

import msgspec

from tests.proofs.mutation.changes import COPY, MISSED, NOTICED, UNTRIED, Changes, make
from tests.proofs.mutation.trying import Tried

LEAST_SHARE = 0.9
QUICK_S, THOROUGH_S = 2.0, 60.0
"""Seconds of a processor that the tests of one change may take unchanged, at first and again."""
SECONDS = 5400.0


def main(arguments: list[str]) -> int:
    """Print what was missed, and the share that was noticed; return 0 if it is large enough."""
    asked = argparse.ArgumentParser(prog="mutation")
    asked.add_argument("--seconds", type=float, default=SECONDS)
    asked.add_argument("--workers", type=int, default=max(1, (os.cpu_count() or 1) // 2))
    asked.add_argument("names", nargs="*")
    given = asked.parse_args(arguments)
    changes, until = make(given.workers), monotonic() + given.seconds
    turns: Sequence[tuple[Callable[[], list[str]], float]] = (
        (changes.untried, QUICK_S),
        (changes.missed, THOROUGH_S),
    )
    if given.names:
        turns = ((lambda: changes.fitting(given.names), THOROUGH_S),)
    ended = all(try_all(changes, of(), given.workers, enough, until) for of, enough in turns)
    said, is_enough = judged(changes.counted())
    print(*sorted(changes.missed()), said, sep="\n")  # noqa: T201 - a proof is run for its figures
    return 0 if ended and is_enough else 1


def try_all(
    changes: Changes, names: Sequence[str], workers: int, enough_s: float, until: float
) -> bool:
    """Try the changes, at most until then; false where the tests do not pass unchanged."""
    seconds = until - monotonic()
    if not names or seconds <= 0:
        return True
    with tempfile.NamedTemporaryFile(mode="w", suffix=".txt") as wanted:
        wanted.write("\n".join(names))
        wanted.flush()
        command = [sys.executable, "-m", "tests.proofs.mutation.trying", wanted.name]
        command += [str(workers), str(enough_s)]
        # The examples that hypothesis draws are the same each time, as on CI.
        surroundings = os.environ | {"CI": "1", "PY_IGNORE_IMPORTMISMATCH": "1"}
        with subprocess.Popen(
            command, cwd=COPY, env=surroundings, stdout=subprocess.PIPE
        ) as trying:
            over = Timer(seconds, trying.terminate)
            over.start()
            assert trying.stdout
            for line in trying.stdout:
                if line.startswith(b"{"):
                    tried = msgspec.json.decode(line, type=Tried)
                    changes.keep(tried.name, tried.exit_code, tried.seconds)
            over.cancel()
    return trying.returncode <= 0


def judged(counted: Mapping[str, int]) -> tuple[str, bool]:
    """Return what the figures say, and whether that is enough."""
    noticed = sum(counted.get(each, 0) for each in NOTICED)
    tried = noticed + sum(counted.get(each, 0) for each in MISSED)
    share = noticed / tried if tried else 0.0
    said = (
        f"{noticed} of {tried} changes noticed: {share:.1%} (at least {LEAST_SHARE:.0%});"
        f" {counted.get(UNTRIED, 0)} not tried"
    )
    return said, share >= LEAST_SHARE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
