"""What a service says of itself, made ready for being compared with typed words.

The index keeps it packed beside each service, the best places first, so that saying why a service
was found reads no definition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from services_catalog.search.linguistics import stems, words
from services_catalog.search.places import PLACE_WEIGHTS, Entry, Where

if TYPE_CHECKING:
    from collections.abc import Iterable


class Said(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One text of a service; `words` and `stems` stand between single spaces."""

    where: Where
    language: str
    text: str
    words: str
    stems: str

    def is_foreign(self, language: str) -> bool:
        """Say whether the text is of another language than this one."""
        return bool(self.language) and self.language != language


_PACKED = msgspec.msgpack.Decoder(tuple[Said, ...])


def said(entry: Entry) -> Said:
    """Return a text with its words, and its stems by the rules of its language."""
    spelled = f" {' '.join(words(entry.text))} "
    stemmed = f" {' '.join(stems(entry.text, entry.language))} "
    return Said(entry.where, entry.language, entry.text, spelled, stemmed)


def best_first(texts: Iterable[Said]) -> list[Said]:
    """Return texts in the order of what their places are worth."""
    return sorted(texts, key=lambda each: -PLACE_WEIGHTS[each.where])


def packed(texts: Iterable[Said]) -> bytes:
    """Return the texts of a service in few bytes, those of the best places first."""
    return msgspec.msgpack.encode(best_first(texts))


def unpacked(texts: bytes) -> tuple[Said, ...]:
    """Return what `packed` was given, in its order."""
    return _PACKED.decode(texts)
