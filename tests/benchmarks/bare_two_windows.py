"""What two bare PySide6 windows cost: their start, a change on both, their memory.

This is the A of the screens' benchmarks (`paired`). By itself it prints its own figures as JSON:
`python -m tests.benchmarks.bare_two_windows`.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from time import monotonic_ns

from kiosk_config.virtual_display import virtual_display
from tests.benchmarks.paired import Samples, percentile, take_turns

PROGRAM = Path(__file__).parent / "programs" / "bare_program.py"
CHANGES = 100
ROUNDS = 5
LIMIT_S = 60


def run_bare(
    environment: Mapping[str, str], changes: int = CHANGES, recorded_in: str = ""
) -> Samples:
    """Run the bare program once; return `start_ms`, `change_ms` and `memory_mb`.

    The start is counted from before the process is made to the first frame of its second window.
    `recorded_in` names an empty folder where each change is recorded before it is shown.
    """
    began_ns = monotonic_ns()
    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(changes), *([recorded_in] if recorded_in else [])],
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


def environment_on(display: str) -> dict[str, str]:
    """Return what a measured program is started with.

    Compiled modules are kept, as they are on a workstation, whatever this shell says of them.
    """
    kept = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}


def figures(samples: Samples) -> dict[str, dict[str, float]]:
    """Return the middle and the worst of each quantity."""
    return {
        quantity: {"p50": round(percentile(values, 50), 2), "p99": round(percentile(values, 99), 2)}
        for quantity, values in samples.items()
    }


def main() -> None:
    """Measure on a virtual display, and print the figures as JSON."""
    with virtual_display() as display:
        environment = environment_on(display.name)
        run_bare(environment)  # the first start reads everything from the disk
        first, second = take_turns(
            lambda: run_bare(environment), lambda: run_bare(environment), ROUNDS
        )
    samples = {quantity: [*first[quantity], *second[quantity]] for quantity in first}
    print(json.dumps(figures(samples), indent=2))  # noqa: T201 - a benchmark prints its result


if __name__ == "__main__":
    main()
