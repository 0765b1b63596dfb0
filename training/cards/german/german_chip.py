"""A German card as far as anybody can look into it: its directory of applications."""

from __future__ import annotations

from typing import ClassVar

from training.cards.contactless_chip import ContactlessChip

DIRECTORY_FILE = bytes.fromhex("2F00")
DIRECTORY = bytes.fromhex(
    "61324F0FE828BD080FA000000167455349474E500F434941207A752044462E655369676E5100730C4F0A"
    "A000000167455349474E61094F07A0000002471001610B4F09E80704007F00070302610C4F0A"
    "A000000167455349474E"
)
"""EF.DIR as such a card has it: eSign, the travel document, and the eID application."""


class GermanChip(ContactlessChip):
    """Whatever is not the directory is closed."""

    free: ClassVar = {DIRECTORY_FILE: DIRECTORY}


def german_chip() -> GermanChip:
    """Return the chip."""
    return GermanChip({}, None, None)
