"""What somebody typed or scanned of a card's face, as the key that opens it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from citizenspot.eid.access_key import CardAccessNumber
from citizenspot.eid.mrz import MrzError, read_mrz
from citizenspot.texts import _N

if TYPE_CHECKING:
    from datetime import date

    from citizenspot.eid.access_key import AccessKey

ACCESS_NUMBER_LENGTH = 6
LONGEST_NUMBER = 12
"""What is longer was meant to be the lines, of which the shortest zone has 72 characters."""


class NotPrinted(Enum):
    """Why what was typed is no key; each has its sentence for the mediator."""

    NOTHING = "nothing"
    NO_ACCESS_NUMBER = "no_access_number"
    NO_LINES = "no_lines"


MEDIATORS_SENTENCES = {
    NotPrinted.NOTHING: _N("Type the six digits, or the lines, that are printed on the card."),
    NotPrinted.NO_ACCESS_NUMBER: _N("The number has six digits, and no letters. Copy it again."),
    NotPrinted.NO_LINES: _N(
        "A character of the lines is missing or wrong: their check digits do not fit. "
        "Compare them with the card."
    ),
}


def key_printed_as(text: str, today: date) -> AccessKey | None:
    """Return the key that a text is: an access number of six digits, or an MRZ; or nothing."""
    key = key_typed(text, today)
    return None if isinstance(key, NotPrinted) else key


def key_typed(text: str, today: date) -> AccessKey | NotPrinted:
    """Return the key that a text is, or why it is none.

    Whether a key is the right one, only the card knows.
    """
    printed = "".join(text.split())
    if not printed:
        return NotPrinted.NOTHING
    if len(printed) <= LONGEST_NUMBER:
        is_number = printed.isascii() and printed.isdecimal()
        is_whole = len(printed) == ACCESS_NUMBER_LENGTH
        return CardAccessNumber(printed) if is_number and is_whole else NotPrinted.NO_ACCESS_NUMBER
    try:
        return read_mrz(text).access_key(today)
    except MrzError:
        return NotPrinted.NO_LINES
