"""What is searched of a service: its texts, each with the place it stands in."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from services_catalog.definition import TeachStep
from services_catalog.search.linguistics import base
from services_catalog.vocabularies.events import EVENTS
from services_catalog.vocabularies.situations import situations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services_catalog.definition import Provider, Service, Text


class Where(Enum):
    """A place that is searched, the best first."""

    NAME = "name"
    ALSO_CALLED = "also called"
    EVENT = "event"
    PROVIDER = "provider"
    PAPERS = "papers"
    SUMMARY = "summary"
    TEXT = "text"
    ID = "id"


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
"""How much a word counts where it is found; chosen as `asking` says."""


NEAR_PLACES = frozenset({Where.NAME, Where.ALSO_CALLED})
"""What a service is called: the two places that are worth most."""


class Entry(msgspec.Struct, frozen=True):
    """One text of one service; `language` is empty for texts of no language."""

    where: Where
    language: str
    text: str


def entries(service: Service, provider: Provider) -> Iterator[Entry]:
    """Yield every text of a service that is searched, its name first."""
    yield from _by_language(Where.NAME, service.name)
    for language, names in service.also_called.items():
        for name in names:
            yield Entry(Where.ALSO_CALLED, base(language), name)
    yield from _of_events(service)
    yield from _by_language(Where.PROVIDER, provider.name)
    yield Entry(Where.PROVIDER, "", provider.short)
    for paper in service.evidence:
        yield from _by_language(Where.PAPERS, paper.name)
    yield from _by_language(Where.SUMMARY, service.summary)
    for text in _further_texts(service):
        yield from _by_language(Where.TEXT, text)
    yield Entry(Where.ID, "", service.id)


def _by_language(where: Where, text: Text) -> Iterator[Entry]:
    for language, said in text.items():
        yield Entry(where, base(language), said)


def _further_texts(service: Service) -> Iterator[Text]:
    """Yield what the service says of itself besides: for what, to whom, what comes of it, how."""
    yield service.plain
    yield from (output.name for output in service.outputs)
    yield from (rule.otherwise for rule in service.eligibility)
    for step in service.steps:
        if isinstance(step, TeachStep):
            yield from (step.goal, *step.how)


def _of_events(service: Service) -> Iterator[Entry]:
    """Yield the names of a service's events, and what people in them say."""
    for event in service.events:
        if event not in EVENTS:
            yield Entry(Where.EVENT, "", event)
            continue
        yield from _by_language(Where.EVENT, EVENTS[event].name)
        for language, said in situations().get(event, {}).items():
            for situation in said:
                yield Entry(Where.EVENT, base(language), situation)
