"""The formats a property of `data` may have, and whether a normalised value is one.

`date` and `email` are JSON Schema's own names; the others are this project's. Libraries that
take long to import are imported when the first value of their format is judged.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from services_catalog.check_digits import is_cc, is_nif, is_niss

if TYPE_CHECKING:
    from collections.abc import Callable

_POSTAL_CODE = re.compile(r"[1-9][0-9]{3}-[0-9]{3}")
_MONEY = re.compile(r"(0|[1-9][0-9]{0,8})\.[0-9]{2}")
_DIGITS = re.compile(r"[0-9]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EMAIL = re.compile(
    r"(?=.{3,254}\Z)(?=[^@]{1,64}@)"
    r"[^\s@.<>()\[\],;:\\\"]+(\.[^\s@.<>()\[\],;:\\\"]+)*"
    r"@[^\W_]([\w-]{0,61}[^\W_])?(\.[^\W_]([\w-]{0,61}[^\W_])?)+"
)
_PLATE_SHAPES = ("AA-00-00", "00-00-AA", "00-AA-00", "AA-00-AA")
"""The four Portuguese series since 1937, the newest since 2020 (Decreto-Lei n.º 2/2020)."""


def is_postal_code(value: str) -> bool:
    """Say whether this is a Portuguese postal code: four digits, a dash, three digits."""
    return bool(_POSTAL_CODE.fullmatch(value))


def is_plate(value: str) -> bool:
    """Say whether this is a Portuguese number plate of one of the four series."""
    shape = "".join("A" if c.isupper() else "0" if c.isdigit() else c for c in value)
    return value.isascii() and shape in _PLATE_SHAPES


def is_iban(value: str) -> bool:
    """Say whether this is an IBAN without spaces, of a country and length that exist."""
    from schwifty import IBAN  # noqa: PLC0415 - 160 ms and 3 MB; one service in eight asks for one

    return value == value.replace(" ", "") and IBAN(value, allow_invalid=True).is_valid


def is_phone(value: str) -> bool:
    """Say whether this is a telephone number that can be dialled, as `+351912345678`."""
    import phonenumbers  # noqa: PLC0415 - 90 ms, and not every visit asks for one

    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        return False
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return phonenumbers.is_valid_number(number) and e164 == value


def is_email(value: str) -> bool:
    """Say whether this has the form of an e-mail address with a domain (RFC 5321 §4.5.3.1)."""
    return bool(_EMAIL.fullmatch(value))


def is_date(value: str) -> bool:
    """Say whether this is a day of the calendar, as `2026-11-22`."""
    try:
        return bool(_DAY.fullmatch(value)) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def is_money(value: str) -> bool:
    """Say whether this is an amount with two decimals, as `30.00`."""
    return bool(_MONEY.fullmatch(value))


def is_digits(value: str) -> bool:
    """Say whether this holds digits only."""
    return bool(_DIGITS.fullmatch(value))


def is_location(value: str) -> bool:
    """Say whether this describes a place: any words do."""
    return bool(value.strip())


FORMATS: dict[str, Callable[[str], bool]] = {
    "date": is_date,
    "digits": is_digits,
    "email": is_email,
    "iban": is_iban,
    "location": is_location,
    "money": is_money,
    "phone": is_phone,
    "pt-cc": is_cc,
    "pt-nif": is_nif,
    "pt-niss": is_niss,
    "pt-plate": is_plate,
    "pt-postal-code": is_postal_code,
}
"""Every format by name."""
