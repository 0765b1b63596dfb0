"""A verdict in sentences, for a person who holds the receipt in one hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from decimal import Decimal, InvalidOperation

from citizenspot.journal.entries import shown_head, witness_characters
from citizenspot.receipts.printable import name
from citizenspot.receipts.statement import Statement
from citizenspot.receipts.verification import Change, Finding, Unreadable, Verdict
from citizenspot.receipts.words import outcome_sentence
from citizenspot.texts import _N, Texts

_FINDINGS = {
    Finding.GENUINE: _N("Genuine."),
    Finding.PRACTICE: _N("Made in practice: not valid. It is not changed."),
    Finding.CHANGED: _N("Not genuine."),
    Finding.VOID: _N("Genuine, but made void: it counts no more."),
    Finding.UNKNOWN_KEY: _N(
        "Signed with a key that is not known here ({key}): it may be genuine or not."
    ),
    Finding.NOT_A_RECEIPT: _N("This is not a receipt."),
}
_CHANGES = {
    Change.CODE: _N("Not genuine: the code was changed or damaged."),
    Change.KEY: _N("Not genuine: the code names a key that did not sign it."),
    Change.CONTENT: _N("Not genuine: what the file says was changed."),
    Change.PAGE: _N(
        "This file is not as the desk made it: what its pages show may have been changed."
    ),
    Change.SEAL: _N(
        "The pages are as the desk made them, but the file's own signature is not the desk's."
    ),
}
_OTHER_REASON = _N("not known")
_VOID_REASONS = {
    "mistake": _N("a mistake in it"),
    "other person": _N("another person's"),
    "not wanted": _N("not wanted"),
}
_UNREADABLE = {
    Unreadable.NO_CODE: _N("There is no code of a receipt in this."),
    Unreadable.SEVERAL_CODES: _N("There are several receipts in this picture. Show one alone."),
    Unreadable.PICTURE: _N("This picture cannot be read. It has to be a PNG or JPEG file."),
    Unreadable.PDF_WITHOUT_RECEIPT: _N(
        "There is no receipt in this PDF, or it was saved anew. Show its code instead."
    ),
    Unreadable.TOO_LARGE: _N("This file is too large to be a receipt."),
    Unreadable.FILE: _N("This file cannot be read."),
}
_FIELDS = {
    "practice": _N("practice"),
    "number": _N("number"),
    "issued_at": _N("date or time"),
    "desk": _N("desk"),
    "service": _N("service"),
    "service_version": _N("service"),
    "outcome": _N("outcome"),
    "reference": _N("reference"),
    "totals": _N("total"),
}


def verdict_sentences(verdict: Verdict, texts: Texts) -> Iterator[str]:
    """Yield what the verdict says, first of all whether the receipt is genuine."""
    yield _finding(verdict, texts)
    if verdict.change is Change.CONTENT:
        yield from _differences(verdict.differs, texts)
    if verdict.void:
        reason = texts.say(_VOID_REASONS.get(verdict.void.reason, _OTHER_REASON))
        day = texts.date(verdict.void.at.date())
        yield texts.say("Void since {day}. Reason: {reason}", day=day, reason=reason)
    if verdict.statement is None:
        return
    if not verdict.page_checked:
        yield texts.say("Compare it with what follows, which is what was signed:")


def statement_lines(statement: Statement, zone: tzinfo, texts: Texts) -> Iterator[str]:
    """Yield what the code says, each line a label and a value."""
    moment = statement.moment
    day = texts.date(moment.astimezone(zone).date())
    yield _line(texts.say("Number"), statement.number)
    yield _line(texts.say("Issued"), f"{day}, {texts.time(moment, zone)}")
    yield _line(texts.say("Desk"), statement.desk)
    yield _line(texts.say("Service"), f"{statement.service} ({statement.service_version})")
    if statement.how_it_ended:
        yield _line(texts.say("Outcome"), outcome_sentence(statement.how_it_ended, texts))
    if statement.reference:
        yield _line(texts.say("Reference"), statement.reference)
    for amount, currency in statement.totals:
        yield _line(texts.say("Total"), _money(amount, currency, texts))
    head = shown_head(statement.head_position, witness_characters(statement.head))
    yield _line(texts.say("Journal"), f"{head}, {statement.head.hex()}")


def _line(label: str, value: str) -> str:
    return f"{label}: {name(value)}"


def _money(amount: str, currency: str, texts: Texts) -> str:
    try:
        return texts.money(Decimal(amount), currency)
    except InvalidOperation:
        return f"{amount} {currency}"


def _finding(verdict: Verdict, texts: Texts) -> str:
    if verdict.change:
        return texts.say(_CHANGES[verdict.change])
    if verdict.unreadable:
        return texts.say(_UNREADABLE[verdict.unreadable])
    return texts.say(_FINDINGS[verdict.finding], key=verdict.key)


def _differences(names: tuple[str, ...], texts: Texts) -> Iterator[str]:
    told = dict.fromkeys(_FIELDS[field] for field in names if field in _FIELDS)
    for field in told:
        yield texts.say("This was changed: {what}.", what=texts.say(field))
    if not told:
        yield texts.say("What was changed is not in the code: a name or a line, perhaps.")
