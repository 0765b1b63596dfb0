"""Throws inputs at a target, and says which it did not survive."""

import random
import time
import tracemalloc
from dataclasses import dataclass

from tests.fuzz.targets import Target

LONGEST_INPUT = 4_096
LONGEST_S = 1.0
MOST_BYTES = 16 << 20


@dataclass(frozen=True)
class Finding:
    """An input that broke a target, and how."""

    target: str
    data: bytes
    how: str


def thrown(target: Target, inputs: int, seed: int, until: float) -> tuple[int, Finding | None]:
    """Throw inputs until one breaks the target, all are thrown, or the time is over."""
    dice = random.Random(seed)  # noqa: S311 - inputs that can be made again, no secret
    for number in range(inputs):
        if time.monotonic() > until:
            return number, None
        data = mutated(dice, dice.choice(target.seeds))
        how = problem_with(target, data)
        if how:
            return number + 1, Finding(target.name, data, how)
    return inputs, None


def problem_with(target: Target, data: bytes) -> str:
    """Return how an input breaks a target, or nothing."""
    tracemalloc.start()
    began = time.monotonic()
    try:
        target.eat(data)
    except target.errors:
        pass
    except Exception as error:  # noqa: BLE001 - any other error is what is looked for
        return f"{type(error).__name__}: {error}"
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    if time.monotonic() - began > LONGEST_S:
        return f"took longer than {LONGEST_S:g} s"
    return f"allocated {peak} bytes" if peak > MOST_BYTES else ""


def mutated(dice: random.Random, seed: bytes) -> bytes:
    """Return a seed with some bytes changed, cut out, doubled, or made extreme."""
    data = bytearray(seed)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(data) + 1)
        kind = dice.randrange(5)
        if kind == 0 and at < len(data):
            data[at] ^= 1 << dice.randrange(8)
        elif kind == 1:
            data[at:at] = dice.randbytes(dice.randint(1, 16))
        elif kind == 2:
            del data[at : at + dice.randint(1, 16)]
        elif kind == 3 and at < len(data):
            data[at] = dice.choice((0x00, 0x7F, 0x80, 0x81, 0x82, 0x84, 0xFF))
        else:
            data[at:at] = data[: dice.randint(0, 32)]
    return bytes(data[:LONGEST_INPUT])
