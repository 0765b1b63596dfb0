"""Arabic letters joined, and lines put into the order in which a page shows them.

A PDF's page takes letters from left to right, as they are drawn. What is joined keeps its logical
order, so that lines are broken where they are read; only a finished line is turned around.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
"""The marks that keep a text's direction to itself (UAX #9 §2.4.2); nothing is drawn of them."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MIRRORED = dict(zip("()[]{}<>«»", ")(][}{><»«", strict=True))
_BRACKETS = re.escape("".join(_MIRRORED))
_AFTER = "\N{COMBINING GRAPHEME JOINER}"
_BRACKET = re.compile(f"[{_BRACKETS}]")
_MARKED = re.compile(f"{_AFTER}[{_BRACKETS}]|[{_BRACKETS}]{_AFTER}")
_STRONG = re.compile("[^\\W\\d_]")


def joined(text: str) -> str:
    """Return a text with its Arabic letters in the forms they have beside each other.

    Vowel signs are left out: without a font's own tables they would stand beside their letters.
    """
    return _reshaper().reshape(text) if reads_from_right(text) else text


def begins_at_the_right(text: str) -> bool:
    """Say whether the first letter of a text is one of a script written from right to left."""
    first = _STRONG.search(text)
    return bool(first and _RIGHT_TO_LEFT.match(first.group()))


def reads_from_right(text: str) -> bool:
    """Say whether any letter of a text is one of a script written from right to left."""
    return bool(_RIGHT_TO_LEFT.search(text))


def as_drawn(line: str, *, from_right: bool) -> str:
    """Return a line's characters from left to right (UAX #9), without its isolates."""
    if not from_right and not reads_from_right(line):
        return line.translate(ISOLATES)
    from bidi import get_display  # noqa: PLC0415 - few receipts need it

    marked = _BRACKET.sub(lambda found: found[0] + _AFTER, line)
    drawn = str(get_display(marked, base_dir="R" if from_right else "L"))
    return _MARKED.sub(_facing, drawn).translate(ISOLATES)


def _facing(found: re.Match[str]) -> str:
    """Return a bracket as it opens where its text runs (UAX #9 L4).

    The library turns lines around but not brackets; the mark that was put after one stands before
    it where the text runs from right to left.
    """
    bracket = found[0].replace(_AFTER, "")
    return _MIRRORED[bracket] if found[0].startswith(_AFTER) else bracket


@cache
def _reshaper() -> ArabicReshaper:
    from arabic_reshaper import ArabicReshaper  # noqa: PLC0415 - few receipts need it

    return ArabicReshaper({"delete_harakat": True, "support_ligatures": True})
