"""Whether a word was meant, although one letter of it was typed wrong. No Qt here."""

from __future__ import annotations

LEAST_LETTERS = 4
"""Shorter texts are a letter away from too much."""


def nearly_begins(word: str, typed: str) -> bool:
    """Say whether a word begins with what was typed, but for one typing error.

    One letter too many, too few or another one, or two of them swapped (Damerau); texts with
    figures in them, such as the number of a ticket, are never nearly another.
    """
    if len(typed) < LEAST_LETTERS or not typed.isalpha():
        return False
    at = next(
        (n for n, pair in enumerate(zip(word, typed, strict=False)) if pair[0] != pair[1]), -1
    )
    at = min(len(word), len(typed)) if at < 0 else at
    left_word, left_typed = word[at:], typed[at:]
    swapped = left_typed[1:2] + left_typed[:1] + left_typed[2:]
    return (
        left_word[1:].startswith(left_typed[1:])
        or left_word[1:].startswith(left_typed)
        or left_word.startswith(left_typed[1:])
        or (len(left_typed) > 1 and left_word.startswith(swapped))
    )
