"""How often the interpreter looks for cycles of objects that nothing holds."""

from __future__ import annotations

import gc

_AS_USUAL = gc.get_threshold()
_RARELY = 100_000
"""More objects than a start leaves; looking for cycles among modules finds none, a dozen times."""


def collect_rarely() -> None:
    """Look for cycles hardly ever, from here to `collect_as_usual`: while a program starts."""
    gc.set_threshold(_RARELY, *_AS_USUAL[1:])


def collect_as_usual() -> None:
    """Look for cycles as ever, and never again among what a start has left, which stays.

    Where they were not looked for rarely, this does nothing.
    """
    if gc.get_threshold() != _AS_USUAL:
        gc.freeze()
        gc.set_threshold(*_AS_USUAL)
