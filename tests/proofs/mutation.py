"""The proof by mutation: of the changes that can be made to the journal's code, tests notice most.

`python -m tests.proofs.mutation [--seconds N] [NAMES]` lets mutmut change the code of
`[tool.mutmut]` in `pyproject.toml`, one thing at a time, and run the tests that reach it. It ends
after N seconds (ten minutes where none are given), the changes with the quickest tests tried
first. Without names, such as `citizenspot.journal.chain*`, what was tried before is not tried
again: so it goes on where the time was over, and its figures are of all that was tried.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

LEAST_SHARE = 0.9
SECONDS = 600
FIGURES = Path("mutants", "mutmut-cicd-stats.json")
NOTICED, MISSED = ("killed", "timeout", "segfault"), ("survived", "no_tests", "suspicious")


def main(arguments: list[str]) -> int:
    """Print the share of changes that were noticed; return 0 if it is large enough."""
    asked = argparse.ArgumentParser(prog="mutation")
    asked.add_argument("--seconds", type=float, default=SECONDS)
    asked.add_argument("names", nargs="*")
    given = asked.parse_args(arguments)
    mutmut = str(Path(sys.executable).with_name("mutmut"))
    change(mutmut, given.names, given.seconds)
    subprocess.run([mutmut, "export-cicd-stats"], check=True, stdout=subprocess.DEVNULL)
    said, is_enough = judged(json.loads(FIGURES.read_text(encoding="utf-8")))
    print(said)  # noqa: T201 - a proof is run for its figures
    return 0 if is_enough else 1


def change(mutmut: str, names: list[str], seconds: float) -> None:
    """Let mutmut try changes for so many seconds, on half of the processors."""
    # Where this was started in the background, Ctrl-C would be deaf in mutmut too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    workers = str(max(1, (os.cpu_count() or 1) // 2))
    with subprocess.Popen([mutmut, "run", "--max-children", workers, *names]) as running:
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired:
            # As by Ctrl-C: it ends the tests it has begun, and keeps what was found out.
            running.send_signal(signal.SIGINT)


def judged(figures: Mapping[str, int]) -> tuple[str, bool]:
    """Return what the figures of mutmut say, and whether that is enough."""
    noticed = sum(figures.get(each, 0) for each in NOTICED)
    tried = noticed + sum(figures.get(each, 0) for each in MISSED)
    share = noticed / tried if tried else 0.0
    said = (
        f"{noticed} of {tried} changes noticed: {share:.1%} (at least {LEAST_SHARE:.0%}); "
        f"{figures.get('total', tried) - tried} of them all not tried"
    )
    return said, share >= LEAST_SHARE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
