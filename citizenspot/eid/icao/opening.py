"""Opens a contactless card with what is printed on it: by PACE where it has that, else by BAC."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citizenspot.eid.access_key import CardAccessNumber
from citizenspot.eid.card_channel import CardRefusedError
from citizenspot.eid.card_events import CardState
from citizenspot.eid.icao.basic_access import open_by_basic_access
from citizenspot.eid.icao.pace import open_by_pace, pace_of
from citizenspot.eid.readers import ReaderError

if TYPE_CHECKING:
    from citizenspot.eid.access_key import AccessKey
    from citizenspot.eid.card_channel import CardChannel
    from citizenspot.eid.icao.randomness import Randomness

MASTER_FILE = bytes.fromhex("00A4000C023F00")
CARD_ACCESS = bytes.fromhex("011C")
LONGEST_CARD_ACCESS = 1024


def open_with_pace(
    channel: CardChannel, key: AccessKey | None, randomness: Randomness
) -> CardChannel | None:
    """Return a channel under PACE's keys, or nothing where the card does not have PACE.

    Raises:
        ReaderError: `KEY_NEEDED` without a key, `KEY_WRONG` with one of another card.
        CardDataError: the card does not follow the protocol, or in a way not known here.
    """
    channel.send(MASTER_FILE)
    try:
        channel.select_identifier(CARD_ACCESS)
        offered = pace_of(channel.read_object(LONGEST_CARD_ACCESS))
    except CardRefusedError:
        return None
    if offered is None:
        return None
    return open_by_pace(channel, offered, needed(key), randomness)


def open_with_bac(
    channel: CardChannel, key: AccessKey | None, randomness: Randomness
) -> CardChannel:
    """Return a channel under the keys of basic access control; an access number opens none.

    Raises:
        ReaderError: `KEY_NEEDED` without the MRZ, `KEY_WRONG` with one of another card.
        CardDataError: the card does not follow the protocol.
    """
    key = needed(key)
    if isinstance(key, CardAccessNumber):
        raise ReaderError(CardState.KEY_NEEDED, "the MRZ, not the access number")
    return open_by_basic_access(channel, key, randomness)


def needed(key: AccessKey | None) -> AccessKey:
    """Return the key that somebody typed or scanned.

    Raises:
        ReaderError: `KEY_NEEDED`, where nobody has.
    """
    if key is None:
        raise ReaderError(CardState.KEY_NEEDED)
    return key
