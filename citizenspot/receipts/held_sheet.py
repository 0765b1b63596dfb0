"""What this desk holds about a person, on A4 and in their language (GDPR Art. 15).

It is read from the journal, and says of each visit what stands there: who, which services, the
answers, what was agreed to, shown, paid, signed and sent to whom, and until when it is kept. The
mediator's name is not in it (CJEU C-579/21). Word for word, every event is in the file beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from io import BytesIO

from citizenspot.receipts.held import Held, HeldVisit
from citizenspot.receipts.look import A4_LOOK, MILLIMETRE
from citizenspot.receipts.pages import paged
from citizenspot.receipts.pieces import Piece, Style, beside, gap, ruled, stacked, tagged, written
from citizenspot.receipts.printable import printable
from citizenspot.receipts.sheet import Sheet
from citizenspot.receipts.structure import Role, Tag
from citizenspot.receipts.words import outcome_sentence, paid_by
from citizenspot.texts import Texts
from citizenspot.visit.commands import Identity
from citizenspot.visit.pages.around_cases import CONTRASTS, SIZES
from citizenspot.visit.pages.in_company import LABELS
from citizenspot.visit.pages.teach import ANSWERS
from citizenspot.visit.state import Case, Visit
from citizenspot.visit.words import Contrast, TextSize
from services_catalog.definition import ConsentStep, Text, words

_WIDTH, _HEIGHT = 210 * MILLIMETRE, 297 * MILLIMETRE
_MARGIN = 20 * MILLIMETRE
_COLUMN = _WIDTH - 2 * _MARGIN
_LABEL = 48 * MILLIMETRE
_LOOK = A4_LOOK


def held_sheet(held: Held, texts: Texts, zone: tzinfo) -> bytes:
    """Return the sheet as PDF, in the texts' language."""
    file = BytesIO()
    canvas = Sheet(file, texts.language, from_right=texts.right_to_left)
    canvas.setTitle(texts.say("What this desk holds about you"))
    for pieces in paged(_Telling(held, texts, zone).pieces(), _HEIGHT - 2 * _MARGIN):
        canvas.setPageSize((_WIDTH, _HEIGHT))
        canvas.begin_at_its_side(_WIDTH)
        stacked(pieces).paint(canvas, _MARGIN, _HEIGHT - _MARGIN)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


class _Telling:
    """Tells what is held, piece by piece."""

    def __init__(self, held: Held, texts: Texts, zone: tzinfo) -> None:
        self._held, self._texts, self._zone = held, texts, zone

    def pieces(self) -> Iterator[Piece]:
        held, texts = self._held, self._texts
        yield _said("H1", texts.say("What this desk holds about you"), _LOOK.service)
        place = f"{held.spot} · {held.desk} · {self._moment(held.asked_at)}"
        yield _said("P", place, _LOOK.body)
        yield from self._person(held.person)
        if not held.visits:
            yield gap(8)
            yield _said("P", texts.say("No visit of yours is kept here."), _LOOK.strong)
        for each in held.visits:
            yield from self._visit(each)
        yield from self._rights()

    def _person(self, person: Identity) -> Iterator[Piece]:
        say = self._texts.say
        yield from _between()
        yield _row(say("Name"), person.full_name)
        if person.birth_date:
            yield _row(say("Born"), self._texts.date(person.birth_date))
        yield _row(say("Number"), person.number)
        yield _row(say("Document"), person.document_number)

    def _visit(self, held: HeldVisit) -> Iterator[Piece]:
        say = self._texts.say
        yield from _between()
        when = self._moment(held.visit.opened_at)
        yield _said("H2", say("Visit of {when}", when=when), _LOOK.heading)
        yield gap(3)
        yield _row(say("Kept until"), self._kept_until(held))
        yield from self._around(held.visit)
        for reading in held.readings:
            yield _row(say("Read afterwards"), f"{self._moment(reading.at)} · {reading.why}")
        for case in held.visit.cases.values():
            yield gap(5)
            yield _said("P", self._words(case, case.service.name), _LOOK.strong)
            yield from self._case(case)

    def _around(self, visit: Visit) -> Iterator[Piece]:
        """Tell what was noted of how the person reads and who was with them."""
        say = self._texts.say
        yield _row(say("Language"), self._texts.language_name(visit.language))
        if visit.text_size is not TextSize.NORMAL:
            yield _row(say("How you read"), say(SIZES[visit.text_size]))
        if visit.contrast is not Contrast.USUAL:
            yield _row(say("How you read"), say(CONTRASTS[visit.contrast]))
        if visit.reads_aloud:
            yield _row(say("How you read"), say("Read aloud"))
        if visit.easy_language:
            yield _row(say("How you read"), say("Easy to read"))
        if visit.company is not None:
            yield _row(say("Who was with you"), say(LABELS[visit.company]))
        if visit.note:
            yield _row(say("Note of the mediator"), visit.note)

    def _case(self, case: Case) -> Iterator[Piece]:
        say = self._texts.say
        # What is no field was agreed to, and stands below.
        for name in (each for each in case.answers if each in case.service.fields):
            yield self._answer(case, name)
        for step, agreed in case.consents.items():
            said = say("Agreed") if agreed else say("Not agreed")
            yield _row(said, self._consent(case, step))
        papers = {paper.id: paper.name for paper in case.service.evidence}
        for paper, seen in case.papers.items():
            said = say("Paper shown") if seen else say("Paper missing")
            yield _row(said, self._words(case, papers[paper]))
        for paper, copy in case.documents.items():
            pages = self._texts.count("{number} page", "{number} pages", copy.pages)
            yield _row(say("Copy handed in"), f"{self._words(case, papers[paper])}, {pages}")
        yield from self._what_came_of_it(case)

    def _what_came_of_it(self, case: Case) -> Iterator[Piece]:
        say = self._texts.say
        if case.payment is not None:
            paid = case.payment
            amount = self._texts.money(paid.amount, paid.currency)
            how = paid_by(paid.method, paid.reference, self._texts)
            yield _row(say("Paid"), f"{amount} · {how}")
        if case.signature:
            drawn = say("Drawn by the citizen on the citizen's screen.")
            yield _row(say("Signature"), drawn)
        if case.delivery is not None:
            name = self._held.provider_names.get(case.service.provider)
            provider = self._words(case, name) if name else case.service.provider
            yield _row(say("Sent to"), f"{provider} {case.delivery.reference}".strip())
        for receipt in case.receipts:
            yield _row(say("Receipt"), receipt.number)
            if receipt.mail.address:
                yield _row(say("Asked for by e-mail at"), receipt.mail.address)
        if case.alone is not None:
            yield _row(say("Alone next time"), say(ANSWERS[case.alone]))
        if case.stars:
            stars = self._texts.number(case.stars)
            yield _row(say("Your rating"), say("{stars} of 5", stars=stars))
        if case.outcome is not None:
            yield _row("", outcome_sentence(case.outcome, self._texts))
        if case.note:
            yield _row(say("Note of the mediator"), case.note)

    def _answer(self, case: Case, name: str) -> Piece:
        field, answer = case.service.fields[name], case.answers[name]
        chosen = field.options.get(str(answer.value))
        shown = self._words(case, chosen) if chosen else answer.typed
        return _row(self._words(case, field.label), shown)

    def _consent(self, case: Case, step: str) -> str:
        asked = case.service.step(step)
        purpose = asked.purpose if isinstance(asked, ConsentStep) else {}
        return self._words(case, asked.title or purpose) or step

    def _kept_until(self, held: HeldVisit) -> str:
        days = self._held.kept_days
        if held.ended_at is None:
            number = self._texts.number(days)
            return self._texts.say("Days after its end: {number}", number=number)
        until = held.ended_at + timedelta(days=days)
        return self._texts.date(until.astimezone(self._zone).date())

    def _rights(self) -> Iterator[Piece]:
        say = self._texts.say
        yield from _between()
        sentences = (
            say(
                "It is kept to prove what was done for you, and then erased. You may ask {spot} to"
                " correct it, or to say more about it.",
                spot=self._held.spot,
            ),
            say(
                "It was found by the number on your card. What was done with another document is"
                " not in it: bring that one too."
            ),
            self._word_for_word(),
        )
        for sentence in sentences:
            yield _said("P", sentence, _LOOK.body)
            yield gap(3)

    def _word_for_word(self) -> str:
        say, held = self._texts.say, self._held
        if held.file:
            return say("Every event, word for word, is in the file {file}.", file=held.file)
        return say("Ask {spot} if you also want every event, word for word.", spot=held.spot)

    def _words(self, case: Case, text: Text) -> str:
        return words(text, self._texts.language, case.service.source_lang)

    def _moment(self, moment: datetime) -> str:
        day = self._texts.date(moment.astimezone(self._zone).date())
        time = self._texts.time(moment, self._zone)
        return self._texts.say("{day}, {time}", day=day, time=time)


def _row(label: str, value: str) -> Piece:
    said = written(printable(label), _LOOK.note, _LABEL - 8)
    shown = written(printable(value) or "-", _LOOK.body, _COLUMN - _LABEL)
    return stacked([tagged(Tag("P"), beside((0, said), (_LABEL, shown))), gap(2)])


def _said(role: Role, text: str, style: Style) -> Piece:
    return tagged(Tag(role), written(printable(text), style, _COLUMN))


def _between() -> Iterator[Piece]:
    yield gap(7)
    yield ruled(_COLUMN, _LOOK.line, 0.5)
    yield gap(7)
