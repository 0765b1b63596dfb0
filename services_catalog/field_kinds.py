"""The kinds of answer, how each is read, and what is said where it cannot be."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from services_catalog.check_digits import NISS_LENGTH
from services_catalog.rejections import RejectionReason
from services_catalog.typed_text import (
    clean,
    day,
    has_short_year,
    numbers,
    unseparated,
    western_digits,
    yes_or_no,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

Value = str | int | float | bool
"""What an answer may be: what JSON carries, flat."""

HOME_COUNTRY = "PT"
"""Whose telephone numbers need no country code."""


class FieldKind(Enum):
    """What a field takes; the screens choose the editor by it."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    DIGITS = "digits"
    YES_NO = "yes_no"
    CHOICE = "choice"
    PHONE = "phone"
    EMAIL = "email"
    POSTAL_CODE = "postal_code"
    NIF = "nif"
    NISS = "niss"
    CC = "cc"
    IBAN = "iban"
    PLATE = "plate"
    LOCATION = "location"


class Rejected(msgspec.Struct, frozen=True):
    """Why an answer is not taken; `allowed` is an example or a limit, the same in any language."""

    reason: RejectionReason
    allowed: str = ""


def readings(kind: FieldKind, typed: str) -> tuple[Value, ...]:
    """Return every value the text can mean in a field of this kind; none where it means none."""
    return _READINGS[kind](typed)


def unread(kind: FieldKind, typed: str) -> Rejected:
    """Return what to say of a text that means no value of this kind."""
    if kind is FieldKind.DATE and has_short_year(typed):
        return Rejected(RejectionReason.YEAR_UNCLEAR, EXAMPLES[kind])
    if kind is FieldKind.MONEY and len(found := numbers(_without_currency(typed))) > 1:
        return Rejected(RejectionReason.NUMBER_UNCLEAR, " / ".join(_shown(n) for n in found))
    return Rejected(_UNREAD[kind], EXAMPLES.get(kind, ""))


def _day(typed: str) -> tuple[Value, ...]:
    found = day(typed)
    return (found.isoformat(),) if found else ()


def _number(typed: str) -> tuple[Value, ...]:
    return tuple(int(n) if n == n.to_integral_value() else float(n) for n in numbers(typed))


def _money(typed: str) -> tuple[Value, ...]:
    """Read an amount; one that can be read in two ways is never guessed."""
    found = numbers(_without_currency(typed))
    whole_cents = len(found) == 1 and found[0] == round(found[0], 2) and found[0] >= 0
    return (f"{abs(found[0]):.2f}",) if whole_cents else ()


def _without_currency(typed: str) -> str:
    return typed.replace("€", " ").upper().replace("EUR", " ").strip()


def _shown(number: Decimal) -> str:
    return format(number, "f").replace(".", ",")


def _yes_no(typed: str) -> tuple[Value, ...]:
    answer = yes_or_no(typed)
    return () if answer is None else (answer,)


def _phone(typed: str) -> tuple[Value, ...]:
    import phonenumbers  # noqa: PLC0415 - 90 ms, and not every visit asks for one

    try:
        number = phonenumbers.parse(western_digits(typed), HOME_COUNTRY)
    except phonenumbers.NumberParseException:
        return ()
    return (phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164),)


def _email(typed: str) -> tuple[Value, ...]:
    local, at, domain = clean(typed).rpartition("@")
    return (local + at + domain.lower(),)


def _postal_code(typed: str) -> tuple[Value, ...]:
    code = unseparated(typed)
    return (f"{code[:4]}-{code[4:]}",)


def _plate(typed: str) -> tuple[Value, ...]:
    code = unseparated(typed)
    return (f"{code[:2]}-{code[2:4]}-{code[4:]}",)


def _code(typed: str) -> tuple[Value, ...]:
    return (unseparated(typed),)


def _tax_number(typed: str) -> tuple[Value, ...]:
    return (unseparated(typed).removeprefix(HOME_COUNTRY),)


def _text(typed: str) -> tuple[Value, ...]:
    return (clean(typed),)


def _long_text(typed: str) -> tuple[Value, ...]:
    return (clean(typed, lines=True),)


_READINGS: Mapping[FieldKind, Callable[[str], tuple[Value, ...]]] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _long_text,
    FieldKind.LOCATION: _text,
    FieldKind.CHOICE: _text,
    FieldKind.DATE: _day,
    FieldKind.NUMBER: _number,
    FieldKind.MONEY: _money,
    FieldKind.DIGITS: _code,
    FieldKind.YES_NO: _yes_no,
    FieldKind.PHONE: _phone,
    FieldKind.EMAIL: _email,
    FieldKind.POSTAL_CODE: _postal_code,
    FieldKind.NIF: _tax_number,
    FieldKind.NISS: _code,
    FieldKind.CC: _code,
    FieldKind.IBAN: _code,
    FieldKind.PLATE: _plate,
}

_UNREAD: Mapping[FieldKind, RejectionReason] = {
    FieldKind.TEXT: RejectionReason.NOT_THE_PATTERN,
    FieldKind.LONG_TEXT: RejectionReason.NOT_THE_PATTERN,
    FieldKind.LOCATION: RejectionReason.NOT_THE_PATTERN,
    FieldKind.CHOICE: RejectionReason.NOT_AN_OPTION,
    FieldKind.DATE: RejectionReason.NOT_A_DATE,
    FieldKind.NUMBER: RejectionReason.NOT_A_NUMBER,
    FieldKind.MONEY: RejectionReason.NOT_AN_AMOUNT,
    FieldKind.DIGITS: RejectionReason.NOT_DIGITS,
    FieldKind.YES_NO: RejectionReason.NOT_YES_OR_NO,
    FieldKind.PHONE: RejectionReason.NOT_A_PHONE,
    FieldKind.EMAIL: RejectionReason.NOT_AN_EMAIL,
    FieldKind.POSTAL_CODE: RejectionReason.NOT_A_POSTAL_CODE,
    FieldKind.NIF: RejectionReason.NOT_A_NIF,
    FieldKind.NISS: RejectionReason.NOT_A_NISS,
    FieldKind.CC: RejectionReason.NOT_A_CC,
    FieldKind.IBAN: RejectionReason.NOT_AN_IBAN,
    FieldKind.PLATE: RejectionReason.NOT_A_PLATE,
}

EXAMPLES: Mapping[FieldKind, str] = {
    FieldKind.DATE: "31/12/1960",
    FieldKind.NUMBER: "12,5",
    FieldKind.MONEY: "30,00",
    FieldKind.PHONE: "+44 20 7946 0000",
    FieldKind.EMAIL: "nome@example.pt",
    FieldKind.POSTAL_CODE: "9000-123",
    FieldKind.NIF: "9",
    FieldKind.NISS: str(NISS_LENGTH),
    FieldKind.CC: "00000000 0 ZZ4",
    FieldKind.IBAN: "PT50",
    FieldKind.PLATE: "AA-00-AA",
}
"""What fills `{allowed}` of a kind's sentence: a made-up example, or a number of digits."""
