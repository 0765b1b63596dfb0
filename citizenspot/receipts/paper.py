"""What receipts are printed on."""

from __future__ import annotations

from enum import Enum


class Paper(Enum):
    """A kind of paper; the value is part of the receipt's file name."""

    A4 = "a4"
    ROLL_80 = "80mm"
