"""Commands that only extended lengths can carry, and whether a chip says that it knows those.

ICAO Doc 9303-10 §3.6.4 wants them of every terminal, and of chips whose keys are long; a chip says
so in EF.ATR/INFO (ISO/IEC 7816-4 §12.7.1). Not every reader carries them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citizenspot.eid.card_channel import DONE, CardRefusedError
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import CardState
from citizenspot.eid.command_form import is_extended
from citizenspot.eid.icao.objects import read_objects
from citizenspot.eid.readers import ReaderError

if TYPE_CHECKING:
    from citizenspot.eid.card_channel import Answer, CardChannel

MASTER_FILE = bytes.fromhex("00A4000C023F00")
CHIP_INFO = bytes.fromhex("2F01")
LONGEST_CHIP_INFO = 1024
LENGTHS, CAPABILITIES = 0x7F66, 0x47
KNOWS_EXTENDED = 0x40
"""Of the third byte of the card capabilities (ISO/IEC 7816-4, table 119)."""
WHAT = "EF.ATR/INFO"


class LongCommandsError(Exception):
    """The line to the card broke at a command that was long: many readers know only short ones."""


def send_long(channel: CardChannel, command: bytes) -> Answer:
    """Return the answer to a command that may be extended.

    Raises:
        LongCommandsError: it is, and the reader or the card broke off.
        CardDataError, ReaderError: as `CardChannel.send`.
    """
    try:
        return channel.send(command)
    except ReaderError as error:
        if error.state is CardState.COMMUNICATION_ERROR and is_extended(command):
            raise LongCommandsError(error.detail) from error
        raise


def knows_long_commands(channel: CardChannel, application: bytes) -> bool:
    """Return whether a chip says that it knows extended lengths; its application is left selected.

    Raises:
        CardDataError: the application is not there any more.
        ReaderError: the card or the reader is gone.
    """
    try:
        channel.send(MASTER_FILE)
        channel.select_identifier(CHIP_INFO)
        says = says_extended(channel.read_bytes(LONGEST_CHIP_INFO))
    except CardDataError:
        says = False
    status = channel.select_application(application)
    if status != DONE:
        raise CardRefusedError("the application, once more", status)
    return says


def says_extended(chip_info: bytes) -> bool:
    """Return what EF.ATR/INFO says: the lengths that a chip knows, or just that it does.

    Raises:
        CardDataError: the file is malformed.
    """
    said = dict(read_objects(chip_info, WHAT))
    third = said.get(CAPABILITIES, b"")[2:3]
    return LENGTHS in said or bool(third and third[0] & KNOWS_EXTENDED)
