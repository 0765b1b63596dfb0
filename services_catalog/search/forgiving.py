"""Forgives one typing error: a letter wrong, missing or too many, or two letters swapped."""

from __future__ import annotations

_FIRST = 3
"""How many letters are looked at apart: an error is among them, or they begin the word rightly."""


def nearly_begun(words: str, typed: str) -> bool:
    """Say whether one of the words begins with the typed one but for one typing error.

    The words stand between single spaces; the typed one has four letters or more.
    """
    # Most texts have neither its beginning nor its end, and need not be taken apart.
    if f" {typed[: _FIRST - 1]}" not in words and typed[_FIRST:] not in words:
        return False
    return any(_begins_nearly(known, typed) for known in words.split())


def _begins_nearly(known: str, typed: str) -> bool:
    if not _may(known, typed):
        return False
    length = len(typed)
    return any(_one_error(known[:end], typed) for end in (length - 1, length, length + 1))


def _may(known: str, typed: str) -> bool:
    """Leave most words out quickly: the first letters are right, or all those after them are."""
    rest = typed[_FIRST:]
    return known.startswith(typed[: _FIRST - 1]) or any(
        known.startswith(rest, _FIRST + shift) for shift in (-1, 0, 1)
    )


def _one_error(known: str, typed: str) -> bool:
    """Say whether one letter wrong, missing, too many, or two swapped, make up the difference."""
    start = next(
        (i for i, (a, b) in enumerate(zip(known, typed, strict=False)) if a != b),
        min(len(known), len(typed)),
    )
    rest, other = known[start:], typed[start:]
    if len(rest) == len(other):
        return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
    return rest[1:] == other if len(rest) > len(other) else rest == other[1:]
