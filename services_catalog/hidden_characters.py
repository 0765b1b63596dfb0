"""Characters that nobody sees and that change what a text seems to say."""

from __future__ import annotations

import unicodedata

DIRECTION_CONTROLS = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""Embeddings, overrides and isolates: they reorder what is around them (Unicode TR 36 §3.2)."""

_BREAKS = frozenset("\n\r\t")


def hidden_in(text: str) -> str:
    """Return the first hidden character of a text as `U+202E`, empty where there is none.

    Hidden are control characters (line breaks and tabs excepted), direction controls, and halves
    of surrogate pairs, which no file and no message can carry.
    """
    for character in text:
        if character in DIRECTION_CONTROLS or (
            unicodedata.category(character) in ("Cc", "Cs") and character not in _BREAKS
        ):
            return f"U+{ord(character):04X}"
    return ""
