"""Text and dates as cards write them: bounded, without control characters, in four languages."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from citizenspot.eid.card_data_error import CardDataError

LONGEST_TEXT = 512
"""Bytes; the longest field of the cards known here has 300."""

_DAY = re.compile(r"(\d{1,2})[ .]+([^\W\d_]+|\d{1,2})[ .]+(\d{4})")
_MONTHS = (
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "jan fev mars avr mai juin juil aout sept oct nov dec",
    "jan feb maar apr mei jun jul aug sep okt nov dec",
    "jan feb mar apr mai jun jul aug sep okt nov dez",
)
"""English, and the languages of Belgian cards: French, Dutch, German, without their accents."""
_MONTH_OF = {
    name: number for language in _MONTHS for number, name in enumerate(language.split(), start=1)
}


def read_text(raw: bytes, field: str) -> str:
    """Return a field's text in UTF-8, with its spaces made single.

    Raises:
        CardDataError: it is too long, is not UTF-8, or holds control characters.
    """
    if len(raw) > LONGEST_TEXT:
        raise CardDataError(f"{field}: too long")
    try:
        text = " ".join(raw.decode("utf-8").split())
    except UnicodeDecodeError:
        # Not chained: the error quotes the bytes, and they may be a person's.
        raise CardDataError(f"{field}: not UTF-8") from None
    if any(unicodedata.category(each) == "Cc" for each in text):
        raise CardDataError(f"{field}: control characters")
    return text


def read_required_text(raw: bytes, field: str) -> str:
    """Return a field's text, which must not be empty.

    Raises:
        CardDataError: as `read_text`, or there is none.
    """
    text = read_text(raw, field)
    if not text:
        raise CardDataError(f"{field}: empty")
    return text


def read_day(raw: bytes, field: str) -> date:
    """Return a day written as `DD.MM.YYYY`, `DD MM YYYY` or `DD mmm YYYY`.

    Raises:
        CardDataError: it is no such day; a year alone is none either.
    """
    found = _DAY.fullmatch(read_text(raw, field))
    if found is None:
        raise CardDataError(f"{field}: not a day")
    day, month, year = found.groups()
    try:
        return date(int(year), _month(month), int(day))
    except (KeyError, ValueError):
        raise CardDataError(f"{field}: not a day") from None


def read_day_if_any(raw: bytes, field: str) -> date | None:
    """Return a day, or nothing where the field is empty.

    Raises:
        CardDataError: as `read_day`.
    """
    return read_day(raw, field) if raw.strip() else None


def _month(written: str) -> int:
    if written.isdecimal():
        return int(written)
    plain = unicodedata.normalize("NFD", written.casefold())
    return _MONTH_OF["".join(each for each in plain if not unicodedata.combining(each))]
