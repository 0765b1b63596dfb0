"""What each error number of the reader service means at the counter.

The numbers are PC/SC's own (pcsclite.h, the same as Windows' winerror.h). What each stands for was
seen with pcscd 1.9.9; a number that is not listed is a communication error.
"""

from __future__ import annotations

from citizenspot.eid.card_events import CardState
from citizenspot.eid.readers import ReaderError

SUCCESS = 0
TIMEOUT = 0x8010000A
UNKNOWN_READER = 0x80100009
NO_READERS_AVAILABLE = 0x8010002E

STATES = {
    0x80100001: CardState.NO_SERVICE,  # F_INTERNAL_ERROR
    0x80100003: CardState.NO_SERVICE,  # E_INVALID_HANDLE: pcscd was started anew
    0x80100006: CardState.NO_SERVICE,  # E_NO_MEMORY: pcscd takes no more programs
    UNKNOWN_READER: CardState.NO_READER,
    0x8010000B: CardState.BUSY,  # E_SHARING_VIOLATION: held exclusively by another program
    0x8010000C: CardState.REMOVED,  # E_NO_SMARTCARD: gone between seeing it and connecting
    0x80100013: CardState.NO_SERVICE,  # F_COMM_ERROR: the line to pcscd, not to the card
    0x80100014: CardState.NO_SERVICE,  # F_UNKNOWN_ERROR
    0x80100017: CardState.NO_READER,  # E_READER_UNAVAILABLE: unplugged
    0x8010001D: CardState.NO_SERVICE,  # E_NO_SERVICE
    0x8010001E: CardState.NO_SERVICE,  # E_SERVICE_STOPPED
    0x80100027: CardState.NO_SERVICE,  # E_NO_ACCESS: polkit does not let this user in
    NO_READERS_AVAILABLE: CardState.NO_READER,
    0x80100031: CardState.BUSY,  # E_SERVER_TOO_BUSY
    0x80100065: CardState.MUTE,  # W_UNSUPPORTED_CARD: its answer to reset makes no sense
    0x80100066: CardState.MUTE,  # W_UNRESPONSIVE_CARD
    0x80100067: CardState.MUTE,  # W_UNPOWERED_CARD
    0x80100068: CardState.BUSY,  # W_RESET_CARD: another program reset it
    0x80100069: CardState.REMOVED,  # W_REMOVED_CARD
    0x8010006A: CardState.NO_SERVICE,  # W_SECURITY_VIOLATION: polkit, as above
}


def error_of(hresult: int) -> ReaderError:
    """Return the named error for a number of the reader service."""
    number = hresult & 0xFFFFFFFF
    state = STATES.get(number, CardState.COMMUNICATION_ERROR)
    return ReaderError(state, f"PC/SC 0x{number:08X}")
