"""The proof by mutation: of the changes that can be made to the journal's code, tests notice most.

`python -m tests.proofs.mutation [NAMES]` lets mutmut change the code of `[tool.mutmut]` in
`pyproject.toml`, one thing at a time, and run the tests that reach it. Without names, such as
`citizenspot.journal.chain*`, that takes hours; what was tried before is not tried again.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

LEAST_SHARE = 0.9
FIGURES = Path("mutants", "mutmut-cicd-stats.json")
NOTICED, MISSED = ("killed", "timeout", "segfault"), ("survived", "no_tests", "suspicious")


def main(names: list[str]) -> int:
    """Print the share of changes that were noticed; return 0 if it is large enough."""
    mutmut = str(Path(sys.executable).with_name("mutmut"))
    subprocess.run([mutmut, "run", *names], check=False)
    subprocess.run([mutmut, "export-cicd-stats"], check=True, stdout=subprocess.DEVNULL)
    said, is_enough = judged(json.loads(FIGURES.read_text(encoding="utf-8")))
    print(said)  # noqa: T201 - a proof is run for its figures
    return 0 if is_enough else 1


def judged(figures: Mapping[str, int]) -> tuple[str, bool]:
    """Return what the figures of mutmut say, and whether that is enough."""
    noticed = sum(figures.get(each, 0) for each in NOTICED)
    tried = noticed + sum(figures.get(each, 0) for each in MISSED)
    share = noticed / tried if tried else 0.0
    said = f"{noticed} of {tried} changes noticed: {share:.1%} (at least {LEAST_SHARE:.0%})"
    return said, share >= LEAST_SHARE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
