"""Throws inputs at a target, and says which it did not survive."""

import random
import resource
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.fuzz.targets.target import Target

LONGEST_INPUT = 24_576
LONGEST_S = 1.0
MOST_BYTES = 16 << 20


@dataclass(frozen=True)
class Finding:
    """An input that broke a target, and how."""

    target: str
    data: bytes
    how: str


@dataclass(frozen=True)
class Thrown:
    """How much was thrown at a target, and what came of it.

    `most_bytes` is the most that Python has allocated for one input; `resident_bytes` by how much
    the memory of the whole process has grown, what libraries allocate among it.
    """

    inputs: int
    refused: int
    longest_s: float
    most_bytes: int
    resident_bytes: int
    finding: Finding | None = None


@dataclass(frozen=True)
class Eaten:
    """What became of one input; `problem` is empty where nothing broke."""

    refused: bool
    took_s: float
    most_bytes: int
    problem: str = ""


def thrown(target: Target, inputs: int, seed: int, until: float) -> Thrown:
    """Throw inputs until one breaks the target, all are thrown, or the time is over."""
    dice = random.Random(seed)  # noqa: S311 - inputs that can be made again, no secret
    resident = _resident()
    count = refused = most = 0
    longest, finding = 0.0, None
    with _traced():
        while count < inputs and finding is None and time.monotonic() <= until:
            data = mutated(dice, dice.choice(target.seeds))
            eaten = eat(target, data)
            count, refused = count + 1, refused + eaten.refused
            longest, most = max(longest, eaten.took_s), max(most, eaten.most_bytes)
            finding = Finding(target.name, data, eaten.problem) if eaten.problem else None
    return Thrown(count, refused, longest, most, _resident() - resident, finding)


def eat(target: Target, data: bytes) -> Eaten:
    """Let a target eat an input, and return what became of it."""
    refused, problem = False, ""
    with _traced():
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()
        began = time.monotonic()
        try:
            target.eat(data)
        except target.errors:
            refused = True
        except Exception as error:  # noqa: BLE001 - any other error is what is looked for
            problem = f"{type(error).__name__}: {error}"
        took_s = time.monotonic() - began
        most = tracemalloc.get_traced_memory()[1] - before
    if not problem and most > MOST_BYTES:
        problem = f"allocated {most} bytes"
    return Eaten(refused, took_s, most, problem)


@contextmanager
def _traced() -> Iterator[None]:
    """Trace what Python allocates; begun once for many inputs.

    What CPython 3.11 keeps at the end of each tracing it never gives back: a third of a kilobyte
    an input, which was hundreds of megabytes in a million.
    """
    if tracemalloc.is_tracing():
        yield
        return
    tracemalloc.start()
    try:
        yield
    finally:
        tracemalloc.stop()


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


def _resident() -> int:
    """Return the most memory that this process has had until now, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
