"""One read of one card: which family, and what the card says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citizenspot.eid.card_channel import CardChannel
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import CardState
from citizenspot.eid.card_profile import choose_profile
from citizenspot.eid.readers import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from citizenspot.eid.card_profile import CardContent, CardProfile, Reading
    from citizenspot.eid.readers import CardConnection


class ReadCancelledError(Exception):
    """Nobody wants the card read any more."""


def read_card(
    connection: CardConnection,
    atr: bytes,
    profiles: Sequence[CardProfile],
    is_wanted: Callable[[], bool],
    reading: Reading,
) -> CardContent:
    """Read the card at the other end; before each command, ask whether it is still wanted.

    Raises:
        ReaderError: the card is gone, or no profile knows it, or what it holds cannot be used.
        ReadCancelledError: it is not wanted any more.
    """

    def transmit(command: bytes) -> bytes:
        if not is_wanted():
            raise ReadCancelledError
        return connection.transmit(command)

    channel = CardChannel(transmit)
    try:
        profile = choose_profile(atr, channel, profiles)
        if profile is None:
            raise ReaderError(CardState.UNKNOWN_CARD, f"ATR {atr.hex().upper()}")
        return profile.read(channel, reading)
    except CardDataError as error:
        raise ReaderError(CardState.UNREADABLE, str(error)) from error
