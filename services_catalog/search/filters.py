"""Narrows a search: to a provider, an event, what is sure, and what nobody has to bring."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Literal

import msgspec

from services_catalog.before_starting import Asked, needs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services_catalog.definition import Service

_FREE = "0.00"
Availability = Literal["", "confirmed", "to-confirm"]


class Need(Enum):
    """What a citizen may have come without."""

    PAPERS = "papers"
    CARD = "card"
    PIN = "pin"
    MONEY = "money"


class Filters(msgspec.Struct, frozen=True):
    """What a service has to be to be found; nothing said, all are.

    `without` are the needs that the service must not have. A service whose sources do not say
    whether it has one is left out: not stated is not "no".
    """

    provider: str = ""
    event: str = ""
    availability: Availability = ""
    without: frozenset[Need] = frozenset()

    def __bool__(self) -> bool:
        """Say whether anything is narrowed."""
        return self != EVERYTHING


EVERYTHING = Filters()


def does_without(service: Service) -> Iterator[Need]:
    """Yield each need that nobody has for this service, as far as its sources say."""
    wanted = needs(service, service.source_lang)
    if service.evidence_known and not any(paper.kind == "paper" for paper in wanted.papers):
        yield Need.PAPERS
    if wanted.card is Asked.NEVER:
        yield Need.CARD
    if wanted.pin is Asked.NEVER:
        yield Need.PIN
    if all(cost.amount == _FREE for cost in service.costs):
        yield Need.MONEY
