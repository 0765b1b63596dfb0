"""Reads what the mediator copied from an identity document into an `Identity`, or says why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from citizenspot.visit.commands import Identity
from citizenspot.visit.words import Assurance
from services_catalog.check_digits import is_cc
from services_catalog.hidden_characters import hidden_in
from ui.mediator.birth_date import DateProblem, read_birth_date
from ui.mediator.countries import Country, match_country

_CIVIL_NUMBER_DIGITS = 8
_CARD_NUMBER_LENGTH = 12
_LONGEST_NUMBER = 30


class DocumentKind(Enum):
    """The kinds of identity document a desk is shown; the value is the number's kind."""

    CITIZEN_CARD = "pt.nic"
    PASSPORT = "passport"
    RESIDENCE_PERMIT = "residence-permit"
    OTHER = "other-document"
    CODE_LETTER = "code-letter"
    """A letter that an office sent with a code, such as the one that confirms a new address."""

    @property
    def assurance(self) -> Assurance:
        """How sure it makes us of who is here: whoever opened a letter may show it."""
        is_letter = self is DocumentKind.CODE_LETTER
        return Assurance.NONE if is_letter else Assurance.DOCUMENT_SEEN


class Entry(Enum):
    """The entries of the form, in reading order."""

    KIND = "kind"
    NUMBER = "number"
    FAMILY_NAME = "family_name"
    GIVEN_NAMES = "given_names"
    BIRTH_DATE = "birth_date"
    NATIONALITY = "nationality"


class EntryProblem(Enum):
    """Why an entry cannot be taken; dates have reasons of their own."""

    NO_NAME = "no name"
    NOT_A_NAME = "not a name"
    NO_NUMBER = "no number"
    NOT_A_NUMBER = "not a number"
    NOT_THIS_CARDS_NUMBER = "not this card's number"
    NO_COUNTRY = "no country"
    NOT_A_COUNTRY = "not a country"


Problem = EntryProblem | DateProblem


@dataclass(frozen=True)
class TypedDocument:
    """The form as it was typed."""

    kind: DocumentKind
    number: str = ""
    family_name: str = ""
    given_names: str = ""
    birth_date: str = ""
    nationality: str = ""


def read_document(
    typed: TypedDocument, countries: Sequence[Country], today: date
) -> Identity | dict[Entry, Problem]:
    """Return the identity that the document gives, or the problem of each entry that has one.

    Eligibility is not judged here: only what is missing, impossible or unclear is refused.
    """
    family_name = _name(typed.family_name, required=True)
    # A Portuguese card always has both; ICAO Doc 9303-3 §4.6 knows people of one name.
    given_names = _name(typed.given_names, required=typed.kind is DocumentKind.CITIZEN_CARD)
    birth_date = read_birth_date(typed.birth_date, today)
    number = _document_number(typed.number, typed.kind)
    nationality = _nationality(typed.nationality, countries)
    match number, family_name, given_names, birth_date, nationality:
        case str(), str(), str(), date(), str():
            return Identity(
                family_name=family_name,
                given_names=given_names,
                birth_date=birth_date,
                number=_persons_number(number, typed.kind),
                number_kind=typed.kind.value,
                nationality=nationality,
                document_number=number,
                source="document",
            )
    read = {
        Entry.NUMBER: number,
        Entry.FAMILY_NAME: family_name,
        Entry.GIVEN_NAMES: given_names,
        Entry.BIRTH_DATE: birth_date,
        Entry.NATIONALITY: nationality,
    }
    return {
        entry: why for entry, why in read.items() if isinstance(why, EntryProblem | DateProblem)
    }


def _name(typed: str, *, required: bool) -> str | EntryProblem:
    name = " ".join(typed.split())
    if not name:
        return EntryProblem.NO_NAME if required else ""
    written = any(each.isalpha() for each in name) and not any(each.isdigit() for each in name)
    return name if written and not hidden_in(name) else EntryProblem.NOT_A_NAME


def _document_number(typed: str, kind: DocumentKind) -> str | EntryProblem:
    """Return the number without spaces and marks, in capitals."""
    number = "".join(each for each in typed.upper() if each not in " -./\t")
    if not number:
        return EntryProblem.NO_NUMBER
    if not (number.isascii() and number.isalnum()) or len(number) > _LONGEST_NUMBER:
        return EntryProblem.NOT_A_NUMBER
    if kind is DocumentKind.CITIZEN_CARD and not _is_citizen_card_number(number):
        return EntryProblem.NOT_THIS_CARDS_NUMBER
    return number


def _is_citizen_card_number(number: str) -> bool:
    """Say whether it is a civil number, with or without its check digit, or a whole card number."""
    if len(number) == _CARD_NUMBER_LENGTH:
        return is_cc(number)
    return number.isdigit() and len(number) in {_CIVIL_NUMBER_DIGITS, _CIVIL_NUMBER_DIGITS + 1}


def _persons_number(number: str, kind: DocumentKind) -> str:
    return number[:_CIVIL_NUMBER_DIGITS] if kind is DocumentKind.CITIZEN_CARD else number


def _nationality(typed: str, countries: Sequence[Country]) -> str | EntryProblem:
    if not typed.strip():
        return EntryProblem.NO_COUNTRY
    country = match_country(typed, countries)
    return country.code if country else EntryProblem.NOT_A_COUNTRY
