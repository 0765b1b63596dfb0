"""Reads Brazil's Cartas de Serviço (servicos.gov.br, XML version 3) as services of guidance.

Papers and fees that hold in a case only (`caso`) become papers and fees with a condition on a
yes-or-no question. Fees that are not one plain amount stay `unknown`, with the source's words.
"""

from __future__ import annotations

import re
import zipfile
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
from lxml import etree

from services_catalog.definition import Provider, Service, Validity
from services_catalog.exchange import guidance
from services_catalog.exchange.brazil_parts import Letter, Parts
from services_catalog.exchange.cleaning import Found, clean
from services_catalog.exchange.slug import slug
from services_catalog.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

LANGUAGE = "pt-BR"
OWNER = "unknown"
LARGEST_MEMBER = 2_000_000
REVIEW_AFTER = timedelta(days=182)
NOT_CARRIED = ("palavras-chave", "segmentos-da-sociedade", "condicoes-acessibilidade",
               "tratamento-prioritario", "tratamento-dispensado-atendimento",
               "validade-documento", "servicos-relacionados")  # fmt: skip
"""Elements that have no place in a definition; an import says that they were left behind."""


class Imported(msgspec.Struct, frozen=True):
    """One service and its provider as they were read, and the mess that was cleaned."""

    service: Service
    provider: Provider
    found: Found
    left_behind: tuple[str, ...] = ()


class Unreadable(msgspec.Struct, frozen=True):
    """A file that is not a service: its name, and why."""

    file: str
    why: str


def read_brazil(archive: Path, today: date) -> Iterator[Imported | Unreadable]:
    """Return every service of the archive, in the order of its files.

    Raises:
        zipfile.BadZipFile: the file is not an archive.
        OSError: the file cannot be read.
    """
    with zipfile.ZipFile(archive) as letters:
        for member in sorted(letters.infolist(), key=lambda each: each.filename):
            if not member.filename.endswith(".xml"):
                continue
            if member.file_size > LARGEST_MEMBER:
                yield Unreadable(member.filename, f"{member.file_size:,} bytes are too many")
                continue
            yield _read(member.filename, letters.read(member), today)


def _read(name: str, text: bytes, today: date) -> Imported | Unreadable:
    # Entities and DTDs are never resolved: a file is data, not a way to other files.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError as problem:
        return Unreadable(name, str(problem))
    letter = Letter(root)
    if not letter.text("nome"):
        return Unreadable(name, "the service has no name (nome)")
    return _service(letter, name, today)


def _service(letter: Letter, name: str, today: date) -> Imported:
    found = Found()
    parts = Parts(letter, found, LANGUAGE)
    provider = _provider(letter, found)
    questions = parts.questions()
    papers = parts.papers()
    service = Service(
        id=f"br.{slug(letter.text('id') or name.rpartition('/')[2].removesuffix('.xml'))}",
        version=1,
        valid=Validity(today.isoformat(), (today + REVIEW_AFTER).isoformat(), OWNER),
        source_lang=LANGUAGE,
        languages=(LANGUAGE,),
        name=parts.said("nome"),
        summary=parts.said("descricao") or parts.said("nome"),
        provider=provider.id,
        sources=(f"servicos.gov.br, Cartas de Serviço, {name}",),
        availability="to-confirm",
        also_called=_also_called(letter, found),
        facts=parts.facts(),
        costs=parts.costs(),
        evidence=papers,
        evidence_known=bool(papers),
        legal=parts.laws(),
        duration=parts.duration(),
        channels=parts.channels(),
        data=guidance.body(list(questions)),
        fields=questions,
        steps=guidance.steps(
            (LANGUAGE,), parts.who(), list(questions), [p.id for p in papers], parts.how()
        ),
    )
    left = tuple(key for key in NOT_CARRIED if letter.holds(key))
    return Imported(service, provider, found, left)


def _provider(letter: Letter, found: Found) -> Provider:
    name = clean(letter.text("orgao/nomeOrgao"), found, lines=False) or "Governo Federal"
    number = letter.attribute("orgao", "id").rpartition("/")[2]
    acronym = re.search(r"\(([^()]{2,20})\)\s*$", name)
    return Provider(
        id=f"br.orgao-{slug(number)}" if number else f"br.{slug(name)}",
        name={LANGUAGE: name},
        short=acronym[1] if acronym else name,
        kind="public",
        area="BR",
        languages=(LANGUAGE,),
    )


def _also_called(letter: Letter, found: Found) -> dict[str, tuple[str, ...]]:
    """Return the acronym and the popular names, each once."""
    texts = [letter.text("sigla"), *letter.texts("nomes-populares/item")]
    names = {folded(n): n for text in texts if (n := clean(text, found, lines=False))}
    names.pop(folded(letter.text("nome")), None)
    return {LANGUAGE: tuple(names.values())} if names else {}
