"""What a scanned text is: a ticket, a receipt, a document, a payment reference, or unknown."""

from __future__ import annotations

import re
from enum import Enum

from citizenspot.scanning.payment_reference import read_reference

RECEIPT_PREFIX = "CS1:"
_TICKET = re.compile(r"[A-Z][0-9]{3}")
_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]")
"""What a scanner may say before a code: its symbology (ISO/IEC 15424)."""
_MRZ = re.compile(r"[A-Z0-9<]+")
_MRZ_LENGTHS = frozenset({90, 72, 88})
"""TD1, TD2 and TD3 without their line breaks (ICAO Doc 9303-5, -6 and -4)."""
LONGEST = 4_000


class Code(Enum):
    """What a scanned text is."""

    TICKET = "ticket"
    RECEIPT = "receipt"
    DOCUMENT = "document"
    REFERENCE = "reference"
    UNKNOWN = "unknown"


def recognise(text: str) -> tuple[Code, str]:
    """Return what a scanned text is, and the text without what the scanner put before it."""
    bare = _AIM.sub("", text.strip()[:LONGEST], count=1)
    joined = "".join(bare.split())
    if bare.upper().startswith(RECEIPT_PREFIX):
        return Code.RECEIPT, joined
    if _TICKET.fullmatch(bare):
        return Code.TICKET, bare
    if len(joined) in _MRZ_LENGTHS and _MRZ.fullmatch(joined) and "<" in joined:
        return Code.DOCUMENT, joined
    if read_reference(joined) is not None:
        return Code.REFERENCE, joined
    return Code.UNKNOWN, bare
