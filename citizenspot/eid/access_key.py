"""What is printed on a contactless card, and opens it: its access number, or fields of its MRZ.

ICAO Doc 9303-11 §4.3 and §4.4: a chip that answers by radio answers only someone who has seen the
card.
"""

from __future__ import annotations

from datetime import date

import msgspec


class CardAccessNumber(msgspec.Struct, frozen=True, tag="can"):
    """The number of six digits on the card's face (CAN)."""

    digits: str


class MrzKey(msgspec.Struct, frozen=True, tag="mrz"):
    """The fields of the machine readable zone that open a card.

    `document_number` is without fillers.
    """

    document_number: str
    birth_date: date
    expiry_date: date


AccessKey = CardAccessNumber | MrzKey
