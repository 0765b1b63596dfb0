"""Writes a machine readable zone: the form of a card, and of a passport (ICAO Doc 9303-4, -5)."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from training.cards.specimen import Document, Person

STATE = "UTO"
WEIGHTS = (7, 3, 1)
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def card_zone(person: Person, document: Document, today: date) -> str:
    """Return three lines of thirty (TD1)."""
    first = f"I<{STATE}" + _with_digit(document.number.ljust(9, "<"))
    born, until = _day(person.born(today)), _day(document.valid_until(today))
    second = f"{_with_digit(born)}{person.sex}{_with_digit(until)}{STATE}".ljust(29, "<")
    first = first.ljust(30, "<")
    composite = first[5:] + second[0:7] + second[8:15] + second[18:29]
    return first + second + digit(composite) + _names(person, 30)


def passport_zone(person: Person, document: Document, today: date) -> str:
    """Return two lines of forty-four (TD3)."""
    first = f"P<{STATE}" + _names(person, 39)
    born, until = _day(person.born(today)), _day(document.valid_until(today))
    number = _with_digit(document.number.ljust(9, "<"))
    second = f"{number}{STATE}{_with_digit(born)}{person.sex}{_with_digit(until)}"
    second += _with_digit("<" * 14)
    composite = second[0:10] + second[13:20] + second[21:43]
    return first + second + digit(composite)


def digit(field: str) -> str:
    """Return a check digit (Doc 9303-3 §4.9)."""
    values = (0 if each == "<" else LETTERS.index(each) for each in field)
    return str(sum(value * WEIGHTS[at % 3] for at, value in enumerate(values)) % 10)


def _with_digit(field: str) -> str:
    return field + digit(field)


def _day(day: date) -> str:
    return f"{day:%y%m%d}"


def _names(person: Person, length: int) -> str:
    return f"{_plain(person.family_name)}<<{_plain(person.given_names)}"[:length].ljust(length, "<")


def _plain(name: str) -> str:
    apart = unicodedata.normalize("NFD", name.upper())
    letters = (each if each.isalpha() else "<" for each in apart if not unicodedata.combining(each))
    return "".join(letters)
