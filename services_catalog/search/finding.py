"""The search itself: what was typed goes in, services come out, the best first.

Ranking, in this order:

1. An id typed from its beginning, with a dot (`pt.imt`).
2. A name, or a name people use, that is exactly what was typed; then one that begins with it.
3. The score of the query (`asking`), where more of the typed words and rarer ones count for more.
4. The name, alphabetically.

Whatever has one of the words is found; what has more of them comes first.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

import msgspec

from services_catalog.definition import words as words_of
from services_catalog.search.asking import asked
from services_catalog.search.explaining import Why, why
from services_catalog.search.filters import EVERYTHING, Filters
from services_catalog.search.index import Index, by_name, index_of
from services_catalog.search.linguistics import base, words

if TYPE_CHECKING:
    from services_catalog.catalogue import Catalogue
    from services_catalog.definition import Service

_CANDIDATES = 40
"""How many of the best by score are looked at again, where fewer are asked for."""


REASONS_GIVEN = 12
"""How many hits say at once why they are there: what a list shows. `why` says it of any other."""


class Hit(msgspec.Struct, frozen=True):
    """A service found, and why; without a reason where nothing was typed, and far down the list."""

    service: str
    why: Why | None = None


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
    if not words(text):
        return tuple(Hit(id_) for id_ in _all(catalogue, language, filters)[:limit])
    index = index_of(catalogue)
    scored = _scored(index, text, language, filters, max(limit, _CANDIDATES))

    def rank(id_: str) -> tuple[int, float, str]:
        service = catalogue.services[id_]
        name = _names(catalogue, id_, language)[0]
        return _nearness(catalogue, service, text, language), -scored[id_], name

    best = sorted(scored, key=rank)[:limit]
    reasons = (why(catalogue, id_, text, language) for id_ in best[:REASONS_GIVEN])
    return tuple(Hit(id_, reason) for id_, reason in zip_longest(best, reasons))


def _all(catalogue: Catalogue, language: str, filters: Filters) -> tuple[str, ...]:
    names = by_name(catalogue, language)
    if not filters:
        return names
    index = index_of(catalogue)
    through = _scored(index, "", language, filters, len(names))
    return tuple(id_ for id_ in names if id_ in through)


def _scored(
    index: Index, text: str, language: str, filters: Filters, limit: int
) -> dict[str, float]:
    """Return the scores of the best services by their id."""
    if not index.services:
        return {}
    query = asked(index, text, language, filters)
    found = index.searcher.search(query, limit, count=False).hits
    numbers = index.searcher.fast_field_values("number", [address for _, address in found])
    return {
        index.services[int(number)]: score
        for (score, _), number in zip(found, numbers, strict=True)
        if number is not None
    }


def _nearness(catalogue: Catalogue, service: Service, text: str, language: str) -> int:
    """Return how nearly the whole of what was typed is the service's id or name; 0 is its id."""
    if "." in text and service.id.startswith(text.strip().lower()):
        return 0
    typed = " ".join(words(text))
    names = _names(catalogue, service.id, language)
    if typed in names:
        return 1
    return 2 if any(name.startswith(typed) for name in names) else 3


@lru_cache(maxsize=4096)
def _names(catalogue: Catalogue, service_id: str, language: str) -> tuple[str, ...]:
    """Return a service's name and other names in a language, folded."""
    service = catalogue.services[service_id]
    name = words_of(service.name, language, service.source_lang)
    others = [
        other
        for tag, names in service.also_called.items()
        if base(tag) == base(language)
        for other in names
    ]
    return tuple(" ".join(words(each)) for each in (name, *others))
