"""Breaks a text into lines of a given width."""

from __future__ import annotations

from collections.abc import Iterator

from citizenspot.receipts.direction import joined
from citizenspot.receipts.fonts import Weight, width


def broken_lines(text: str, weight: Weight, size: float, most: float) -> tuple[str, ...]:
    """Return the text in lines no wider than `most` points, broken at spaces.

    Arabic letters come back joined, in the order they are read. A word that is wider than a line
    is broken inside. A line has one character at least, however narrow it should be.
    """
    text = joined(text)
    space = width(" ", weight, size)
    lines: list[list[str]] = []
    filled = 0.0
    for word, advance in _words(text, weight, size, most):
        # Nothing is kerned, so a line is as wide as its words and spaces.
        if lines and filled + space + advance <= most:
            lines[-1].append(word)
            filled += space + advance
        else:
            lines.append([word])
            filled = advance
    return tuple(" ".join(words) for words in lines)


def _words(text: str, weight: Weight, size: float, most: float) -> Iterator[tuple[str, float]]:
    """Yield each word, or each part of one that is too wide, and how wide it is."""
    for word in filter(None, text.split(" ")):
        advance = width(word, weight, size)
        if advance <= most:
            yield word, advance
        else:
            yield from _broken_word(word, weight, size, most)


def _broken_word(
    word: str, weight: Weight, size: float, most: float
) -> Iterator[tuple[str, float]]:
    start, filled = 0, 0.0
    for position, character in enumerate(word):
        advance = width(character, weight, size)
        if position > start and filled + advance > most:
            yield word[start:position], filled
            start, filled = position, 0.0
        filled += advance
    yield word[start:], filled
