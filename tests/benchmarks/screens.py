"""Both screens against two bare windows: start, a committed field, memory; ratios of one run.

`python -m tests.benchmarks.screens`. A is `bare_program`, B the program as `./run` starts it. A
committed field is recorded before it is shown, so it is compared twice: `recorded_ms` with a bare
program that does the same, which records it too, and `change_ms` with one that only shows it.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic_ns

from kiosk_config.virtual_display import virtual_display
from tests.benchmarks.bare_two_windows import (
    CHANGES,
    LIMIT_S,
    ROUNDS,
    environment_on,
    run_bare,
)
from tests.benchmarks.paired import Goal, Samples, take_turns, verdict

GOALS = (
    Goal("recorded_ms", "ms", 50, most_times_a=1.5),
    Goal("change_ms", "ms", 50, most_times_a=1.5),
    Goal("change_ms", "ms", 99, most=33),
    Goal("start_ms", "ms", 50, most_times_a=2.0),
    Goal("memory_mb", "MB", 50, most_times_a=2.5),
)


def run_ours(environment: Mapping[str, str], compiled: str, changes: int = CHANGES) -> Samples:
    """Run the program once; return the same quantities as `run_bare`.

    `compiled` is a folder for the compiled catalogue: only the first run makes it.
    """
    began_ns = monotonic_ns()
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.programs.our_program", str(changes), compiled],
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=True,
        timeout=LIMIT_S,
    )
    shown, change, memory = (json.loads(line) for line in done.stdout.splitlines())
    return {
        "start_ms": [(shown["shown_ns"] - began_ns) / 1e6],
        "change_ms": change["change_ms"],
        "memory_mb": [memory["memory_mb"]],
    }


def bare(environment: Mapping[str, str]) -> Samples:
    """Run the bare program once that shows only, and once that records each change too."""
    # Beside the program and not in /tmp, which may be memory.
    with TemporaryDirectory(dir=Path.cwd(), prefix=".bare-program-") as folder:
        recorded = run_bare(environment, recorded_in=folder)
    return {**run_bare(environment), "recorded_ms": recorded["change_ms"]}


def ours(environment: Mapping[str, str], compiled: str) -> Samples:
    """Run the program once; it always records."""
    samples = run_ours(environment, compiled)
    return {**samples, "recorded_ms": samples["change_ms"]}


def main() -> None:
    """Measure on a virtual display, and print each ratio with its goal."""
    with virtual_display() as display, TemporaryDirectory() as compiled:
        environment = environment_on(display.name)
        run_bare(environment, changes=5)
        run_ours(environment, compiled, changes=5)
        a, b = take_turns(lambda: bare(environment), lambda: ours(environment, compiled), ROUNDS)
    print(verdict(a, b, GOALS))  # noqa: T201 - a benchmark prints its result


if __name__ == "__main__":
    main()
