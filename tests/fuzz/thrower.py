"""Throws at one target by its name, in whatever process this is."""

import time

from tests.fuzz.targets.every_target import TARGETS
from tests.fuzz.throwing import Thrown, thrown


def throw_at(name: str, inputs: int, seed: int, seconds: float) -> Thrown:
    """Throw so many inputs, or for so long."""
    target = next(each for each in TARGETS if each.name == name)
    return thrown(target, inputs, seed, time.monotonic() + seconds)
