"""An act of the page that stands on the keyboard, where the page has no room for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class PageKey(NamedTuple):
    """The words of an act, and what is called when it is pressed."""

    label: str
    press: Callable[[], None]
