"""What somebody typed or scanned of a card's face, as the key that opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citizenspot.eid.access_key import CardAccessNumber
from citizenspot.eid.mrz import MrzError, read_mrz

if TYPE_CHECKING:
    from datetime import date

    from citizenspot.eid.access_key import AccessKey

ACCESS_NUMBER_LENGTH = 6


def key_printed_as(text: str, today: date) -> AccessKey | None:
    """Return the key that a text is: an access number of six digits, or an MRZ; or nothing."""
    digits = "".join(text.split())
    if len(digits) == ACCESS_NUMBER_LENGTH and digits.isascii() and digits.isdecimal():
        return CardAccessNumber(digits)
    try:
        return read_mrz(text).access_key(today)
    except MrzError:
        return None
