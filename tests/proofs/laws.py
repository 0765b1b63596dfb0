"""The proof by trying: visits, receipts and deliveries in any order keep their laws.

`python -m tests.proofs.laws [STEPS]` lets hypothesis drive the three machines that the short tests
drive too, half of the steps with visits and a quarter with each of the others, and prints how many
steps were taken. A law that breaks ends it with the shortest story that breaks it.
"""

from __future__ import annotations

import sys
from time import perf_counter

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.providers.test_outbox_laws import OneDelivery
from tests.visit.any_receipts import AnyReceipts
from tests.visit.any_visit import AnyVisit

STEPS = 100_000
STEPS_A_STORY = 60
STORIES_A_ROUND = 100
MACHINES: dict[type[AnyVisit | AnyReceipts | OneDelivery], float] = {
    AnyVisit: 0.5,
    AnyReceipts: 0.25,
    OneDelivery: 0.25,
}


def take(machine: type[AnyVisit | AnyReceipts | OneDelivery], steps: int) -> int:
    """Let a machine take at least so many steps, in stories that differ each time."""
    before = machine.steps
    while machine.steps - before < steps:
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=STORIES_A_ROUND,
                stateful_step_count=STEPS_A_STORY,
                deadline=None,
                database=None,
                phases=(Phase.generate, Phase.shrink),
                suppress_health_check=list(HealthCheck),
            ),
        )
    return machine.steps - before


def main(steps: int) -> int:
    """Print how many steps were taken of each machine; raise where a law does not hold."""
    begun = perf_counter()
    taken = {kind.__name__: take(kind, int(steps * share)) for kind, share in MACHINES.items()}
    told = ", ".join(f"{count} of {name}" for name, count in taken.items())
    print(  # noqa: T201 - run for its figures
        f"laws: {sum(taken.values())} steps ({told}): all held; {perf_counter() - begun:.0f} s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else STEPS))
