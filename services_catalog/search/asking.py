"""Turns what was typed into a query of tantivy.

For each word the best of its places counts: as a stem (weighed by BM25, so that rare words
decide), as the whole word, or as the beginning of one. Words of the mediator's language weigh more
than those of others, and services of an event that somebody says they are in weigh more.

The weights were chosen on the queries for tuning of `tests/benchmarks/search_quality.py`, half of
Brazil's popular names among them; docs/catalogue.md has what came of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import tantivy
from tantivy import Occur, Query

from services_catalog.search.events_meant import events_meant
from services_catalog.search.index import FAR, NEAR, NO_LANGUAGE, stem_field, word_field
from services_catalog.search.linguistics import base, stems, words_that_count
from services_catalog.search.places import Where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services_catalog.search.filters import Filters
    from services_catalog.search.index import Index

FORGIVEN_FROM = 4
"""How many letters a word has before a typing error in it is forgiven."""

PLACE_WEIGHTS = {
    Where.NAME: 1.7,
    Where.ALSO_CALLED: 2.0,
    Where.EVENT: 0.7,
    Where.PROVIDER: 1.2,
    Where.PAPERS: 0.5,
    Where.SUMMARY: 1.4,
    Where.TEXT: 0.9,
    Where.ID: 0.6,
}
OTHER_LANGUAGE = 0.4
WHOLE_WORD = {NEAR: 1.0, FAR: 0.3}
BEGINNING = {NEAR: 1.0, FAR: 0.35}
FORGIVEN = {NEAR: 6.0, FAR: 3.0}
EVENT_MEANT = 2.0
"""What belonging to an event that somebody says they are in is worth."""

TIE_BREAKER = 0.1
"""How much the places of a word beside its best one count."""


def asked(index: Index, text: str, language: str, filters: Filters) -> Query:
    """Return the query for what was typed; without a word in it, for everything."""
    wanted = words_that_count(text)
    each = [(Occur.Should, _of_word(index, word, base(language))) for word in wanted]
    each += [(Occur.Should, _of_event(index, event)) for event in events_meant(text, language)]
    worded = Query.boolean_query(each) if each else Query.all_query()
    narrowed = [(Occur.Must, query) for query in _narrowing(index, filters)]
    if not narrowed:
        return worded
    # A filter only lets through; it adds nothing to the score.
    through = Query.const_score_query(Query.boolean_query(narrowed), 0.0)
    return Query.boolean_query([(Occur.Must, worded), (Occur.Must, through)])


def is_forgiven(index: Index, word: str) -> bool:
    """Say whether a word is looked for with a typing error, because as typed it is nowhere."""
    return len(word) >= FORGIVEN_FROM and not any(
        index.searcher.terms_with_prefix(word_field(nearness, language), word, limit=1)
        for language in index.languages
        for nearness in (NEAR, FAR)
    )


def _of_word(index: Index, word: str, language: str) -> Query:
    forgiven = is_forgiven(index, word)
    parts = [
        Query.boost_query(query, weight * _of_language(each, language))
        for each in index.languages
        for query, weight in _in_language(index.schema, word, each, forgiven=forgiven)
    ]
    return Query.disjunction_max_query(parts, TIE_BREAKER)


def _of_event(index: Index, event: str) -> Query:
    """Return the query for the services of an event that the text says somebody is in."""
    return Query.const_score_query(
        Query.term_query(index.schema, "event", event, "basic"), EVENT_MEANT
    )


def _of_language(language: str, mediators: str) -> float:
    return 1.0 if language in (mediators, NO_LANGUAGE) else OTHER_LANGUAGE


def _in_language(
    schema: tantivy.Schema, word: str, language: str, *, forgiven: bool
) -> Iterator[tuple[Query, float]]:
    """Yield every way a word may be found in a language, each with its weight."""
    for nearness in (NEAR, FAR):
        field = word_field(nearness, language)
        if forgiven:
            nearly = Query.fuzzy_term_query(schema, field, word, 1, prefix=True)
            yield nearly, FORGIVEN[nearness]
            continue
        yield Query.term_query(schema, field, word, "freq"), WHOLE_WORD[nearness]
        begun = Query.fuzzy_term_query(schema, field, word, 0, prefix=True)
        yield begun, BEGINNING[nearness]
    if forgiven:
        return
    for where, weight in PLACE_WEIGHTS.items():
        for stem in stems(word, language):
            found = Query.term_query(schema, stem_field(where, language), stem, "freq")
            yield found, weight


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
