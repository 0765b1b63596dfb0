"""References of the Portuguese Multibanco network: entity, reference and amount, checked.

The two check digits catch a mistake in typing or scanning, and prove nothing: a reference is
given by whoever is paid, never made here.
"""

from __future__ import annotations

import re

import msgspec

WEIGHTS = (3, 30, 9, 90, 27, 76, 81, 34, 49, 5, 50, 15, 53, 45, 62, 38, 89, 17, 73, 51)
"""From the right, over entity, sub-entity, number and amount (as public implementations agree)."""
_ENTITY, _REFERENCE, _AMOUNT = 5, 9, 8
_SCANNED = re.compile(r"[0-9]{14}|[0-9]{22}")


class PaymentReference(msgspec.Struct, frozen=True):
    """A reference as it was scanned; `cents` is none where the code does not say the amount."""

    entity: str
    reference: str
    cents: int | None = None

    @property
    def shown(self) -> str:
        """Entity and reference as people write them."""
        parts = (self.reference[at : at + 3] for at in range(0, _REFERENCE, 3))
        return f"{self.entity} {' '.join(parts)}"


def read_reference(text: str) -> PaymentReference | None:
    """Return the reference in a scanned text of 14 or 22 digits; none where it is no right one.

    14 digits do not say the amount, so their check digits cannot be checked.
    """
    if not _SCANNED.fullmatch(text):
        return None
    entity, reference = text[:_ENTITY], text[_ENTITY : _ENTITY + _REFERENCE]
    if len(text) == _ENTITY + _REFERENCE:
        return PaymentReference(entity, reference)
    cents = int(text[-_AMOUNT:])
    right = check_digits(entity, reference[:-2], cents) == reference[-2:]
    return PaymentReference(entity, reference, cents) if right else None


def check_digits(entity: str, number: str, cents: int) -> str:
    """Return the two check digits of a reference; `number` is its first seven digits."""
    digits = f"{entity}{number}{cents:0{_AMOUNT}d}"
    total = sum(int(d) * w for d, w in zip(reversed(digits), WEIGHTS, strict=True))
    return f"{98 - total % 97:02d}"
