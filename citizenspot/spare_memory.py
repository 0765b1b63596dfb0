"""Keeps little memory for later: what only starting needed goes back to the system."""

from __future__ import annotations

import ctypes


def give_back_spare_memory() -> None:
    """Let the C library hand back the pages it keeps for later (malloc_trim(3)).

    A start leaves some five megabytes of them. A library without that call keeps them.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
