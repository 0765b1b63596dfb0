"""Text from outside, made fit for paper: every character is seen, and none acts."""

from __future__ import annotations

import re
import unicodedata

from citizenspot.receipts.direction import ISOLATES

STRANGE = "\N{CURRENCY SIGN}"
"""Stands where a character was that must not act; the screens use the same mark."""

LONGEST = 4_000
"""Characters printed of one text: two pages of A4."""

LONGEST_NAME = 160
"""Characters printed of a name, a number or a reference."""

_NEEDS_WORK = re.compile("[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u20a0-\u20c0]")
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")
_WHITE_SPACE = frozenset(" \t\r\n\v\f\x85\u1680\u3000")
_DEEPEST_STACK = 4
"""Marks above one letter that real languages need; more is a tower over the lines above."""


def printable(text: str, longest: int = LONGEST) -> str:
    """Return the text on one line, as it may be printed.

    Controls, overrides of direction, private, unassigned and lone surrogate code points become
    `STRANGE`; white space becomes one space; what is too long ends in `…`.
    """
    if len(text) > longest:
        text = text[:longest] + "…"
    if _NEEDS_WORK.search(text):
        composed = unicodedata.normalize("NFC", text)
        text = _without_towers("".join(map(_printed, composed)))
    return re.sub("[ \t\r\n\v\f]+", " ", text).strip(" ")


def name(text: str) -> str:
    """Return a name, a number or a reference as it may be printed."""
    return printable(text, LONGEST_NAME)


def _printed(character: str) -> str:
    category = unicodedata.category(character)
    if character in _OVERRIDES or category in {"Cs", "Co", "Cn"}:
        return STRANGE
    if category in {"Zl", "Zp"} or character in _WHITE_SPACE:
        return " "
    if category == "Zs":
        # Narrow and figure spaces are missing in most fonts; they all keep words together.
        return "\N{NO-BREAK SPACE}"
    if category == "Cc":
        return STRANGE
    # Isolates stay: they keep a direction to themselves, and cannot turn letters around.
    return "" if category == "Cf" and ord(character) not in ISOLATES else character


def _without_towers(text: str) -> str:
    printed: list[str] = []
    height = 0
    for character in text:
        height = height + 1 if unicodedata.combining(character) else 0
        if height <= _DEEPEST_STACK:
            printed.append(character)
    return "".join(printed)
