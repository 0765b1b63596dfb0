"""Writes a catalogue as CPSV-AP 3.2 JSON-LD, so that other catalogues can read it.

What CPSV-AP has words for is said in them; the rest of each definition travels beside it as one
JSON literal, so that nothing is lost on the way back. Money is a double there (§Cost) and
decimal text here: the exact amount travels in the rest.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
from rdflib import RDF, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, SKOS

from services_catalog.costs import stated_amount
from services_catalog.exchange.cpsv_words import (
    ADMS,
    ALPHA_3,
    COUNTRY,
    CPSV,
    CURRENCY,
    CV,
    ELI,
    IDS,
    LANGUAGE,
    LANGUAGE_CODES,
    OURS,
    PREFIXES,
    REMAINDER,
    add_text,
)
from services_catalog.vocabularies.events import EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from services_catalog.catalogue import Catalogue
    from services_catalog.definition import Channel, Cost, Provider, Service, Text

SAID_IN_CPSV = ("name", "summary")
"""Keys whose whole value CPSV-AP carries, so that the rest need not."""

LISTS = {"costs": "label", "evidence": "name", "outputs": "name", "legal": "title",
         "eligibility": "else", "participants": "name", "channels": "note"}  # fmt: skip
"""Lists whose parts are things of their own in CPSV-AP, and the text of each that it carries."""

_WEB = ("http://", "https://")


def export_cpsv(catalogue: Catalogue, title: Text) -> str:
    """Return the active and retired services of a catalogue as JSON-LD text.

    `title` names the catalogue. The text is the same for the same catalogue.
    """
    graph = cpsv_graph(catalogue, title)
    text = graph.serialize(format="json-ld", context={k: str(v) for k, v in PREFIXES.items()})
    document = json.loads(text)
    document["@graph"].sort(key=lambda node: node["@id"])
    return json.dumps(_sorted(document), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def cpsv_graph(catalogue: Catalogue, title: Text) -> Graph:
    """Return the catalogue as a graph in the words of CPSV-AP."""
    graph = Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    dataset, publisher = OURS.catalogue, OURS.publisher
    _described(graph, dataset, DCAT.Dataset, title)
    add_text(graph, dataset, DCTERMS.description, title)
    graph.add((dataset, DCTERMS.publisher, publisher))
    _thing(graph, publisher, FOAF.Agent, "publisher")
    add_text(graph, publisher, DCTERMS.title, title)
    for provider in catalogue.providers.values():
        _add_provider(graph, provider)
    for service in catalogue.services.values():
        graph.add((dataset, DCTERMS.hasPart, IDS[service.id]))
        _add_service(graph, service)
    return graph


def _sorted(value: Any) -> Any:  # noqa: ANN401 - JSON holds anything
    """Return JSON-LD with its unordered lists in one order."""
    match value:
        case dict():
            return {key: _sorted(inner) for key, inner in value.items()}
        case list():
            return sorted((_sorted(v) for v in value), key=lambda v: json.dumps(v, sort_keys=True))
    return value


def _thing(graph: Graph, subject: URIRef, class_: URIRef, identifier: str) -> None:
    graph.add((subject, RDF.type, class_))
    graph.add((subject, DCTERMS.identifier, Literal(identifier)))


def _described(graph: Graph, subject: URIRef, class_: URIRef, title: Text) -> None:
    graph.add((subject, RDF.type, class_))
    add_text(graph, subject, DCTERMS.title, title)


def _add_provider(graph: Graph, provider: Provider) -> None:
    subject = IDS[provider.id]
    _thing(graph, subject, CV.PublicOrganisation, provider.id)
    add_text(graph, subject, SKOS.prefLabel, provider.name)
    country = COUNTRY[ALPHA_3.get(provider.area[:2], provider.area[:2])]
    graph.add((subject, DCTERMS.spatial, country))
    graph.add((country, RDF.type, DCTERMS.Location))
    _add_remainder(graph, subject, msgspec.to_builtins(provider), ("id", "name"))


def _add_service(graph: Graph, service: Service) -> None:
    subject = IDS[service.id]
    _thing(graph, subject, CPSV.PublicService, service.id)
    add_text(graph, subject, DCTERMS.title, service.name)
    add_text(graph, subject, DCTERMS.description, service.summary)
    graph.add((subject, CV.hasCompetentAuthority, IDS[service.provider]))
    for language, names in service.also_called.items():
        for name in names:
            graph.add((subject, DCAT.keyword, Literal(name, lang=language)))
    _concept(graph, subject, ADMS.status, OURS[f"status-{service.status}"], service.status)
    for tag in dict.fromkeys(tag.partition("-")[0] for tag in service.languages):
        language = LANGUAGE[LANGUAGE_CODES.get(tag, tag.upper())]
        graph.add((language, RDF.type, DCTERMS.LinguisticSystem))
        graph.add((subject, DCTERMS.language, language))
    if service.duration and service.duration.typical != "unknown":
        typical = Literal(service.duration.typical, datatype=XSD.duration, normalize=False)
        graph.add((subject, CV.processingTime, typical))
    _add_events(graph, subject, service.events)
    _add_parts(graph, subject, service)
    dropped = ("id", "provider", "also_called", *SAID_IN_CPSV)
    rest = _without_carried(msgspec.to_builtins(service))
    rest["also_called"] = {k: list(v) for k, v in service.also_called.items()}
    _add_remainder(graph, subject, rest, tuple(k for k in dropped if k != "also_called"))


def _add_events(graph: Graph, subject: URIRef, events: Iterable[str]) -> None:
    for id_ in events:
        event = EVENTS[id_]
        thing = OURS[f"event-{id_}"]
        _thing(graph, thing, CV.Event, id_)
        graph.add((thing, RDF.type, CV.LifeEvent if event.kind == "life" else CV.BusinessEvent))
        add_text(graph, thing, DCTERMS.title, event.name)
        graph.add((subject, CV.isGroupedBy, thing))


def _add_parts(graph: Graph, subject: URIRef, service: Service) -> None:
    """Add each cost, paper, output, law, condition, participant and channel as a thing."""
    for cost in service.costs:
        _add_cost(graph, subject, cost, "cost")
    for paper in service.evidence:
        thing = _part(graph, subject, "evidence", paper.id, CV.EvidenceType)
        add_text(graph, thing, DCTERMS.title, paper.name)
        graph.add((subject, CV.hasInputType, thing))
    for output in service.outputs:
        thing = _part(graph, subject, "output", output.id, CV.Output)
        add_text(graph, thing, DCTERMS.title, output.name)
        _concept(graph, thing, DCTERMS.type, OURS[f"output-{output.kind}"], output.kind)
        graph.add((subject, CPSV.produces, thing))
    for law in service.legal:
        thing = _part(graph, subject, "law", law.id, ELI.LegalResource)
        add_text(graph, thing, DCTERMS.title, law.title)
        if law.eli.startswith(_WEB):
            graph.add((thing, FOAF.page, URIRef(_escaped(law.eli))))
            graph.add((URIRef(_escaped(law.eli)), RDF.type, FOAF.Document))
        graph.add((subject, CV.hasLegalResource, thing))
    for rule in service.eligibility:
        thing = _part(graph, subject, "requirement", rule.id, CV.Requirement)
        add_text(graph, thing, DCTERMS.title, rule.otherwise)
        graph.add((subject, CV.holdsRequirement, thing))
    for who in service.participants:
        thing = _part(graph, subject, "participation", who.id, CV.Participation)
        add_text(graph, thing, DCTERMS.description, who.name)
        _concept(graph, thing, CV.role, OURS[f"role-{who.role}"], who.role)
        agent = _part(graph, subject, "participant", who.id, FOAF.Agent)
        add_text(graph, agent, DCTERMS.title, who.name)
        graph.add((thing, CV.hasParticipant, agent))
        graph.add((subject, CV.hasParticipation, thing))
    for channel in service.channels:
        _add_channel(graph, subject, channel)


def _add_channel(graph: Graph, subject: URIRef, channel: Channel) -> None:
    thing = _part(graph, subject, "channel", channel.id, CV.Channel)
    add_text(graph, thing, DCTERMS.description, channel.note)
    _concept(graph, thing, DCTERMS.type, OURS[f"channel-{channel.kind}"], channel.kind)
    graph.add((subject, CV.hasChannel, thing))
    for cost in channel.costs:
        added = _add_cost(graph, subject, cost, f"cost-{channel.id}")
        graph.add((added, CV.ifAccessedThrough, thing))


def _add_cost(graph: Graph, subject: URIRef, cost: Cost, kind: str) -> URIRef:
    thing = _part(graph, subject, kind, cost.id, CV.Cost)
    add_text(graph, thing, DCTERMS.description, cost.label)
    _concept(graph, thing, CV.currency, CURRENCY[cost.currency], cost.currency)
    if (amount := stated_amount(cost)) is not None:
        value = Literal(str(amount), datatype=XSD.double, normalize=False)
        graph.add((thing, CV.hasValue, value))
    graph.add((subject, CV.hasCost, thing))
    return thing


def _part(graph: Graph, subject: URIRef, kind: str, id_: str, class_: URIRef) -> URIRef:
    thing = URIRef(f"{subject}:{kind}:{_escaped(id_)}")
    _thing(graph, thing, class_, id_)
    return thing


def _concept(graph: Graph, subject: URIRef, term: URIRef, concept: URIRef, label: str) -> None:
    graph.add((subject, term, concept))
    graph.add((concept, RDF.type, SKOS.Concept))
    graph.add((concept, SKOS.prefLabel, Literal(label, lang="en")))


def _without_carried(values: dict[str, Any]) -> dict[str, Any]:
    """Return a definition without the texts that its parts carry in CPSV-AP's words."""
    rest = dict(values)
    for key, text in LISTS.items():
        if key in rest:
            rest[key] = [{k: v for k, v in part.items() if k != text} for part in rest[key]]
    return rest


def _add_remainder(
    graph: Graph, subject: URIRef, values: dict[str, Any], dropped: tuple[str, ...]
) -> None:
    rest = {key: value for key, value in values.items() if key not in dropped}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=False)
    graph.add((subject, REMAINDER, Literal(text)))


def _escaped(text: str) -> str:
    """Return the text with what an IRI may not hold written as percent codes (RFC 3987 §2.2)."""
    return "".join(f"%{ord(c):02X}" if c in '<>"{}|\\^` ' or c < " " else c for c in text)
