"""What a receipt tells, in order and in words: the one source of every form it takes.

A4, the 80 mm roll and reading aloud all follow this order, so none of them says less than another
(EN 301 549 §5.1.3.16).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import Enum
from zoneinfo import ZoneInfo

import msgspec
from msgspec import UNSET

from citizenspot.journal.entries import shown_head
from citizenspot.receipts.content import Bilingual, DoneLine, Fee, NextStep, ReceiptContent
from citizenspot.receipts.phrase import Phrase, Voices, named, plain
from citizenspot.receipts.printable import name
from citizenspot.receipts.words import done_by, outcome_sentence, paid_by
from citizenspot.texts import Texts
from citizenspot.visit.commands import Stroke
from citizenspot.visit.words import Outcome


class Tone(Enum):
    """How an outcome is to be taken."""

    DONE = "done"
    WAITING = "waiting"
    ENDED = "ended"


class Mark(Enum):
    """What stands before a row."""

    NONE = "none"
    TICK = "tick"
    CLOCK = "clock"


class Kind(Enum):
    """How the rows of a section are set."""

    LIST = "list"
    AMOUNTS = "amounts"
    TIMELINE = "timeline"
    QUIET = "quiet"


class Row(msgspec.Struct, frozen=True):
    """One line of a section; `aside` is the short text beside it: a time, a number, an amount."""

    text: Phrase
    note: Phrase | None = None
    aside: str = ""
    mark: Mark = Mark.NONE
    strong: bool = False


class Section(msgspec.Struct, frozen=True):
    """Rows under a heading, and the strokes of a signature."""

    heading: Phrase
    rows: tuple[Row, ...]
    kind: Kind = Kind.LIST
    strokes: tuple[Stroke, ...] = ()


class Fact(msgspec.Struct, frozen=True):
    """A label and what it labels."""

    label: Phrase
    value: Phrase


class Story(msgspec.Struct, frozen=True):
    """All that a receipt tells, from its head to its foot."""

    title: Phrase
    number: str
    copy: Phrase | None
    spot: str
    practice: Phrase | None
    facts: tuple[Fact, ...]
    service: Phrase
    provider: Phrase
    tone: Tone
    outcome: Phrase
    reference: Fact | None
    sections: tuple[Section, ...]
    checking: Section
    code: str
    """What is read in the place of the code."""


def story(content: ReceiptContent, voices: Voices) -> Story:
    """Return what the receipt tells, in the citizen's language and in the service's."""
    return Story(
        title=voices.both(lambda texts: texts.say("Receipt")),
        number=content.number,
        copy=_copy(content, voices),
        spot=named(content.spot).own,
        practice=_practice(content, voices),
        facts=tuple(_facts(content, voices)),
        service=voices.given(content.case.service),
        provider=_provider(content, voices),
        tone=tone(content.case.outcome),
        outcome=voices.both(lambda texts: outcome_sentence(content.case.outcome, texts)),
        reference=_reference(content, voices),
        sections=tuple(section for section in _sections(content, voices) if section.rows),
        checking=_checking(content, voices),
        code=voices.own.say("The code of this receipt, to be read by a telephone or a desk."),
    )


def tone(outcome: Outcome) -> Tone:
    """Return how an outcome is to be taken."""
    match outcome:
        case Outcome.CARRIED_OUT:
            return Tone.DONE
        case Outcome.ON_ITS_WAY:
            return Tone.WAITING
        case _:
            return Tone.ENDED


def _copy(content: ReceiptContent, voices: Voices) -> Phrase | None:
    if content.copy == 1:
        return None
    return voices.both(lambda texts: texts.say("Copy {number}", number=texts.number(content.copy)))


def _practice(content: ReceiptContent, voices: Voices) -> Phrase | None:
    if not content.practice:
        return None
    return voices.both(
        lambda texts: texts.say("Made to practise. Nothing was sent, paid or decided.")
    )


def _facts(content: ReceiptContent, voices: Voices) -> Iterator[Fact]:
    zone = ZoneInfo(content.time_zone)
    yield Fact(
        voices.both(lambda texts: texts.say("Issued")),
        voices.both(lambda texts: _day_and_time(texts, content.issued_at, zone)),
    )
    yield Fact(voices.both(lambda texts: texts.say("Citizen")), _citizen(content, voices))
    yield Fact(voices.both(lambda texts: texts.say("Desk")), named(content.desk))
    yield from _served_by(content, voices)


def _served_by(content: ReceiptContent, voices: Voices) -> Iterator[Fact]:
    """Yield who served; where somebody took over, who began it and who came to its end."""
    issuer = content.issued_by
    if issuer is UNSET:
        yield Fact(voices.both(lambda texts: texts.say("Served by")), named(content.mediator))
        return
    yield Fact(voices.both(lambda texts: texts.say("Visit opened by")), named(content.mediator))
    yield Fact(voices.both(lambda texts: texts.say("Receipt issued by")), named(issuer))


def _citizen(content: ReceiptContent, voices: Voices) -> Phrase:
    if content.citizen_name.strip():
        return named(content.citizen_name)
    return voices.both(lambda texts: texts.say("not identified"))


def _provider(content: ReceiptContent, voices: Voices) -> Phrase:
    if not content.case.provider_private:
        return voices.given(content.case.provider)
    return voices.joined(
        lambda texts, provider: texts.say("{provider} (private)", provider=provider),
        content.case.provider,
    )


def _reference(content: ReceiptContent, voices: Voices) -> Fact | None:
    if not content.case.reference.strip():
        return None
    label = voices.both(lambda texts: texts.say("Reference"))
    return Fact(label, named(content.case.reference))


def _sections(content: ReceiptContent, voices: Voices) -> Iterator[Section]:
    case = content.case
    zone = ZoneInfo(content.time_zone)
    yield _why(content, voices)
    yield Section(
        voices.both(lambda texts: texts.say("Accepted")),
        tuple(Row(voices.given(text), mark=Mark.TICK) for text in case.accepted),
    )
    yield Section(
        voices.both(lambda texts: texts.say("Still on its way")),
        tuple(Row(voices.given(text), mark=Mark.CLOCK) for text in case.on_its_way),
    )
    yield Section(
        voices.both(lambda texts: texts.say("What comes next")),
        tuple(_next_row(number, step, voices) for number, step in enumerate(case.next_steps, 1)),
    )
    yield Section(
        voices.both(lambda texts: texts.say("What was paid")),
        (*(_fee_row(fee, voices) for fee in case.fees), *_total_rows(content, voices)),
        kind=Kind.AMOUNTS,
    )
    yield Section(
        voices.both(lambda texts: texts.say("What was done")),
        tuple(_done_row(line, zone, voices) for line in case.done),
        kind=Kind.TIMELINE,
    )
    yield _signature(content, voices)


def _why(content: ReceiptContent, voices: Voices) -> Section:
    case = content.case
    rows = [Row(voices.given(case.why))] if case.why else []
    if case.provider_said.strip():
        note = voices.both(lambda texts: texts.say("In the provider's own words"))
        rows.append(Row(plain(case.provider_said), note=note))
    return Section(voices.both(lambda texts: texts.say("Why")), tuple(rows))


def _next_row(number: int, step: NextStep, voices: Voices) -> Row:
    return Row(
        voices.given(step.text),
        note=voices.given(step.when) if step.when else None,
        aside=f"{number}.",
    )


def _fee_row(fee: Fee, voices: Voices) -> Row:
    return Row(
        voices.given(fee.label),
        note=voices.both(lambda texts: paid_by(fee.method, fee.reference, texts)),
        aside=plain(voices.own.money(fee.amount, fee.currency)).own,
    )


def _total_rows(content: ReceiptContent, voices: Voices) -> Iterator[Row]:
    for amount, currency in content.totals:
        yield Row(
            voices.both(lambda texts: texts.say("Total")),
            aside=plain(voices.own.money(amount, currency)).own,
            strong=True,
        )


def _done_row(line: DoneLine, zone: ZoneInfo, voices: Voices) -> Row:
    return Row(
        voices.given(line.text),
        note=voices.both(lambda texts: done_by(line.by, line.reason, texts)),
        aside=plain(voices.own.time(line.at, zone)).own,
    )


def _signature(content: ReceiptContent, voices: Voices) -> Section:
    heading = voices.both(lambda texts: texts.say("Signature"))
    if content.signature is None:
        return Section(heading, ())
    statement = content.signature.statement or Bilingual("", "")
    drawn = voices.both(lambda texts: texts.say("Drawn by the citizen on the citizen's screen."))
    rows = (Row(voices.given(statement), note=drawn),) if statement.citizen else (Row(drawn),)
    return Section(heading, rows, strokes=content.signature.strokes)


def _checking(content: ReceiptContent, voices: Voices) -> Section:
    heading = voices.both(lambda texts: texts.say("How to check this receipt"))
    return Section(heading, tuple(_ways_to_check(content, voices)), kind=Kind.QUIET)


def _ways_to_check(content: ReceiptContent, voices: Voices) -> Iterator[Row]:
    code = voices.both(
        lambda texts: texts.say(
            "The code is signed by the desk. Any Citizen Spot can check it, also without a "
            "network, and so can anyone with: {command}. The citizen's name is not in it.",
            command="citizenspot receipt verify",
        )
    )
    journal = voices.both(
        lambda texts: texts.say(
            "The desk's journal stood at {characters}. Keep this paper: with it, nobody can "
            "rewrite that journal unseen.",
            characters=name(shown_head(content.head_position, content.head_characters)),
        )
    )
    yield Row(code)
    if content.verification_address:
        yield Row(named(content.verification_address))
    yield Row(journal)


def _day_and_time(texts: Texts, moment: datetime, zone: ZoneInfo) -> str:
    day = texts.date(moment.astimezone(zone).date())
    return texts.say("{day}, {time}", day=day, time=texts.time(moment, zone))
