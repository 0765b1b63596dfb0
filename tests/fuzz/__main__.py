"""`./test fuzz`: one million inputs over all targets, or ten minutes, whichever is first.

`python -m tests.fuzz [SECONDS] [WORD ...]` throws for another time, or at some targets only. Each
target is thrown at in a process of its own, so that one that a library brings down is seen too.
"""

import secrets
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from tests.fuzz.targets.every_target import TARGETS
from tests.fuzz.thrower import throw_at
from tests.fuzz.throwing import LONGEST_S, MOST_BYTES, Thrown

INPUTS, LIMIT_S = 1_000_000, 600.0


def main(arguments: list[str]) -> int:
    """Throw, print what was thrown and what it took, and return 1 where something broke."""
    limit_s = float(arguments[0]) if arguments else LIMIT_S
    names = [each.name for each in TARGETS if all(word in each.name for word in arguments[1:])]
    seed = secrets.randbelow(1 << 32)
    end = time.monotonic() + limit_s
    total = broken = 0
    for number, name in enumerate(names):
        left_s = max(0.0, end - time.monotonic()) / (len(names) - number)
        try:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
                done = process.submit(throw_at, name, INPUTS // len(names), seed, left_s).result()
        except BrokenProcessPool:
            broken += 1
            sys.stdout.write(f"{name}: its process died of seed {seed}\n")
            continue
        total += done.inputs
        broken += _told(name, done)
    sys.stdout.write(f"{total} inputs from seed {seed}, {broken} targets broken\n")
    return 1 if broken else 0


def _told(name: str, done: Thrown) -> bool:
    """Print what came of one target, and say whether it broke."""
    slow = "  SLOW" if done.longest_s > LONGEST_S else ""
    sys.stdout.write(
        f"{name:28} {done.inputs:7} inputs, {done.refused:7} refused, longest "
        f"{done.longest_s * 1000:7.1f} ms{slow}, most {done.most_bytes / 1024:8.1f} KB of "
        f"{MOST_BYTES >> 20} MB, process + {done.resident_bytes / 1024 / 1024:.1f} MB\n"
    )
    sys.stdout.flush()
    if done.finding:
        sys.stdout.write(f"  {done.finding.how}: {done.finding.data.hex()}\n")
    return done.finding is not None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
