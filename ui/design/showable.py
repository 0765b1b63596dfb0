"""Text from outside, made fit to be shown: nothing hidden in it acts on the screen."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

STRANGE = "\N{CURRENCY SIGN}"
"""Stands where a character was that must not act; the shipped font has it."""

LONGEST = 10_000
"""Characters shown of one text; more would stall the painting of a page."""

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NEEDS_WORK = re.compile(
    "[^\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u20a0-\u20c0]"
)
_DEEPEST_STACK = 4
"""Marks above one letter that real languages need; more is a tower over the lines above."""

_LEAKING_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e")
"""Embeddings and overrides. Isolates and marks stay: they cannot turn letters around (UAX #9)."""


@lru_cache(maxsize=512)
def showable(text: str) -> str:
    r"""Return the text as a screen may show it.

    Controls, overrides of direction, unassigned and lone surrogate code points become `STRANGE`;
    every line break becomes `\n`, a tab a space; towers of combining marks are cut.
    """
    if len(text) > LONGEST:
        text = text[:LONGEST] + "…"
    if not _NEEDS_WORK.search(text):
        return text
    return _without_towers("".join(map(_shown, _LINE_BREAKS.sub("\n", text))))


def one_line(text: str) -> str:
    """Return the text as `showable` does, in one line."""
    return " ".join(showable(text).split())


def _shown(character: str) -> str:
    if character == "\n":
        return character
    if character == "\t":
        return " "
    if character in _LEAKING_DIRECTIONS:
        return STRANGE
    if unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"}:
        return STRANGE
    return "" if "\U000e0000" <= character <= "\U000e007f" else character


def _without_towers(text: str) -> str:
    shown: list[str] = []
    height = 0
    for character in text:
        height = height + 1 if unicodedata.combining(character) else 0
        if height <= _DEEPEST_STACK:
            shown.append(character)
    return "".join(shown)
