"""Real parts that stories of the desk need."""

from tests.rigs.pcscd import pcscd

__all__ = ["pcscd"]
