"""One emulated card, whoever carries it: its answer to reset, its answers, and when it is pulled.

The chip is built when the first command comes, which is on a worker's thread: making keys and
signatures takes longer than a screen may stand still.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from training.cards.specimen import Behaviour, Specimen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

BELGIAN_ATR = bytes.fromhex("3B7F96000080318065B085040120120FFF829000")
OLDER_BELGIAN_ATR = bytes.fromhex("3B9813400AA503010101AD1311")
"""Of applet 1.7."""
PORTUGUESE_ATR = bytes.fromhex("3BFF9600008131FE4380318065B085040120120FFF829000D0")
PORTUGUESE_2024_ATRS = (
    "3B8F800180318065B085050011120FFF8290008B",
    "3BFF9600008131FE4380318065B085050011120FFF829000E1",
)
"""By radio, and by contact."""
PASSPORT_ATR = bytes.fromhex("3B8880010000000000000000" + "09")
"""An answer by radio as readers make it up (PC/SC part 3 §3.1.3.2.3.1)."""
BITS_A_BYTE = 12
KEY_CARD_ATRS = {
    "ee.eid.idemia": bytes.fromhex("3BDB960080B1FE451F830012233F536549440F9000F1"),
    "ee.eid.thales": bytes.fromhex("3BFF9600008031FE438031B85365494464B085051012233F1D"),
    "lv.eid": bytes.fromhex("3BDB960080B1FE451F830012428F536549440F900020"),
    "fi.eid.v3": bytes.fromhex("3B7F9600008031B865B08504021B1200F6829000"),
    "fi.eid.v4": bytes.fromhex("3B7F9600008031B865B085050011122460829000"),
    "piv": bytes.fromhex("3B0450495630"),
}


class Chip(Protocol):
    """What answers commands, and loses what was selected and verified with its power."""

    def reset(self) -> None:
        """Lose power."""

    def answer(self, raw: bytes) -> bytes:
        """Return the answer to a command, status bytes included."""
        ...


class CardPulledError(Exception):
    """The card was pulled out instead of answering."""


class EmulatedCard:
    """A card that can be put into any virtual reader, again and again."""

    def __init__(
        self,
        atr: bytes,
        make_chip: Callable[[], Chip],
        behaviour: Behaviour | None = None,
    ) -> None:
        """Keep how the chip is made; a mute card has an answer to reset and does not give it."""
        self.atr = atr
        self._make_chip = make_chip
        self._behaviour = behaviour or Behaviour()
        self._chip: Chip | None = None
        self._answered = 0

    @property
    def is_mute(self) -> bool:
        """Whether the card gives no answer to reset."""
        return self._behaviour.mute

    def insert(self) -> None:
        """Begin anew: what counts commands, counts from here."""
        self._answered = 0
        self.reset()

    def reset(self) -> None:
        """Lose power, and with it what was selected."""
        if self._chip is not None:
            self._chip.reset()

    def answer(self, command: bytes) -> bytes:
        """Return the answer to a command.

        Raises:
            CardPulledError: this is the command at which the card is pulled out.
        """
        if self._answered == self._behaviour.removed_at:
            raise CardPulledError
        self._answered += 1
        if self._chip is None:
            self._chip = self._make_chip()
        answer = self._chip.answer(command)
        self._take_time(len(command) + len(answer))
        return answer

    def _take_time(self, octets: int) -> None:
        """Let as much time pass as the card's bit rate takes: twelve bits a byte, as T=0 has."""
        if self._behaviour.bits_per_second:
            time.sleep(octets * BITS_A_BYTE / self._behaviour.bits_per_second)


def emulate(specimen: Specimen, today: date) -> EmulatedCard:
    """Return the card that a specimen describes, as it is on a day."""
    behaviour = specimen.behaviour
    if specimen.family == "de.eid":
        # It is pulled out while AusweisApp reads it, not while it is found to be German.
        behaviour = replace(behaviour, removed_at=None)
    return EmulatedCard(_atr(specimen), lambda: chip_of(specimen, today), behaviour)


def _atr(specimen: Specimen) -> bytes:
    if specimen.family == "pt.cc2":
        by_contact = specimen.document is not None and specimen.document.opened_by == "contact"
        return bytes.fromhex(PORTUGUESE_2024_ATRS[by_contact])
    if specimen.document is not None and specimen.document.applet_version == "1.7":
        return OLDER_BELGIAN_ATR
    by_radio = {"icao": PASSPORT_ATR, "de.eid": PASSPORT_ATR}
    known = KEY_CARD_ATRS | {"be.eid": BELGIAN_ATR, "pt.cc": PORTUGUESE_ATR} | by_radio
    return known.get(specimen.family) or bytes.fromhex(specimen.atr)


def chip_of(specimen: Specimen, today: date) -> Chip:
    """Return the chip of the card that a specimen describes, as it is on a day."""
    # Not at the top: they bring the cryptography library with them.
    if specimen.family == "be.eid":
        from training.cards.belgian_chip import belgian_chip  # noqa: PLC0415

        return belgian_chip(specimen, today)
    if specimen.family == "pt.cc":
        from training.cards.portuguese_chip import portuguese_chip  # noqa: PLC0415
        from training.cards.portuguese_key import with_key  # noqa: PLC0415

        return with_key(portuguese_chip(specimen, today), specimen)
    if specimen.family == "pt.cc2":
        from training.cards.portuguese_2024_chip import portuguese_2024_chip  # noqa: PLC0415
        from training.cards.portuguese_key import with_key  # noqa: PLC0415

        return with_key(portuguese_2024_chip(specimen, today), specimen)
    if specimen.family == "icao":
        from training.cards.passport_chip import passport_chip  # noqa: PLC0415

        return passport_chip(specimen, today)
    if specimen.family in KEY_CARD_ATRS:
        from training.cards.key_specimens import key_chip  # noqa: PLC0415

        return key_chip(specimen, today)
    from training.cards.file_chip import FileChip  # noqa: PLC0415
    from training.cards.german.german_chip import german_chip  # noqa: PLC0415

    return german_chip() if specimen.family == "de.eid" else FileChip()
