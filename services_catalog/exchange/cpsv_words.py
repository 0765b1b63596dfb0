"""The words of CPSV-AP 3.2 that we use, and our own for what it has no words for.

CPSV-AP 3.2.0 (SEMIC, 2025): `releases/3.2.0/`, namespaces as in its context. It has no steps, no
forms and no rules (its issue 139 is open), so those travel as a JSON literal under our own term.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, SKOS

if TYPE_CHECKING:
    from services_catalog.definition import Text

CPSV = Namespace("http://purl.org/vocab/cpsv#")
CV = Namespace("http://data.europa.eu/m8g/")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
ADMS = Namespace("http://www.w3.org/ns/adms#")
OURS = Namespace("urn:citizenspot:term:")
IDS = Namespace("urn:citizenspot:id:")
COUNTRY = Namespace("http://publications.europa.eu/resource/authority/country/")
CURRENCY = Namespace("http://publications.europa.eu/resource/authority/currency/")
LANGUAGE = Namespace("http://publications.europa.eu/resource/authority/language/")

PREFIXES = {
    "cpsv": CPSV, "cv": CV, "dct": DCTERMS, "dcat": DCAT, "skos": SKOS, "foaf": FOAF,
    "eli": ELI, "adms": ADMS, "citizenspot": OURS,
}  # fmt: skip

REMAINDER = OURS.definition
"""A JSON literal: what of a definition CPSV-AP has no words for."""

ALPHA_3 = {"PT": "PRT", "BR": "BRA", "ES": "ESP", "FR": "FRA", "BE": "BEL", "NL": "NLD",
           "DE": "DEU", "IT": "ITA", "LU": "LUX", "GB": "GBR"}  # fmt: skip
"""ISO 3166-1: the codes of the EU's country list for the areas that providers have here."""

LANGUAGE_CODES = {"pt": "POR", "en": "ENG", "fr": "FRA", "nl": "NLD", "de": "DEU", "es": "SPA",
                  "it": "ITA", "uk": "UKR"}  # fmt: skip
"""The codes of the EU's language list."""


def canonical(tag: str) -> str:
    """Return a language tag with the capitals of RFC 5646 §2.1.1, which RDF tools drop."""
    parts = tag.lower().split("-")
    private = parts.index("x") if "x" in parts else len(parts)
    for position in range(1, private):
        if len(parts[position]) == 2:  # noqa: PLR2004 - a region has two letters
            parts[position] = parts[position].upper()
        elif len(parts[position]) == 4 and parts[position].isalpha():  # noqa: PLR2004 - a script
            parts[position] = parts[position].title()
    return "-".join(parts)


def add_text(graph: Graph, subject: URIRef, term: URIRef, text: Text) -> None:
    """Add a text in each of its languages."""
    for language, words in text.items():
        graph.add((subject, term, Literal(words, lang=language)))


def text_of(graph: Graph, subject: URIRef, term: URIRef) -> Text:
    """Return a text by language; words without a language count as `und`."""
    said: Text = {}
    for each in graph.objects(subject, term):
        if isinstance(each, Literal):
            said.setdefault(canonical(each.language) if each.language else "und", str(each))
    return dict(sorted(said.items()))
