"""`./test fuzz`: one million inputs over all targets, or ten minutes, whichever is first."""

import secrets
import sys
import time

from tests.fuzz.targets import TARGETS
from tests.fuzz.throwing import thrown

INPUTS, LIMIT_S = 1_000_000, 600.0


def main() -> int:
    """Throw, print what was thrown, and return 1 where something broke."""
    seed = secrets.randbelow(1 << 32)
    end = time.monotonic() + LIMIT_S
    broken = 0
    for number, target in enumerate(TARGETS):
        left_s = (end - time.monotonic()) / (len(TARGETS) - number)
        count, finding = thrown(target, INPUTS // len(TARGETS), seed, time.monotonic() + left_s)
        sys.stdout.write(f"{target.name}: {count} inputs from seed {seed}\n")
        if finding:
            broken += 1
            sys.stdout.write(f"  {finding.how}: {finding.data.hex()}\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
