"""A receipt as lines of plain text in one language: to be read aloud, shown, or put in Braille."""

from __future__ import annotations

from collections.abc import Iterator

from citizenspot.receipts.content import ReceiptContent
from citizenspot.receipts.phrase import Voices
from citizenspot.receipts.story import Kind, Row, Section, story
from citizenspot.receipts.words import WATERMARK
from citizenspot.texts import Texts


def reading_lines(content: ReceiptContent, texts: Texts) -> Iterator[str]:
    """Yield all that the paper says in the citizen's language, whose `texts` these are."""
    told = story(content, Voices(texts))
    if told.practice:
        yield WATERMARK
        yield told.practice.own
    yield f"{told.title.own} {told.number}"
    if told.copy:
        yield told.copy.own
    yield told.spot
    yield told.service.own
    yield told.provider.own
    yield told.outcome.own
    for fact in (*filter(None, (told.reference,)), *told.facts):
        yield f"{fact.label.own}: {fact.value.own}"
    for section in (*told.sections, told.checking):
        yield section.heading.own
        yield from (_row(row, section) for row in section.rows)


def _row(row: Row, section: Section) -> str:
    """Return a row as it is said: what stands before it first, a sum after it."""
    note = row.note.own if row.note else ""
    parts = (
        (row.text.own, row.aside, note)
        if section.kind is Kind.AMOUNTS
        else (row.aside, row.text.own, note)
    )
    return " · ".join(filter(None, parts))
