"""How long screen 2 is away when it is killed: until it has painted the visit's page again.

A is the start of the two bare windows, B what the citizen waits. Run by
`python -m tests.benchmarks.screen_comes_back`.
"""

import json
import subprocess
import sys
from collections.abc import Mapping

from kiosk_config.virtual_display import virtual_display
from tests.benchmarks.bare_two_windows import LIMIT_S, environment_on, run_bare
from tests.benchmarks.paired import Goal, Samples, take_turns, verdict

ROUNDS = 5
AWAY = "away"
GOAL = Goal(AWAY, "ms", 50, most=2000)


def run_bare_start(environment: Mapping[str, str]) -> Samples:
    """Return how long the two bare windows took to start."""
    return {AWAY: run_bare(environment, changes=1)["start_ms"]}


def run_killed(environment: Mapping[str, str]) -> Samples:
    """Kill screen 2 during a visit, and return how long it was away."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.screens_as_started", "killed"],
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
        timeout=LIMIT_S,
    )
    return {AWAY: [json.loads(done.stdout.splitlines()[-1])["back_ms"]]}


def main() -> None:
    """Measure both, interleaved, and print the ratio with the goal."""
    with virtual_display() as display:
        environment = environment_on(display.name)
        run_killed(environment)
        a, b = take_turns(
            lambda: run_bare_start(environment), lambda: run_killed(environment), ROUNDS
        )
    print(verdict(a, b, [GOAL]))  # noqa: T201 - a benchmark prints its result


if __name__ == "__main__":
    main()
