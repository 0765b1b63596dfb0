"""What was typed, word by word, as the index and the texts are asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from services_catalog.search.index import word_fields
from services_catalog.search.linguistics import stems_of_word, that_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from services_catalog.search.index import Index

FORGIVEN_FROM = 4
"""How many letters a word has before a typing error in it is forgiven."""


class TypedWord(msgspec.Struct, frozen=True, gc=False):
    """A word, the fields in which words begin with it, and its stems by language.

    `is_forgiven` says that it is looked for with a typing error, because as typed it is nowhere.
    `whole`, `begins` and `stemmed` are for finding it in texts whose words stand between spaces.
    """

    word: str
    begins_in: frozenset[str]
    stems: Mapping[str, tuple[str, ...]]
    is_forgiven: bool
    whole: str
    begins: str
    stemmed: Mapping[str, tuple[str, ...]]


def typed_words(index: Index, typed: Iterable[str]) -> tuple[TypedWord, ...]:
    """Return of the words that were typed those that count, in their order."""
    return tuple(_typed_word(index, word) for word in that_count(typed))


def _typed_word(index: Index, word: str) -> TypedWord:
    begins_in = frozenset(
        field
        for field in word_fields(index.languages)
        if index.searcher.terms_with_prefix(field, word, limit=1)
    )
    by_language = {language: stems_of_word(word, language) for language in index.languages}
    return TypedWord(
        word=word,
        begins_in=begins_in,
        stems=by_language,
        is_forgiven=not begins_in and len(word) >= FORGIVEN_FROM,
        whole=f" {word} ",
        begins=f" {word}",
        stemmed={
            language: tuple(f" {stem} " for stem in each) for language, each in by_language.items()
        },
    )
