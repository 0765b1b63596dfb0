"""What a service needs before it is started: what the mediator asks the citizen at the door."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Literal

import msgspec

from services_catalog.costs import fact_of, stated_amount
from services_catalog.definition import (
    ALWAYS,
    Cost,
    Evidence,
    IdentifyStep,
    Service,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


class Asked(Enum):
    """Whether something is asked for: of everyone, of some, or of nobody."""

    ALWAYS = "always"
    SOMETIMES = "sometimes"
    NEVER = "never"


class Paper(msgspec.Struct, frozen=True):
    """One thing to bring: its name, and when or what else will do."""

    name: str
    note: str
    kind: Literal["paper", "card", "pin", "code"]
    asked: Asked


class FeeLine(msgspec.Struct, frozen=True):
    """One line of the price list: whom it is for, and the amount where a source states it.

    `as_invoiced` says that the amount is the one on a paper the citizen brings.
    """

    label: str
    amount: Decimal | None
    currency: str
    asked: Asked
    as_invoiced: bool


class Needs(msgspec.Struct, frozen=True):
    """All that has to be there before the start.

    `papers_known` is false where the sources do not say which papers are asked for, so that an
    empty list is not read as "none". `minutes` is absent where no source states it.
    """

    papers: tuple[Paper, ...]
    papers_known: bool
    card: Asked
    pin: Asked
    fees: tuple[FeeLine, ...]
    minutes: int | None
    to_confirm: bool
    sources: tuple[str, ...]


def needs(service: Service, language: str) -> Needs:
    """Return what the service needs, in a language."""
    return Needs(
        papers=tuple(_paper(evidence, service, language) for evidence in service.evidence),
        papers_known=service.evidence_known,
        card=_card(service),
        pin=_of_kind(service, "pin"),
        fees=tuple(_fee_line(cost, service, language) for cost in service.costs),
        minutes=service.minutes if isinstance(service.minutes, int) else None,
        to_confirm=service.availability == "to-confirm",
        sources=service.sources,
    )


def _paper(evidence: Evidence, service: Service, language: str) -> Paper:
    return Paper(
        name=words(evidence.name, language, service.source_lang),
        note=words(evidence.note, language, service.source_lang),
        kind=evidence.kind,
        asked=_asked(evidence.when),
    )


def _fee_line(cost: Cost, service: Service, language: str) -> FeeLine:
    return FeeLine(
        label=words(cost.label, language, service.source_lang),
        amount=stated_amount(cost),
        currency=cost.currency,
        asked=Asked.ALWAYS if len(service.costs) == 1 else Asked.SOMETIMES,
        as_invoiced=bool(fact_of(cost)),
    )


def _card(service: Service) -> Asked:
    """Say whether the card is needed: as a paper of its own, or to be identified with."""
    steps = [step for step in service.steps if isinstance(step, IdentifyStep)]
    if any(step.assurance in {"card", "pin"} and step.when == ALWAYS for step in steps):
        return Asked.ALWAYS
    return _of_kind(service, "card")


def _of_kind(service: Service, kind: str) -> Asked:
    return _most(_asked(evidence.when) for evidence in service.evidence if evidence.kind == kind)


def _asked(when: str) -> Asked:
    return Asked.ALWAYS if when == ALWAYS else Asked.SOMETIMES


def _most(asked: Iterable[Asked]) -> Asked:
    found = set(asked)
    return next((need for need in Asked if need in found), Asked.NEVER)
