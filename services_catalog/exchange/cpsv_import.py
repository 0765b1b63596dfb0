"""Reads CPSV-AP 3.2 (JSON-LD or Turtle) as services: ours come back whole, others as guidance.

What CPSV-AP says counts: a title edited in the file is the title. What it has no words for comes
from the literal that our export puts beside it, where there is one.
"""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import msgspec
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, SKOS
from rdflib.term import Node

from services_catalog.checking.circumstances import is_duration
from services_catalog.checking.heading import ID
from services_catalog.circumstances import Text
from services_catalog.definition import Provider, Service
from services_catalog.exchange import guidance
from services_catalog.exchange.brazil import Imported, Unreadable
from services_catalog.exchange.cleaning import Found, clean
from services_catalog.exchange.cpsv_export import LISTS
from services_catalog.exchange.cpsv_words import CPSV, CV, REMAINDER, canonical, text_of
from services_catalog.exchange.slug import slug
from services_catalog.hidden_characters import hidden_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

FORMATS = {".jsonld": "json-ld", ".json": "json-ld", ".ttl": "turtle"}
LARGEST_FILE = 50_000_000
REVIEW_AFTER = timedelta(days=182)

_THINGS = {
    "costs": (CV.hasCost, DCTERMS.description),
    "evidence": (CV.hasInputType, DCTERMS.title),
    "outputs": (CPSV.produces, DCTERMS.title),
    "legal": (CV.hasLegalResource, DCTERMS.title),
    "eligibility": (CV.holdsRequirement, DCTERMS.title),
    "participants": (CV.hasParticipation, DCTERMS.description),
    "channels": (CV.hasChannel, DCTERMS.description),
}
"""By key: the term that leads to its things, and that of their text."""


class CpsvError(ValueError):
    """The file cannot be read as CPSV-AP; the sentence says why."""


def read_cpsv(file: Path, today: date) -> Iterator[Imported | Unreadable]:
    """Return every public service of a file.

    Raises:
        CpsvError: neither JSON-LD nor Turtle, too large, or no public service in it.
        OSError: the file cannot be read.
    """
    form = FORMATS.get(file.suffix.lower())
    if form is None:
        raise CpsvError(f"{file}: a name ending in {', '.join(FORMATS)} is needed")
    if file.stat().st_size > LARGEST_FILE:
        raise CpsvError(f"{file}: more than {LARGEST_FILE:,} bytes")
    return read_graph(_graph(file, form), today)


def read_graph(graph: Graph, today: date) -> Iterator[Imported | Unreadable]:
    """Return every public service of a graph, in the order of their addresses."""
    services = sorted(
        s for s in graph.subjects(RDF.type, CPSV.PublicService) if isinstance(s, URIRef)
    )
    if not services:
        raise CpsvError("there is no cpsv:PublicService with an address in it")
    return (_Reader(graph, subject, today).read() for subject in services)


def _graph(file: Path, form: str) -> Graph:
    text = file.read_text(encoding="utf-8-sig")
    if form == "json-ld":
        _refuse_remote_contexts(text, file)
    try:
        return Graph().parse(data=text, format=form)
    except Exception as problem:
        # rdflib's parsers raise many types, some of them without a word.
        said = next(iter(str(problem).splitlines()), type(problem).__name__)
        raise CpsvError(f"{file}: {said[:300]}") from problem


def _refuse_remote_contexts(text: str, file: Path) -> None:
    """Refuse a context that would be fetched: what a file means must stand in the file."""
    try:
        document = json.loads(text)
    except ValueError as problem:
        raise CpsvError(f"{file}: {problem}") from problem
    context = document.get("@context", {}) if isinstance(document, dict) else {}
    for each in context if isinstance(context, list) else [context]:
        if isinstance(each, str):
            raise CpsvError(f"{file}: the context {each} is not in the file; expand it first")


class _Reader:
    """Reads one service of a graph."""

    def __init__(self, graph: Graph, subject: URIRef, today: date) -> None:
        self._graph = graph
        self._subject = subject
        self._today = today
        self._found = Found()
        self._ours = graph.value(subject, REMAINDER) is not None

    def read(self) -> Imported | Unreadable:
        provider = self._provider()
        if provider is None:
            return Unreadable(str(self._subject), "no competent authority with a name")
        try:
            values = self._values(provider)
            service = msgspec.convert(values, Service)
        except (msgspec.ValidationError, ValueError) as problem:
            return Unreadable(str(self._subject), str(problem))
        return Imported(service, provider, self._found)

    def _values(self, provider: Provider) -> dict[str, Any]:
        said = {
            "id": self._id(self._subject),
            "name": self._text(self._subject, DCTERMS.title, lines=False),
            "summary": self._text(self._subject, DCTERMS.description),
            "provider": provider.id,
        }
        if not said["name"]:
            raise ValueError("the service has no title")
        rest = self._remainder(self._subject)
        if rest:
            return self._whole(rest | said)
        return self._foreign(said)

    def _whole(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return a definition of ours: what the graph says in its own words over the rest."""
        for key in LISTS:
            parts = self._merged(key, values.get(key, []))
            if parts or key in values:
                values[key] = parts
        values["also_called"] = self._also_called(values.pop("also_called", {}))
        if not values["also_called"]:
            del values["also_called"]
        typical = self._graph.value(self._subject, CV.processingTime)
        if typical is not None:
            values["duration"] = values.get("duration", {}) | {"typical": str(typical)}
        return values

    def _merged(self, key: str, rest: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the parts that the graph has, in the order of the rest, new ones after them."""
        things = {self._identifier(thing): thing for thing in self._things(key)}
        known = {part["id"]: part for part in rest}
        order = [*(id_ for id_ in known if id_ in things), *sorted(things.keys() - known.keys())]
        return [self._part(key, known.get(id_, {}), things[id_]) for id_ in order]

    def _things(self, key: str) -> list[Node]:
        """Return the things a key is made of; a channel's own costs are the channel's."""
        term, _ = _THINGS[key]
        found = self._graph.objects(self._subject, term)
        own = (t for t in found if self._graph.value(t, CV.ifAccessedThrough) is None)
        return sorted(own, key=str)

    def _part(self, key: str, rest: dict[str, Any], thing: Node) -> dict[str, Any]:
        part = {"id": self._identifier(thing)} | rest
        if text := self._text(thing, _THINGS[key][1]):
            part[LISTS[key]] = text
        if key == "costs":
            part |= self._cost(part, thing)
        return part

    def _cost(self, part: dict[str, Any], thing: Node) -> dict[str, str]:
        """Return the amount: the exact one of the rest, unless the graph says another."""
        before = str(part.get("amount", "unknown"))
        value = self._graph.value(thing, CV.hasValue)
        if value is None:
            return {"amount": before}
        try:
            now = Decimal(str(value)).quantize(Decimal("0.01"))
            same = before[:1].isdigit() and Decimal(before) == now
        except InvalidOperation as problem:
            raise ValueError(f"{value} is not an amount") from problem
        return {"amount": before if same else str(now)}

    def _also_called(self, rest: dict[str, list[str]]) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for each in self._graph.objects(self._subject, DCAT.keyword):
            if isinstance(each, Literal):
                name = self._clean(str(each), lines=False)
                names.setdefault(canonical(each.language or "und"), []).append(name)
        order = {tag: {name: i for i, name in enumerate(of_tag)} for tag, of_tag in rest.items()}
        tags = [*(tag for tag in rest if tag in names), *sorted(names.keys() - rest.keys())]
        return {
            tag: sorted(names[tag], key=lambda n: (order.get(tag, {}).get(n, len(names[tag])), n))
            for tag in tags
        }

    def _foreign(self, said: dict[str, Any]) -> dict[str, Any]:
        """Return a definition made of a description only."""
        languages = list(said["name"])
        source = "en" if "en" in languages else languages[0]
        texts = {key: self._in(languages, said[key], source) for key in ("name", "summary")}
        if not texts["summary"]:
            texts["summary"] = texts["name"]
        parts = {key: self._foreign_parts(key, languages, source) for key in _THINGS}
        papers = [paper["id"] for paper in parts["evidence"]]
        who = self._joined([rule["else"] for rule in parts.pop("eligibility")], languages)
        steps = guidance.steps(languages, who, (), papers, ())
        rest = {
            "version": 1,
            "valid": {
                "from": self._today.isoformat(),
                "review_by": (self._today + REVIEW_AFTER).isoformat(),
                "owner": "unknown",
            },
            "source_lang": source,
            "languages": languages,
            "sources": [str(self._subject)],
            "availability": "to-confirm",
            "data": guidance.body(()),
            "evidence_known": bool(papers),
            "steps": msgspec.to_builtins(steps),
        }
        also = self._also_called({})
        time = str(self._graph.value(self._subject, CV.processingTime) or "")
        optional = {"also_called": also, "duration": {"typical": time} if is_duration(time) else {}}
        costs = self._one_cost(parts.pop("costs"), languages)
        kept = {key: value for key, value in (optional | parts).items() if value}
        return said | texts | rest | kept | {"costs": costs}

    def _foreign_parts(self, key: str, languages: list[str], source: str) -> list[dict[str, Any]]:
        """Return things of a foreign graph as parts; ids are numbered, texts complete."""
        parts = []
        for number, thing in enumerate(self._things(key), start=1):
            text = self._text(thing, _THINGS[key][1], lines=False)
            text = text or {source: self._identifier(thing)}
            part: dict[str, Any] = {
                "id": f"{key}-{number}",
                LISTS[key]: self._in(languages, text, source),
            }
            part |= self._cost(part, thing) if key == "costs" else {}
            part |= {"outputs": {"kind": "information"}, "channels": {"kind": "online"},
                     "participants": {"role": "delivers"}}.get(key, {})  # fmt: skip
            parts.append(part)
        return parts

    def _one_cost(self, costs: list[dict[str, Any]], languages: list[str]) -> list[dict[str, Any]]:
        """Return one line: with several costs nobody can say which applies to whom."""
        if len(costs) == 1:
            return costs
        labels = [cost["label"] for cost in costs]
        unknown = dict.fromkeys(languages, "?")
        label = self._joined(labels, languages) or unknown
        return [{"id": "fee", "amount": "unknown", "label": label}]

    def _joined(self, texts: list[Text], languages: list[str]) -> Text:
        return {tag: "\n".join(text[tag] for text in texts) for tag in languages} if texts else {}

    def _in(self, languages: list[str], text: Text, source: str) -> Text:
        """Return a text in all these languages, the source's words where there are no others."""
        if not text:
            return {}
        fallback = text.get(source) or next(iter(text.values()))
        return {tag: text.get(tag, fallback) for tag in languages}

    def _provider(self) -> Provider | None:
        authorities = self._graph.objects(self._subject, CV.hasCompetentAuthority)
        for authority in sorted(authorities, key=str):
            name = self._text(authority, SKOS.prefLabel, lines=False)
            name = name or self._text(authority, DCTERMS.title, lines=False)
            if not name:
                continue
            rest = self._remainder(authority)
            first = next(iter(name.values()))
            made = {"short": first, "kind": "public", "languages": list(name)}
            values = {"id": self._id(authority), "name": name} | (rest or made)
            try:
                return msgspec.convert(values, Provider)
            except msgspec.ValidationError:
                continue
        return None

    def _remainder(self, subject: Node) -> dict[str, Any]:
        literal = self._graph.value(subject, REMAINDER)
        rest = json.loads(str(literal)) if literal is not None else {}
        return rest if isinstance(rest, dict) else {}

    def _identifier(self, thing: Node) -> str:
        return str(self._graph.value(thing, DCTERMS.identifier) or thing)

    def _id(self, subject: Node) -> str:
        identifier = self._identifier(subject)
        return identifier if ID.fullmatch(identifier) else f"cpsv.{slug(identifier)}"

    def _text(self, subject: Node, term: URIRef, *, lines: bool = True) -> Text:
        """Return a text cleaned; words in no language count as English."""
        if not isinstance(subject, URIRef):
            said = {
                canonical(o.language or "en"): str(o)
                for o in self._graph.objects(subject, term)
                if isinstance(o, Literal)
            }
        else:
            said = text_of(self._graph, subject, term)
        said = {("en" if tag == "und" else tag): words for tag, words in said.items()}
        cleaned = {tag: self._clean(words, lines=lines) for tag, words in said.items()}
        return {tag: words for tag, words in cleaned.items() if words}

    def _clean(self, words: str, *, lines: bool) -> str:
        """Return plain words; our own come back to the letter unless they hide something."""
        if self._ours and not hidden_in(words):
            return words
        return clean(words, self._found, lines=lines)
