"""German identity cards, residence permits and eID cards: known here, and read by AusweisApp.

Nothing on them is free to read: their eID application opens to a terminal with the state's own
certificate only (BSI TR-03110 part 4 §2.2.2), which an eID service has and a counter has not. The
card says which applications it has in EF.DIR, before anything else (ISO/IEC 7816-4 §12.2.1; as
AusweisApp reads it, Governikus/AusweisApp @17ffcd01).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from citizenspot.eid.ausweisapp.ausweisapp_line import ausweisapp_answers
from citizenspot.eid.card_channel import DONE, CardRefusedError
from citizenspot.eid.card_events import CardState
from citizenspot.eid.readers import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable

    from citizenspot.eid.card_channel import CardChannel
    from citizenspot.eid.card_profile import AtrPattern, CardContent, Reading

APPLICATION = bytes.fromhex("E80704007F00070302")
SELECT_MASTER_FILE = bytes.fromhex("00A4000C023F00")
DIRECTORY = bytes.fromhex("2F00")
LONGEST_DIRECTORY = 256


class GermanProfile:
    """Knows a German card, and says who reads it."""

    family = "de.eid"
    atrs: ClassVar[tuple[AtrPattern, ...]] = ()
    authentication = None

    def __init__(self, is_there: Callable[[], bool] = ausweisapp_answers) -> None:
        """Keep how it is found out whether AusweisApp is there."""
        self._is_there = is_there

    def select(self, channel: CardChannel) -> bool:
        """Say whether the card's directory lists the eID application."""
        if channel.send(SELECT_MASTER_FILE).status != DONE:
            return False
        try:
            channel.select_identifier(DIRECTORY)
            listed = channel.read_bytes(LONGEST_DIRECTORY)
        except CardRefusedError:
            return False
        return b"\x4f" + bytes([len(APPLICATION)]) + APPLICATION in listed

    def read(self, channel: CardChannel, reading: Reading) -> CardContent:
        """Say that AusweisApp reads this card, or that it is not there."""
        del channel, reading
        is_there = self._is_there()
        raise ReaderError(CardState.FOR_AUSWEISAPP if is_there else CardState.NO_AUSWEISAPP)
