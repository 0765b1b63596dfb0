"""Breaks a text into lines of a given width."""

from __future__ import annotations

from collections.abc import Iterator

from citizenspot.receipts.fonts import Weight, width


def broken_lines(text: str, weight: Weight, size: float, most: float) -> tuple[str, ...]:
    """Return the text in lines no wider than `most` points, broken at spaces.

    A word that is wider than a line is broken inside. A line has one character at least, however
    narrow it should be.
    """
    lines: list[str] = []
    for word in _words(text, weight, size, most):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, weight, size) <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _words(text: str, weight: Weight, size: float, most: float) -> Iterator[str]:
    for word in filter(None, text.split(" ")):
        if width(word, weight, size) <= most:
            yield word
        else:
            yield from _broken_word(word, weight, size, most)


def _broken_word(word: str, weight: Weight, size: float, most: float) -> Iterator[str]:
    start, filled = 0, 0.0
    for position, character in enumerate(word):
        advance = width(character, weight, size)
        if position > start and filled + advance > most:
            yield word[start:position]
            start, filled = position, 0.0
        filled += advance
    yield word[start:]
