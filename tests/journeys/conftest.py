"""The real parts that journeys are made with."""

from tests.rigs.pcscd import pcscd
from tests.rigs.two_monitors import two_monitors

__all__ = ["pcscd", "two_monitors"]
