from dataclasses import replace
from datetime import date

import pytest

from citizenspot.visit.commands import Identity
from citizenspot.visit.words import Assurance
from ui.mediator.birth_date import DateProblem
from ui.mediator.countries import Country, match_country
from ui.mediator.identity_document import (
    DocumentKind,
    Entry,
    EntryProblem,
    Problem,
    TypedDocument,
    read_document,
)

TODAY = date(2026, 11, 22)
COUNTRIES = (
    Country("PRT", "Portugal"),
    Country("BRA", "Brasil"),
    Country("NER", "Níger"),
    Country("NGA", "Nigéria"),
)
CARD = TypedDocument(
    DocumentKind.CITIZEN_CARD,
    number="00000000 0 ZZ4",
    family_name="  Exemplo   Silva ",
    given_names="Maria",
    birth_date="7.3.1958",
    nationality="portugal",
)


def read(entry: Entry | None = None, text: str = "") -> Identity | dict[Entry, Problem]:
    """Read the card with one entry typed otherwise."""
    entries = {each.value: getattr(CARD, each.value) for each in Entry if each is not Entry.KIND}
    if entry:
        entries[entry.value] = text
    return read_document(TypedDocument(CARD.kind, **entries), COUNTRIES, TODAY)


def test_a_document_copied_right_gives_the_identity() -> None:
    assert read() == Identity(
        family_name="Exemplo Silva",
        given_names="Maria",
        birth_date=date(1958, 3, 7),
        number="00000000",
        number_kind="pt.nic",
        nationality="PRT",
        document_number="000000000ZZ4",
        source="document",
    )


def test_a_passports_number_is_the_persons_number() -> None:
    typed = replace(CARD, kind=DocumentKind.PASSPORT, number="ab 123456")
    identity = read_document(typed, COUNTRIES, TODAY)
    assert isinstance(identity, Identity)
    assert (identity.number, identity.number_kind) == ("AB123456", "passport")


def test_a_person_of_one_name_has_a_passport_but_no_portuguese_card() -> None:
    typed = replace(CARD, kind=DocumentKind.PASSPORT, number="AB123456", given_names="")
    assert isinstance(read_document(typed, COUNTRIES, TODAY), Identity)
    assert read(Entry.GIVEN_NAMES, "") == {Entry.GIVEN_NAMES: EntryProblem.NO_NAME}


@pytest.mark.parametrize(
    ("entry", "typed", "problem"),
    [
        (Entry.NUMBER, "", EntryProblem.NO_NUMBER),
        (Entry.NUMBER, "00000000 0 ZZ5", EntryProblem.NOT_THIS_CARDS_NUMBER),
        (Entry.NUMBER, "1234567", EntryProblem.NOT_THIS_CARDS_NUMBER),
        (Entry.NUMBER, "12345678é", EntryProblem.NOT_A_NUMBER),
        (Entry.FAMILY_NAME, " ", EntryProblem.NO_NAME),
        (Entry.FAMILY_NAME, "Silva 2", EntryProblem.NOT_A_NAME),
        (Entry.FAMILY_NAME, "Sil\u202eva", EntryProblem.NOT_A_NAME),
        (Entry.FAMILY_NAME, "---", EntryProblem.NOT_A_NAME),
        (Entry.BIRTH_DATE, "30 2 1960", DateProblem.NOT_A_DATE),
        (Entry.NATIONALITY, "", EntryProblem.NO_COUNTRY),
        (Entry.NATIONALITY, "Atlantis", EntryProblem.NOT_A_COUNTRY),
    ],
)
def test_a_wrong_entry_is_named_and_the_others_are_not(
    entry: Entry, typed: str, problem: Problem
) -> None:
    assert read(entry, typed) == {entry: problem}


def test_every_wrong_entry_is_named_at_once() -> None:
    problems = read_document(
        replace(CARD, number="", birth_date="", nationality=""), COUNTRIES, TODAY
    )
    assert isinstance(problems, dict)
    assert set(problems) == {Entry.NUMBER, Entry.BIRTH_DATE, Entry.NATIONALITY}


@pytest.mark.parametrize("number", ["12345678", "12345678 9"])
def test_a_civil_number_alone_will_do(number: str) -> None:
    identity = read(Entry.NUMBER, number)
    assert isinstance(identity, Identity)
    assert identity.number == "12345678"


@pytest.mark.parametrize("typed", ["Nigeria", "NIGÉRIA", "nga", "nigeri"])
def test_a_country_is_found_by_name_code_or_beginning_whatever_the_accents(typed: str) -> None:
    assert match_country(typed, COUNTRIES) == Country("NGA", "Nigéria")


def test_a_beginning_that_two_countries_share_is_not_guessed() -> None:
    assert match_country("ni", COUNTRIES) is None
    assert match_country("po", COUNTRIES) == Country("PRT", "Portugal")


def test_a_letter_with_a_code_names_a_person_and_proves_nobody() -> None:
    read = read_document(
        replace(CARD, kind=DocumentKind.CODE_LETTER, number="ab 12-34"), COUNTRIES, TODAY
    )
    assert isinstance(read, Identity)
    assert (read.number_kind, read.document_number) == ("code-letter", "AB1234")
    assert DocumentKind.CODE_LETTER.assurance is Assurance.NONE
    for kind in set(DocumentKind) - {DocumentKind.CODE_LETTER}:
        assert kind.assurance is Assurance.DOCUMENT_SEEN
