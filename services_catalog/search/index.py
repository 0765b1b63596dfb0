"""The index of one catalogue: what tantivy looks through, in memory.

A service is a document. Its texts stand by language in one field for each weight a place has, as
stems; beside these its words as they are spelled stand in two fields, near (names) and far (all
else), for beginnings of words and for typing errors.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec
import tantivy

from services_catalog.definition import words as words_of
from services_catalog.folding import folded
from services_catalog.search.filters import does_without
from services_catalog.search.linguistics import base, stems, words
from services_catalog.search.places import Entry, Where, entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from services_catalog.catalogue import Catalogue
    from services_catalog.definition import Service

NO_LANGUAGE = "und"
"""Where texts of no language are indexed: BCP 47's tag for an undetermined one."""

NEAR, FAR = "near", "far"
_NEAR_PLACES = frozenset({Where.NAME, Where.ALSO_CALLED})
_WRITER_BYTES = 32_000_000
_SPACED = "spaced"


class Index(msgspec.Struct, frozen=True):
    """A catalogue as tantivy sees it, and the services of its documents by their number."""

    catalogue: Catalogue
    languages: tuple[str, ...]
    schema: tantivy.Schema
    searcher: tantivy.Searcher
    services: tuple[str, ...]


def stem_field(where: Where, language: str) -> str:
    """Return the field that holds the stems of a place's texts in a language."""
    return f"{where.name.lower()}_{language}"


def word_field(nearness: str, language: str) -> str:
    """Return the field that holds the spelled words in a language."""
    return f"{nearness}_{language}"


@lru_cache(maxsize=2)
def index_of(catalogue: Catalogue) -> Index:
    """Return the index of a catalogue, making it at the first call: about 0.2 ms a service."""
    services = sorted(_active(catalogue), key=lambda service: service.id)
    languages = (*sorted(_languages(services, catalogue)), NO_LANGUAGE)
    schema = _schema(languages)
    index = tantivy.Index(schema)
    by_space = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_SPACED, by_space)
    writer = index.writer(_WRITER_BYTES, 1)
    for number, service in enumerate(services):
        writer.add_document(_document(number, service, catalogue))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    ids = tuple(service.id for service in services)
    return Index(catalogue, languages, schema, index.searcher(), ids)


@lru_cache(maxsize=8)
def by_name(catalogue: Catalogue, language: str) -> tuple[str, ...]:
    """Return the ids of all active services in the order of their names in a language."""

    def order(service: Service) -> tuple[str, str]:
        return folded(words_of(service.name, language, service.source_lang)), service.id

    return tuple(service.id for service in sorted(_active(catalogue), key=order))


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
    builder.add_unsigned_field("number", stored=True, fast=True)
    for keyword in ("provider", "event", "availability", "without"):
        builder.add_text_field(keyword, tokenizer_name="raw", index_option="basic")
    for language in languages:
        for where in Where:
            name = stem_field(where, language)
            builder.add_text_field(name, tokenizer_name=_SPACED, index_option="freq")
        for nearness in (NEAR, FAR):
            name = word_field(nearness, language)
            builder.add_text_field(name, tokenizer_name=_SPACED, index_option="freq")
    return builder.build()


def _document(number: int, service: Service, catalogue: Catalogue) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("number", number)
    document.add_text("provider", service.provider)
    document.add_text("availability", service.availability)
    for event in service.events:
        document.add_text("event", event)
    for need in does_without(service):
        document.add_text("without", need.value)
    for entry in entries(service, catalogue.provider_of(service)):
        _add(document, entry)
    return document


def _add(document: tantivy.Document, entry: Entry) -> None:
    language = base(entry.language) or NO_LANGUAGE
    nearness = NEAR if entry.where in _NEAR_PLACES else FAR
    stemmed = " ".join(stems(entry.text, entry.language))
    document.add_text(stem_field(entry.where, language), stemmed)
    document.add_text(word_field(nearness, language), " ".join(words(entry.text)))
