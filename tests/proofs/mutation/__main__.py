"""The proof by mutation: of the changes that can be made to the journal's code, tests notice most.

`python -m tests.proofs.mutation [--seconds N] [--workers N] [NAMES]` lets mutmut change the code
of `[tool.mutmut]` in `pyproject.toml`, one thing at a time, runs the tests that reach it, and says
which changes no test noticed. What was noticed before is not tried again, so a run that was ended
goes on where it was; with NAMES, such as `citizenspot.journal.chain*`, all that fit are tried.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from threading import Timer

import msgspec

from tests.proofs.mutation.changes import COPY, MISSED, NOTICED, UNTRIED, Changes, make
from tests.proofs.mutation.trying import Tried

LEAST_SHARE = 0.9
SECONDS = 5400.0


def main(arguments: list[str]) -> int:
    """Print what was missed, and the share that was noticed; return 0 if it is large enough."""
    asked = argparse.ArgumentParser(prog="mutation")
    asked.add_argument("--seconds", type=float, default=SECONDS)
    asked.add_argument("--workers", type=int, default=max(1, (os.cpu_count() or 1) // 2))
    asked.add_argument("names", nargs="*")
    given = asked.parse_args(arguments)
    changes = make(given.workers)
    ended = try_all(changes, changes.to_try(given.names), given.workers, given.seconds)
    said, is_enough = judged(changes.counted())
    print(*sorted(changes.missed()), said, sep="\n")  # noqa: T201 - a proof is run for its figures
    return 0 if ended and is_enough else 1


def try_all(changes: Changes, names: Sequence[str], workers: int, seconds: float) -> bool:
    """Try the changes for so many seconds; false where the tests do not pass unchanged."""
    with tempfile.NamedTemporaryFile(mode="w", suffix=".txt") as wanted:
        wanted.write("\n".join(names))
        wanted.flush()
        command = [sys.executable, "-m", "tests.proofs.mutation.trying", wanted.name, str(workers)]
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
