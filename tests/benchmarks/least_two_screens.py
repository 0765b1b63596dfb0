"""What a durable change on two screens costs at the least, against two bare windows of one process.

`python -m tests.benchmarks.least_two_screens`. A is `bare_program`, B `least_program`: the
ratio is the floor under the one that `screens` prints for a committed field, on this machine.
"""

import json
import subprocess
import sys
from collections.abc import Mapping

from kiosk_config.virtual_display import virtual_display
from tests.benchmarks.bare_two_windows import CHANGES, LIMIT_S, ROUNDS, environment_on, run_bare
from tests.benchmarks.paired import Goal, Samples, take_turns, verdict

PROGRAM = "tests.benchmarks.programs.least_program"
GOALS = (Goal("change_ms", "ms", 50, most_times_a=1.5), Goal("change_ms", "ms", 99, most=33))


def run_least(environment: Mapping[str, str], changes: int = CHANGES) -> Samples:
    """Run the least program once; return `change_ms`."""
    done = subprocess.run(
        [sys.executable, "-m", PROGRAM, str(changes)],
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=True,
        timeout=LIMIT_S,
    )
    return dict(json.loads(done.stdout))


def main() -> None:
    """Measure on a virtual display, and print the ratio."""
    with virtual_display() as display:
        environment = environment_on(display.name)
        run_bare(environment, changes=5)
        run_least(environment, changes=5)
        a, b = take_turns(lambda: run_bare(environment), lambda: run_least(environment), ROUNDS)
    print(verdict(a, b, GOALS))  # noqa: T201 - a benchmark prints its result


if __name__ == "__main__":
    main()
