"""Keeps little memory for later: what only starting needed goes back to the system."""

from __future__ import annotations

import ctypes

_M_ARENA_MAX = -8
"""Of mallopt(3), from the C library's malloc.h."""


def keep_one_heap() -> None:
    """Let all threads take memory from one heap, as what one gives back another may then use.

    Else the C library gives each a heap of its own, against waiting for each other; Python's
    threads wait for each other anyway. A desk is 10 MB smaller. To be called before there is a
    second thread; a library without that call is left alone.
    """
    choose = getattr(ctypes.CDLL(None), "mallopt", None)
    if choose is not None:
        choose(_M_ARENA_MAX, 1)


def give_back_spare_memory() -> None:
    """Let the C library hand back the pages it keeps for later (malloc_trim(3)).

    A start leaves some five megabytes of them. A library without that call keeps them.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
