"""The machine readable zone of a document, as a scanner reads it: TD1, TD2 and TD3.

ICAO Doc 9303-4, -5 and -6, §4.2 each (layout), and Doc 9303-3 §4.9 (check digits).
"""

from __future__ import annotations

import re
from datetime import date

import msgspec

from citizenspot.eid.access_key import MrzKey
from citizenspot.eid.card_data_error import CardDataError

LINES = {(3, 30): "TD1", (2, 36): "TD2", (2, 44): "TD3"}
"""A form by how many lines it has, and how long they are."""
ALLOWED = re.compile(r"[A-Z0-9<]+")
FILLER = "<"
WEIGHTS = (7, 3, 1)
SEXES = {"M": "M", "F": "F"}
LONGEST_TEXT = 200
SHORT_NUMBER = 9


class MrzError(CardDataError):
    """A text is no machine readable zone; the sentence names the field, not what stands in it."""


class Mrz(msgspec.Struct, frozen=True):
    """What a machine readable zone says; names are in capital letters without accents.

    `birth` and `expiry` are as they stand there, `YYMMDD`; the century is not written down.
    `birth` may have fillers where the day or the month is not known.
    """

    form: str
    document_code: str
    issuing_state: str
    family_name: str
    given_names: str
    document_number: str
    nationality: str
    birth: str
    sex: str
    expiry: str
    optional: str

    @property
    def expiry_date(self) -> date:
        """The last day of validity; documents that can be scanned are of this century.

        Raises:
            MrzError: it is no day.
        """
        return _day(2000 + int(self.expiry[:2]), self.expiry, "expiry")

    def birth_date(self, today: date) -> date:
        """Return the day of birth: of the two centuries, the later that has been.

        Raises:
            MrzError: it is no day, or not known to the day.
        """
        if not self.birth.isdecimal():
            raise MrzError("birth date: not known to the day")
        year = 2000 + int(self.birth[:2])
        born = _day(year, self.birth, "birth date")
        return born if born <= today else _day(year - 100, self.birth, "birth date")

    def access_key(self, today: date) -> MrzKey:
        """Return what opens the chip of this document."""
        return MrzKey(self.document_number, self.birth_date(today), self.expiry_date)


def read_mrz(text: str) -> Mrz:
    """Return what a scanned or typed zone says; all its check digits are right.

    Spaces around lines do not matter, and lines that follow each other without a break are told
    apart by their length.

    Raises:
        MrzError: the text has no known form, or a check digit or a day is wrong.
    """
    lines = _lines(text)
    form = LINES[len(lines), len(lines[0])]
    return _read_td1(lines) if form == "TD1" else _read_two_lines(form, *lines)


def check_digit(field: str) -> str:
    """Return the check digit of a field (Doc 9303-3 §4.9): weights 7, 3, 1, modulo 10."""
    total = sum(_value(each) * WEIGHTS[at % 3] for at, each in enumerate(field))
    return str(total % 10)


def _lines(text: str) -> list[str]:
    if len(text) > LONGEST_TEXT:
        raise MrzError("machine readable zone: too long")
    lines = text.upper().split()
    whole = "".join(lines)
    if not ALLOWED.fullmatch(whole):
        raise MrzError("machine readable zone: characters that it never has")
    form = next((form for form in LINES if form[0] * form[1] == len(whole)), None)
    if form is None:
        raise MrzError("machine readable zone: not as long as any")
    count, length = form
    return [whole[at * length : (at + 1) * length] for at in range(count)]


def _read_td1(lines: list[str]) -> Mrz:
    first, second, third = lines
    number, optional = _number(first[5:14], first[14], first[15:30])
    composite = first[5:] + second[0:7] + second[8:15] + second[18:29]
    return _made("TD1", first, third, number, second[15:18], second, optional, composite)


def _read_two_lines(form: str, first: str, second: str) -> Mrz:
    end = 35 if form == "TD2" else 42
    number, optional = _number(second[0:9], second[9], second[28:end])
    if form == "TD3":
        _check(second[28:42], second[42], "personal number", may_be_filler=True)
        end = 43
    composite = second[0:10] + second[13:20] + second[21:end]
    days = second[13:20] + second[20] + second[21:28] + " " * 14 + second[-1]
    return _made(form, first, first[5:], number, second[10:13], days, optional, composite)


def _made(  # noqa: PLR0913, PLR0917 - the parts that the three forms have in common
    form: str,
    first: str,
    names: str,
    number: str,
    nationality: str,
    days: str,
    optional: str,
    composite: str,
) -> Mrz:
    """Check what all forms have, and return it; `days` is birth, sex and expiry as in TD1."""
    _check(days[0:6], days[6], "birth date")
    _check(days[8:14], days[14], "expiry")
    _check(composite, days[-1], "composite")
    if not days[8:14].isdecimal():
        raise MrzError("expiry: not a day")
    family, _, given = names.partition("<<")
    return Mrz(
        form,
        first[0:2].strip(FILLER),
        first[2:5].strip(FILLER),
        _words(family),
        _words(given),
        number,
        nationality.strip(FILLER),
        days[0:6],
        SEXES.get(days[7], ""),
        days[8:14],
        optional.strip(FILLER),
    )


def _number(field: str, digit: str, optional: str) -> tuple[str, str]:
    """Return the document number, and the optional field.

    A number of more than nine characters goes on in the optional field, and its check digit behind
    it (Doc 9303-5 §4.2.4 note j).
    """
    if digit == FILLER and optional.strip(FILLER):
        rest, _, behind = optional.partition(FILLER)
        _check(field + rest[:-1], rest[-1:] or FILLER, "document number")
        return field + rest[:-1], behind
    _check(field, digit, "document number")
    return field.strip(FILLER), optional


def _check(field: str, digit: str, name: str, *, may_be_filler: bool = False) -> None:
    is_empty = may_be_filler and digit == FILLER and not field.strip(FILLER)
    if not is_empty and check_digit(field) != digit:
        raise MrzError(f"{name}: a wrong check digit")


def _value(character: str) -> int:
    return 0 if character == FILLER else int(character, 36)


def _words(names: str) -> str:
    return " ".join(names.replace(FILLER, " ").split())


def _day(year: int, written: str, name: str) -> date:
    try:
        return date(year, int(written[2:4]), int(written[4:6]))
    except ValueError:
        raise MrzError(f"{name}: not a day") from None
