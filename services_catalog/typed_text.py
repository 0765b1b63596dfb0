"""Reads what a person typed: the same value however it was spaced, dotted or dashed.

Reading only proposes values. Which of them is accepted is decided where the field's schema is
known, in `fields.py`; a text with two good readings is refused there as unclear.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

from services_catalog.folding import folded

EARLIEST_YEAR, LATEST_YEAR = 1850, 2149
"""The years a date at a counter can have; outside them it is a slip of the keys."""

_SEPARATORS = re.compile(r"[\s./\-\u2010-\u2015]+")
_SPACES = re.compile(r"\s+")
_GROUPED = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+")
_PLAIN = re.compile(r"-?[0-9]{1,15}([.,][0-9]{1,12})?")
_MIXED = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+,[0-9]{1,12}")
_MINUS_SIGN = "\u2212"
_BETWEEN = r"\s*[./\-\s]\s*"
_DAY_FIRST = re.compile(
    rf"(?P<d>[0-9]{{1,2}}){_BETWEEN}(?P<m>[0-9]{{1,2}}){_BETWEEN}(?P<y>[0-9]{{4}})"
)
_YEAR_FIRST = re.compile(
    rf"(?P<y>[0-9]{{4}}){_BETWEEN}(?P<m>[0-9]{{1,2}}){_BETWEEN}(?P<d>[0-9]{{1,2}})"
)
_RUN_TOGETHER = (
    re.compile(r"(?P<d>[0-9]{2})(?P<m>[0-9]{2})(?P<y>[0-9]{4})"),
    re.compile(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})"),
)
_SHORT_YEAR = re.compile(rf"[0-9]{{1,2}}{_BETWEEN}[0-9]{{1,2}}{_BETWEEN}[0-9]{{2}}")
_YES = frozenset({"true", "yes", "y", "sim", "s"})
_NO = frozenset({"false", "no", "n", "nao"})


def clean(typed: str, *, lines: bool = False) -> str:
    """Return the text in composed form (NFC), without space around it.

    Where `lines` is wanted, line breaks stay, as line feeds; elsewhere every run of white space
    becomes one space.
    """
    text = unicodedata.normalize("NFC", typed).strip()
    if lines:
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _SPACES.sub(" ", text)


def western_digits(text: str) -> str:
    """Return the text with the digits of any script as 0 to 9."""
    return "".join(str(unicodedata.decimal(c, c)) for c in text)


def unseparated(typed: str) -> str:
    """Return a code's letters and digits in capitals: without spaces, dots, dashes or slashes."""
    return _SEPARATORS.sub("", western_digits(typed)).upper()


def yes_or_no(typed: str) -> bool | None:
    """Return the answer meant by a word for yes or no, in Portuguese or English."""
    word = folded(typed)
    if word in _YES:
        return True
    return False if word in _NO else None


def day(typed: str) -> date | None:
    """Return the day meant: day first as written in Portugal, or year first.

    Eight digits run together have one reading only: a year of these centuries is no month.
    """
    text = western_digits(typed).strip()
    for form in (_DAY_FIRST, _YEAR_FIRST, *_RUN_TOGETHER):
        if (match := form.fullmatch(text)) and (found := _day(match)):
            return found
    return None


def has_short_year(typed: str) -> bool:
    """Say whether this is a date whose year has two digits, so that its century is unclear."""
    return bool(_SHORT_YEAR.fullmatch(western_digits(typed).strip()))


def numbers(typed: str) -> tuple[Decimal, ...]:
    """Return every number this can mean.

    A comma is the decimal comma. A dot before exactly three digits may group thousands or begin
    the decimals (`1.234`), so such a text has two readings.
    """
    text = _SPACES.sub("", western_digits(typed).replace(_MINUS_SIGN, "-"))
    readings: dict[Decimal, None] = {}
    if _PLAIN.fullmatch(text):
        readings[Decimal(text.replace(",", "."))] = None
    if _GROUPED.fullmatch(text) or _MIXED.fullmatch(text):
        readings[Decimal(text.replace(".", "").replace(",", "."))] = None
    return tuple(readings)


def _day(match: re.Match[str]) -> date | None:
    year, month, day_of_month = (int(match[part]) for part in "ymd")
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None
