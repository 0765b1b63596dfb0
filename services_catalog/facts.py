"""Facts: the typed values that rules see, gathered from the citizen and from the answers."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services_catalog.definition import Fact, Service
    from services_catalog.rules import FactValue

OF_CITIZEN = "citizen."
OF_ANSWER = "answers."
OF_PAPER = "papers."
CITIZEN_TYPES = {"age": "int", "birth_date": "date", "nationality": "text", "assurance": "text"}
"""What a fact may take from the citizen, and the type it then has."""

NO_PAPERS: Mapping[str, bool] = MappingProxyType({})


class CitizenFacts(msgspec.Struct, frozen=True):
    """What is known of the citizen; whatever is absent is not known, never "no"."""

    age: int | None = None
    birth_date: date | None = None
    nationality: str | None = None
    assurance: str | None = None


def gather(
    service: Service,
    citizen: CitizenFacts,
    answers: Mapping[str, object],
    today: date,
    papers: Mapping[str, bool] = NO_PAPERS,
) -> dict[str, FactValue]:
    """Return the facts that are known now; a missing or ill-typed value leaves its fact out.

    The age is counted from the birth date where only that is known. `papers` says of each one
    looked at whether it was there.
    """
    known = {OF_ANSWER + name: value for name, value in answers.items()}
    known |= {OF_PAPER + id_: seen for id_, seen in papers.items()}
    found = {name: _found(fact, citizen, known, today) for name, fact in service.facts.items()}
    return {name: value for name, value in found.items() if value is not None}


def age_on(today: date, birth_date: date) -> int:
    """Return the completed years of life on a day.

    Someone born on 29 February completes the year at the end of 28 February where the year has
    no such day, so is older from 1 March (Código Civil art. 279.º c).
    """
    before_birthday = (today.month, today.day) < (birth_date.month, birth_date.day)
    return today.year - birth_date.year - before_birthday


def _found(
    fact: Fact, citizen: CitizenFacts, known: Mapping[str, object], today: date
) -> FactValue | None:
    if not fact.source.startswith(OF_CITIZEN):
        return _typed(known.get(fact.source), fact.type)
    name = fact.source.removeprefix(OF_CITIZEN)
    if name == "age" and citizen.age is None and citizen.birth_date is not None:
        return age_on(today, citizen.birth_date)
    return _typed(getattr(citizen, name), fact.type)


def _typed(value: object, type_: str) -> FactValue | None:
    match type_, value:
        case "bool", bool():
            return value
        case "int", int() if not isinstance(value, bool):
            return value
        case "text", str():
            return value
        case "date", date():
            return value
        case "date", str():
            return _day(value)
    return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
