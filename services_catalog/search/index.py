"""The index of one catalogue: what tantivy looks through, in memory.

A service is a document. Its texts stand by language in one field for each weight a place has, as
stems; beside these its words as they are spelled stand in two fields, near (names) and far (all
else), for beginnings of words and for typing errors.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import msgspec
import tantivy

from services_catalog.search.filters import does_without
from services_catalog.search.linguistics import base
from services_catalog.search.places import NEAR_PLACES, Where, entries
from services_catalog.search.said import Said, packed, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from services_catalog.catalogue import Catalogue
    from services_catalog.definition import Service

NO_LANGUAGE = "und"
"""Where texts of no language are indexed: BCP 47's tag for an undetermined one."""

NEAR, FAR = "near", "far"
_WRITER_BYTES = 32_000_000
FIRST_LETTERS = 2
"""How many first letters of words stand for all that begin with them: these have most words."""

_MOST_TERMS = 10_000_000
_SPACED = "spaced"
_SHARED_TEXTS = 2048
"""How many texts are kept ready while an index is made: events and providers repeat theirs."""


class Index(msgspec.Struct, frozen=True):
    """A catalogue as tantivy sees it, and the services of its documents by their number.

    `stems` says of each stem that any service has in which fields it stands.
    """

    languages: tuple[str, ...]
    schema: tantivy.Schema
    searcher: tantivy.Searcher
    services: tuple[str, ...]
    stems: Mapping[str, frozenset[str]]

    def said(self, address: tantivy.DocAddress) -> bytes:
        """Return the texts of a document, packed."""
        texts = self.searcher.doc(address).get_first("said")
        return texts if isinstance(texts, bytes) else b""


@cache
def stem_field(where: Where, language: str) -> str:
    """Return the field that holds the stems of a place's texts in a language."""
    return f"{where.name.lower()}_{language}"


@cache
def word_field(nearness: str, language: str) -> str:
    """Return the field that holds the spelled words in a language."""
    return f"{nearness}_{language}"


@cache
def word_fields(languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return every field that holds spelled words."""
    return tuple(word_field(each, language) for each in (NEAR, FAR) for language in languages)


@cache
def begun_field(nearness: str, language: str) -> str:
    """Return the field that holds the first letters of the spelled words, up to `FIRST_LETTERS`."""
    return f"begun_{nearness}_{language}"


@lru_cache(maxsize=2)
def index_of(catalogue: Catalogue) -> Index:
    """Return the index of a catalogue, making it at the first call: about 0.4 ms a service."""
    services = sorted(_active(catalogue), key=lambda service: service.id)
    languages = (*sorted(_languages(services, catalogue)), NO_LANGUAGE)
    schema = _schema(languages)
    index = tantivy.Index(schema)
    by_space = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_SPACED, by_space)
    writer = index.writer(_WRITER_BYTES, 1)
    once = lru_cache(_SHARED_TEXTS)(said)
    for number, service in enumerate(services):
        texts = (once(entry) for entry in entries(service, catalogue.provider_of(service)))
        writer.add_document(_document(number, service, texts))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    ids = tuple(service.id for service in services)
    searcher = index.searcher()
    return Index(languages, schema, searcher, ids, _fields_of_stems(searcher, languages))


def _fields_of_stems(
    searcher: tantivy.Searcher, languages: Iterable[str]
) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for language in languages:
        for where in Where:
            field = stem_field(where, language)
            for stem, _services in searcher.terms_with_prefix(field, "", limit=_MOST_TERMS):
                found[stem].add(field)
    once = cache(frozenset[str])
    return {stem: once(frozenset(fields)) for stem, fields in found.items()}


def _active(catalogue: Catalogue) -> Iterator[Service]:
    return (service for service in catalogue.services.values() if service.status == "active")


def _languages(services: Iterable[Service], catalogue: Catalogue) -> set[str]:
    return {
        entry.language
        for service in services
        for entry in entries(service, catalogue.provider_of(service))
        if entry.language
    }


def _schema(languages: Iterable[str]) -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("number", fast=True)
    builder.add_bytes_field("said", stored=True)
    for keyword in ("provider", "event", "availability", "without"):
        builder.add_text_field(keyword, tokenizer_name="raw", index_option="basic")
    for language in languages:
        for where in Where:
            name = stem_field(where, language)
            builder.add_text_field(name, tokenizer_name=_SPACED, index_option="freq")
        for nearness in (NEAR, FAR):
            name = word_field(nearness, language)
            builder.add_text_field(name, tokenizer_name=_SPACED, index_option="freq")
            name = begun_field(nearness, language)
            builder.add_text_field(name, tokenizer_name=_SPACED, index_option="basic")
    return builder.build()


def _document(number: int, service: Service, texts: Iterable[Said]) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("number", number)
    document.add_text("provider", service.provider)
    document.add_text("availability", service.availability)
    for event in service.events:
        document.add_text("event", event)
    for need in does_without(service):
        document.add_text("without", need.value)
    every = tuple(texts)
    document.add_bytes("said", packed(every))
    for each in every:
        language = base(each.language) or NO_LANGUAGE
        nearness = NEAR if each.where in NEAR_PLACES else FAR
        document.add_text(stem_field(each.where, language), each.stems)
        document.add_text(word_field(nearness, language), each.words)
        document.add_text(begun_field(nearness, language), _begun(each.words))
    return document


def _begun(words: str) -> str:
    each = words.split()
    return " ".join({word[:end] for word in each for end in range(1, FIRST_LETTERS + 1)})
