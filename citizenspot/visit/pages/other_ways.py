"""In what a service differs online, by telephone or by post, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from citizenspot.texts import _N, Texts
from citizenspot.visit.pages.scene import CaseScene
from citizenspot.visit.pages.times import length_in_words
from citizenspot.visit.views import Block, Row, Rows
from services_catalog.costs import stated_amount
from services_catalog.definition import Channel, Cost, Service, words

KINDS = {
    "online": _N("Online"),
    "app": _N("By app"),
    "phone": _N("By telephone"),
    "post": _N("By post"),
    "e-mail": _N("By e-mail"),
    "counter": _N("At another counter"),
}


class Way(NamedTuple):
    """Another way to a service, and what is otherwise there, a sentence each."""

    name: str
    differences: tuple[str, ...]


def ways_in_words(service: Service, texts: Texts) -> tuple[Way, ...]:
    """Return the other ways to a service; what is not said is as at the counter."""
    return tuple(
        Way(texts.say(KINDS[channel.kind]), tuple(_differences(channel, service, texts)))
        for channel in service.channels
    )


def other_ways(scene: CaseScene) -> tuple[Block, ...]:
    """Return the other ways as a block of a page, where there are any."""
    ways = ways_in_words(scene.case.service, scene.texts)
    as_here = scene.say("as here")
    rows = tuple(
        Row(way.name, " ".join(way.differences) or as_here, personal=False) for way in ways
    )
    return (Rows(rows, title=scene.say("Other ways to this service")),) if rows else ()


def _differences(channel: Channel, service: Service, texts: Texts) -> Iterator[str]:
    def said(text: dict[str, str]) -> str:
        return words(text, texts.language, service.source_lang)

    for cost in channel.costs:
        yield _fee(cost, said(cost.label), texts)
    for paper in channel.evidence:
        yield texts.say("To bring: {papers}.", papers=said(paper.name))
    named = {**{p.id: p.name for p in service.evidence}, **{c.id: c.label for c in service.costs}}
    if left_out := [said(named[id_]) for id_ in channel.without if id_ in named]:
        yield texts.say("Not needed: {papers}.", papers=", ".join(left_out))
    if channel.duration and (time := length_in_words(channel.duration.typical, texts)):
        yield texts.say("It takes {time}.", time=time)
    if note := said(channel.note):
        yield note
    if channel.address != "unknown":
        yield channel.address


def _fee(cost: Cost, label: str, texts: Texts) -> str:
    amount = stated_amount(cost)
    if amount is None:
        return f"{label}."
    if not amount:
        return texts.say("{label}: free of charge", label=label) + "."
    return f"{label}: {texts.money(amount, cost.currency)}."
