"""The search itself: what was typed goes in, services come out, the best first.

Ranking, in this order:

1. An id typed from its beginning, with a dot (`pt.imt`).
2. A name, or a name people use, that is exactly what was typed; then one that begins with it.
3. The score of the query (`asking`), where more of the typed words and rarer ones count for more.
4. The name, alphabetically.

Whatever has one of the words is found; what has more of them comes first.
"""

from __future__ import annotations

from itertools import islice, zip_longest
from typing import TYPE_CHECKING

import msgspec

from services_catalog.search.asking import asked
from services_catalog.search.explaining import Why, why
from services_catalog.search.filters import EVERYTHING, Filters
from services_catalog.search.index import Index, index_of
from services_catalog.search.linguistics import base, words, words_that_count
from services_catalog.search.naming import Naming, naming
from services_catalog.search.said import unpacked
from services_catalog.search.typed_words import typed_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import tantivy
    from tantivy import Query

    from services_catalog.catalogue import Catalogue
    from services_catalog.search.typed_words import TypedWord

_CANDIDATES = 40
"""How many of the best by score are looked at again, where fewer are asked for."""


REASONS_GIVEN = 12
"""How many hits say at once why they are there: what a list shows. `why` says it of any other."""

_QUICK_WORDS = 5
_QUICK_LETTERS = 80


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A service found, and why; without a reason where nothing was typed, and far down the list."""

    service: str
    why: Why | None = None


class Prepared(msgspec.Struct, frozen=True):
    """All that a search needs, in memory: searching in it reads no definition and no file."""

    index: Index
    naming: Naming
    language: str


class _Scored(msgspec.Struct, frozen=True, gc=False):
    """One of the best by score, and where its texts are in the index."""

    service: str
    score: float
    address: tantivy.DocAddress


def prepared(catalogue: Catalogue, language: str) -> Prepared:
    """Return what is searched in for a mediator of a language; the first time it takes a while."""
    return Prepared(index_of(catalogue), naming(catalogue, language), language)


def is_quick(text: str, filters: Filters = EVERYTHING) -> bool:
    """Say whether a search of what is prepared takes milliseconds, however it ends.

    Each word costs, and a list of everything that filters let through costs by its length.
    """
    if len(text) > _QUICK_LETTERS:
        return False
    wanted = words_that_count(text)
    return len(wanted) <= _QUICK_WORDS if wanted else not filters


def search(
    catalogue: Catalogue,
    text: str,
    language: str,
    limit: int = 20,
    filters: Filters = EVERYTHING,
) -> tuple[Hit, ...]:
    """Return the active services that answer the text, best first, at most `limit`.

    Without a word in the text these are all services that the filters let through, in the order
    of their names.
    """
    if not words(text) and not filters:
        return _listed(naming(catalogue, language).order, limit)
    return find(prepared(catalogue, language), text, limit, filters)


def find(
    where: Prepared, text: str, limit: int = 20, filters: Filters = EVERYTHING
) -> tuple[Hit, ...]:
    """Return what `search` does, of what is prepared."""
    typed = words(text)
    if not typed:
        return _listed(_all(where, filters), limit)
    wanted = typed_words(where.index, typed)
    query = asked(where.index, wanted, where.language, filters)
    scored = _scored(where.index, query, max(limit, _CANDIDATES))
    id_begins = text.strip().lower() if "." in text else None
    best = _ranked(scored, where.naming, " ".join(typed), id_begins)[:limit]
    reasons = (_why(where, one, wanted) for one in best[:REASONS_GIVEN])
    return tuple(Hit(one.service, reason) for one, reason in zip_longest(best, reasons))


def _listed(services: Iterable[str], limit: int) -> tuple[Hit, ...]:
    return tuple(Hit(id_) for id_ in islice(services, limit))


def _ranked(
    scored: Iterable[_Scored], naming: Naming, typed: str, id_begins: str | None
) -> list[_Scored]:
    def rank(one: _Scored) -> tuple[bool, int, float, str]:
        is_id = id_begins is not None and one.service.startswith(id_begins)
        named = naming.named[one.service]
        return not is_id, 0 if is_id else named.nearness(typed), -one.score, named.name

    return sorted(scored, key=rank)


def _why(where: Prepared, one: _Scored, wanted: Sequence[TypedWord]) -> Why | None:
    names = where.naming.named[one.service].names
    texts = where.index.said
    return why(names, lambda: unpacked(texts(one.address)), wanted, base(where.language))


def _all(where: Prepared, filters: Filters) -> tuple[str, ...]:
    order = where.naming.order
    if not filters:
        return order
    query = asked(where.index, (), where.language, filters)
    through = {one.service for one in _scored(where.index, query, len(order))}
    return tuple(id_ for id_ in order if id_ in through)


def _scored(index: Index, query: Query, limit: int) -> list[_Scored]:
    """Return the best services by score."""
    if not index.services:
        return []
    found = index.searcher.search(query, limit, count=False).hits
    numbers = index.searcher.fast_field_values("number", [address for _, address in found])
    return [
        _Scored(index.services[int(number)], score, address)
        for (score, address), number in zip(found, numbers, strict=True)
        if number is not None
    ]
