"""What the printed characters of a document become, before keys are made of them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from citizenspot.eid.access_key import CardAccessNumber
from citizenspot.eid.mrz import check_digit

if TYPE_CHECKING:
    from citizenspot.eid.access_key import AccessKey, MrzKey

NUMBER_LENGTH = 9
SEED_LENGTH = 16
BY_MRZ, BY_ACCESS_NUMBER = 1, 2


def mrz_information(key: MrzKey) -> str:
    """Return number, birth and expiry, each with its check digit (Doc 9303-11 §4.3.2)."""
    number = key.document_number.ljust(NUMBER_LENGTH, "<")
    fields = (number, f"{key.birth_date:%y%m%d}", f"{key.expiry_date:%y%m%d}")
    return "".join(each + check_digit(each) for each in fields)


def basic_access_seed(key: MrzKey) -> bytes:
    """Return what the keys of basic access control are made of (§4.3.2)."""
    return _sha1(mrz_information(key))[:SEED_LENGTH]


def pace_secret(key: AccessKey) -> bytes:
    """Return what PACE's first key is made of (§4.4.4.1): the number, or a hash of the MRZ."""
    if isinstance(key, CardAccessNumber):
        return key.digits.encode("latin-1", "replace")
    return _sha1(mrz_information(key))


def pace_reference(key: AccessKey) -> int:
    """Return by which kind of secret the card is opened (§4.4.4.1)."""
    return BY_ACCESS_NUMBER if isinstance(key, CardAccessNumber) else BY_MRZ


def _sha1(text: str) -> bytes:
    return hashlib.sha1(text.encode("latin-1", "replace")).digest()  # noqa: S324 - the norm's own
