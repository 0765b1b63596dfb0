"""What has changed from one version of a service to another, in words.

Each difference is an English sentence with places to fill, as every sentence of the program, and
the texts that fill them; a screen says it in its reader's language.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from services_catalog.costs import stated_amount
from services_catalog.definition import Text, words
from services_catalog.translations import texts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from services_catalog.definition import Cost, Evidence, Service


class Subject(Enum):
    """What a difference is about, the weightiest first."""

    ELIGIBILITY = "who may have it"
    FEES = "fees"
    PAPERS = "papers"
    QUESTIONS = "questions"
    STEPS = "steps"
    TIME = "time"
    STATUS = "status"
    OTHER = "other"
    WORDS = "words"


def _as_it_is(amount: Decimal, currency: str) -> str:
    return f"{amount} {currency}"


class Difference(msgspec.Struct, frozen=True):
    """One difference: a sentence to translate, and the texts and sums of money that fill it."""

    subject: Subject
    sentence: str
    texts: dict[str, Text] = msgspec.field(default_factory=dict)
    plain: dict[str, str] = msgspec.field(default_factory=dict)
    money: dict[str, tuple[Decimal, str]] = msgspec.field(default_factory=dict)

    def values(
        self, language: str, source_lang: str, written: Callable[[Decimal, str], str] = _as_it_is
    ) -> dict[str, str]:
        """Return what fills the sentence, in a language; `written` says how money is."""
        said = {key: words(text, language, source_lang) for key, text in self.texts.items()}
        sums = {key: written(amount, currency) for key, (amount, currency) in self.money.items()}
        return said | self.plain | sums


def _N(sentence: str) -> str:  # noqa: N802 - gettext's own name for a marked sentence
    """Mark a sentence for translation where it stands, and return it unchanged."""
    return sentence


_NOW = {
    ("status", "active"): (Subject.STATUS, _N("The service is offered again.")),
    ("status", "draft"): (Subject.STATUS, _N("The service is being written anew.")),
    ("status", "retired"): (Subject.STATUS, _N("The service is no longer offered.")),
    ("availability", "confirmed"): (
        Subject.STATUS,
        _N("It is confirmed now that this counter offers it."),
    ),
    ("availability", "to-confirm"): (
        Subject.STATUS,
        _N("Whether this counter offers it has to be confirmed."),
    ),
}
"""What is said of a value as it is now."""


def differences(old: Service, new: Service) -> tuple[Difference, ...]:
    """Return what has changed for those who carry the service out, the weightiest first."""
    found = [
        *_of_rules(old, new),
        *_of_fees(old, new),
        *_of_papers(old, new),
        *_of_questions(old, new),
        *_of_steps(old, new),
        *_of_the_rest(old, new),
    ]
    if not found and (changed := _changed_texts(old, new)):
        sentence = _N("Texts that read differently: {number}.")
        found.append(Difference(Subject.WORDS, sentence, plain={"number": str(changed)}))
    order = list(Subject)
    return tuple(sorted(found, key=lambda each: order.index(each.subject)))


def _of_rules(old: Service, new: Service) -> Iterator[Difference]:
    before = {rule.id: rule for rule in old.eligibility}
    after = {rule.id: rule for rule in new.eligibility}
    subject = Subject.ELIGIBILITY
    for id_, rule in after.items():
        if id_ not in before:
            sentence = _N("New condition: {reason}")
            yield Difference(subject, sentence, {"reason": rule.otherwise})
        elif before[id_].when != rule.when:
            sentence = _N("A condition has changed: {reason}")
            yield Difference(subject, sentence, {"reason": rule.otherwise})
    for id_ in before.keys() - after.keys():
        sentence = _N("No longer a condition: {reason}")
        yield Difference(subject, sentence, {"reason": before[id_].otherwise})


def _of_fees(old: Service, new: Service) -> Iterator[Difference]:
    before = {cost.id: cost for cost in old.costs}
    after = {cost.id: cost for cost in new.costs}
    subject = Subject.FEES
    for id_, cost in after.items():
        sentence, money = _fee_sentence(before.get(id_), cost)
        if sentence:
            yield Difference(subject, sentence, {"fee": cost.label}, money=money)
    for id_ in before.keys() - after.keys():
        yield Difference(subject, _N("No longer a fee: {fee}."), {"fee": before[id_].label})


def _fee_sentence(before: Cost | None, after: Cost) -> tuple[str, dict[str, tuple[Decimal, str]]]:
    """Return the sentence on a fee and the sums in it; an amount no source states is not one."""
    new = _sums("new", after)
    if before is None:
        return (_N("New fee: {fee}, {new}.") if new else _N("New fee: {fee}.")), new
    old = _sums("old", before)
    if (before.amount, before.currency) != (after.amount, after.currency):
        if old and new:
            return _N("The fee {fee} was {old}, and is now {new}."), old | new
        if new:
            return _N("The fee {fee} is now {new}."), new
        return _N("The fee {fee} is no longer a sum that is known beforehand."), {}
    same = before.when == after.when
    return ("" if same else _N("The fee {fee} is for others than before.")), {}


def _sums(key: str, cost: Cost) -> dict[str, tuple[Decimal, str]]:
    amount = stated_amount(cost)
    return {} if amount is None else {key: (amount, cost.currency)}


def _of_papers(old: Service, new: Service) -> Iterator[Difference]:
    before = {paper.id: paper for paper in old.evidence}
    after = {paper.id: paper for paper in new.evidence}
    for id_, paper in after.items():
        if sentence := _paper_sentence(before.get(id_), paper):
            yield Difference(Subject.PAPERS, sentence, {"paper": paper.name})
    for id_ in before.keys() - after.keys():
        sentence = _N("No longer to bring: {paper}.")
        yield Difference(Subject.PAPERS, sentence, {"paper": before[id_].name})


def _paper_sentence(before: Evidence | None, after: Evidence) -> str:
    if before is None:
        return _N("New to bring: {paper}.")
    if before.when != after.when:
        return _N("{paper}: asked of others than before.")
    return _N("{paper}: what will do has changed.") if before.note != after.note else ""


def _of_questions(old: Service, new: Service) -> Iterator[Difference]:
    before, after = _properties(old), _properties(new)
    subject = Subject.QUESTIONS
    for name, field in new.fields.items():
        texts = {"question": field.label}
        if name not in old.fields:
            yield Difference(subject, _N("New question: {question}."), texts)
        elif before.get(name) != after.get(name):
            sentence = _N("Another answer is asked for: {question}.")
            yield Difference(subject, sentence, texts)
    for name, field in old.fields.items():
        if name not in new.fields:
            texts = {"question": field.label}
            yield Difference(subject, _N("No longer asked: {question}."), texts)
    if before.get("required") != after.get("required"):
        yield Difference(subject, _N("Other answers are required than before."))


def _properties(service: Service) -> dict[str, object]:
    """Return the schema of each property, and what is required in any order."""
    required = {"required": sorted(service.data.get("required", ()))}
    return {**service.data.get("properties", {}), **required}


def _of_steps(old: Service, new: Service) -> Iterator[Difference]:
    before = {step.id: step for step in old.steps}
    after = {step.id: step for step in new.steps}
    subject = Subject.STEPS
    for id_, step in after.items():
        filled = _named(id_, step.title)
        if id_ not in before:
            yield Difference(subject, _N("New step: {step}."), *filled)
        elif before[id_].when != step.when:
            yield Difference(subject, _N("{step}: done in other cases than before."), *filled)
        elif _core(before[id_]) != _core(step):
            yield Difference(subject, _N("{step}: done in another way."), *filled)
    for id_ in before.keys() - after.keys():
        filled = _named(id_, before[id_].title)
        yield Difference(subject, _N("No longer a step: {step}."), *filled)
    if _in_both(before, after) != _in_both(after, before):
        yield Difference(subject, _N("The steps come in another order."))


def _in_both(these: Mapping[str, object], those: Mapping[str, object]) -> list[str]:
    return [id_ for id_ in these if id_ in those]


def _named(id_: str, title: Text) -> tuple[dict[str, Text], dict[str, str]]:
    return ({"step": title}, {}) if title else ({}, {"step": id_})


def _core(step: msgspec.Struct) -> object:
    """Return what a step does, without its words."""
    return _without_texts({k: getattr(step, k) for k in step.__struct_fields__}), type(step)


def _without_texts(part: object) -> object:
    match part:
        case dict() if all(isinstance(v, str) for v in part.values()):
            return None
        case dict():
            return {key: _without_texts(inner) for key, inner in part.items()}
        case tuple():
            return [_without_texts(inner) for inner in part if not isinstance(inner, dict)]
        case msgspec.Struct():
            return _core(part)
    return part


def _of_the_rest(old: Service, new: Service) -> Iterator[Difference]:
    for (key, value), (subject, sentence) in _NOW.items():
        if getattr(old, key) != value == getattr(new, key):
            yield Difference(subject, sentence)
    if old.provider != new.provider:
        yield Difference(Subject.OTHER, _N("Another provider answers for it."))
    if old.minutes != new.minutes and isinstance(new.minutes, int):
        sentence = _N("It now takes about {minutes} minutes.")
        yield Difference(Subject.TIME, sentence, plain={"minutes": str(new.minutes)})
    if old.duration != new.duration:
        yield Difference(Subject.TIME, _N("How long the answer takes has changed."))
    if (old.season, old.opening) != (new.season, new.opening):
        yield Difference(Subject.TIME, _N("When it can be asked for has changed."))
    if (old.legal, old.outputs, old.channels) != (new.legal, new.outputs, new.channels):
        yield Difference(Subject.OTHER, _N("The law, the outcome or the other ways have changed."))


def _changed_texts(old: Service, new: Service) -> int:
    before, after = dict(texts_of(old)), dict(texts_of(new))
    return sum(before.get(name) != after.get(name) for name in before.keys() | after.keys())
