"""Turns what was typed into a query of tantivy.

For each word the best of its places counts: as a stem (weighed by BM25, so that rare words
decide), as the whole word, or as the beginning of one. Words of the mediator's language weigh more
than those of others, and services of an event that somebody says they are in weigh more.

The weights were chosen on the queries for tuning of `tests/benchmarks/search_quality.py`, half of
Brazil's popular names among them; docs/catalogue.md has what came of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tantivy import Occur, Query

from services_catalog.search.events_meant import events_meant
from services_catalog.search.index import (
    FAR,
    FIRST_LETTERS,
    NEAR,
    NO_LANGUAGE,
    begun_field,
    stem_field,
    word_field,
)
from services_catalog.search.linguistics import base
from services_catalog.search.places import PLACE_WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from services_catalog.search.filters import Filters
    from services_catalog.search.index import Index
    from services_catalog.search.typed_words import TypedWord

OTHER_LANGUAGE = 0.4
WHOLE_WORD = {NEAR: 1.0, FAR: 0.3}
BEGINNING = {NEAR: 1.0, FAR: 0.35}
FORGIVEN = {NEAR: 6.0, FAR: 3.0}
EVENT_MEANT = 2.0
"""What belonging to an event that somebody says they are in is worth."""

TIE_BREAKER = 0.1
"""How much the places of a word beside its best one count."""


def asked(index: Index, wanted: Sequence[TypedWord], language: str, filters: Filters) -> Query:
    """Return the query for the words of a text; without a word, for everything."""
    each = [(Occur.Should, _of_word(index, word, base(language))) for word in wanted]
    meant = events_meant((word.word for word in wanted), language)
    each += [(Occur.Should, _of_event(index, event)) for event in meant]
    worded = Query.boolean_query(each) if each else Query.all_query()
    narrowed = [(Occur.Must, query) for query in _narrowing(index, filters)]
    if not narrowed:
        return worded
    # A filter only lets through; it adds nothing to the score.
    through = Query.const_score_query(Query.boolean_query(narrowed), 0.0)
    return Query.boolean_query([(Occur.Must, worded), (Occur.Must, through)])


def _of_word(index: Index, word: TypedWord, language: str) -> Query:
    ways = _nearly if word.is_forgiven else _as_typed
    parts = [
        Query.boost_query(query, weight * _of_language(each, language))
        for each in index.languages
        for query, weight in ways(index, word, each)
    ]
    return Query.disjunction_max_query(parts, TIE_BREAKER) if parts else Query.empty_query()


def _of_event(index: Index, event: str) -> Query:
    """Return the query for the services of an event that the text says somebody is in."""
    return Query.const_score_query(
        Query.term_query(index.schema, "event", event, "basic"), EVENT_MEANT
    )


def _of_language(language: str, mediators: str) -> float:
    return 1.0 if language in (mediators, NO_LANGUAGE) else OTHER_LANGUAGE


def _nearly(index: Index, word: TypedWord, language: str) -> Iterator[tuple[Query, float]]:
    """Yield the ways a word may be found with a typing error, each with its weight."""
    for nearness, weight in FORGIVEN.items():
        field = word_field(nearness, language)
        yield Query.fuzzy_term_query(index.schema, field, word.word, 1, prefix=True), weight


def _as_typed(index: Index, word: TypedWord, language: str) -> Iterator[tuple[Query, float]]:
    """Yield the ways in which services have a word as it is, each with its weight."""
    for nearness in (NEAR, FAR):
        field = word_field(nearness, language)
        if field in word.begins_in:
            yield Query.term_query(index.schema, field, word.word, "freq"), WHOLE_WORD[nearness]
            yield _begun(index, word.word, nearness, language), BEGINNING[nearness]
    for where, weight in PLACE_WEIGHTS.items():
        field = stem_field(where, language)
        for stem in word.stems[language]:
            if field in index.stems.get(stem, ()):
                yield Query.term_query(index.schema, field, stem, "freq"), weight


def _begun(index: Index, word: str, nearness: str, language: str) -> Query:
    """Return the query for words that begin with this one; all of them count alike."""
    if len(word) > FIRST_LETTERS:
        field = word_field(nearness, language)
        return Query.fuzzy_term_query(index.schema, field, word, 0, prefix=True)
    first = Query.term_query(index.schema, begun_field(nearness, language), word, "basic")
    return Query.const_score_query(first, 1.0)


def _narrowing(index: Index, filters: Filters) -> Iterator[Query]:
    chosen = {
        "provider": filters.provider,
        "event": filters.event,
        "availability": filters.availability,
    }
    for field, value in chosen.items():
        if value:
            yield Query.term_query(index.schema, field, value, "basic")
    for need in filters.without:
        yield Query.term_query(index.schema, "without", need.value, "basic")
