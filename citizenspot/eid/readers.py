"""The port to card readers: who is there, what changed, and a line to the card that is in.

Two parts carry it: `pcsc_readers` (the real reader service) and, in practice, the virtual readers
of `training.cards`. Both pass the same tests. All methods but `hang_up` are called from one thread,
which is the worker's.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Protocol

import msgspec

if TYPE_CHECKING:
    from citizenspot.eid.card_events import CardState
    from citizenspot.eid.pin.pin_form import PinForm


class ReaderError(Exception):
    """The reader or the card stopped a call; `state` says how, `detail` is for the log."""

    def __init__(self, state: CardState, detail: str = "") -> None:
        """Keep both words; neither ever holds personal data."""
        super().__init__(f"{state.value}: {detail}" if detail else state.value)
        self.state = state
        self.detail = detail


class Presence(Enum):
    """What a reader says of its slot."""

    EMPTY = "empty"
    MUTE = "mute"
    CARD = "card"


class Slot(msgspec.Struct, frozen=True):
    """A reader and what is in it.

    `turn` changes whenever a card comes or goes, so that a quick swap is seen. `in_use` says that
    some program is connected to the card. `atr` is empty unless a card answers.
    """

    reader: str
    presence: Presence = Presence.EMPTY
    atr: bytes = b""
    turn: int = 0
    in_use: bool = False


class CardConnection(Protocol):
    """A line to one card, which no other program can speak on until it is put down."""

    def transmit(self, command: bytes) -> bytes:
        """Return the card's answer, status bytes included.

        Raises:
            ReaderError: the card was removed, or the line broke; the connection is of no more use.
        """
        ...

    def transmit_secret(self, command: bytearray) -> bytes:
        """Do the same with a command that holds a PIN, without keeping it.

        Raises:
            ReaderError: as above.
        """
        ...

    def pinpad_code(self) -> int | None:
        """Return by which number the reader's own keypad is asked, or nothing without one."""
        ...

    def verify_on_pinpad(self, form: PinForm) -> bytes:
        """Let the reader's keypad ask for the PIN, and return the card's two status bytes.

        Raises:
            ReaderError: as above.
        """
        ...

    def disconnect(self) -> None:
        """Put the line down; never raises, and does nothing the second time."""
        ...


class Readers(Protocol):
    """Every reader of this workstation."""

    def wait_for_change(self, limit_s: float) -> tuple[Slot, ...]:
        """Return the slots as soon as one changes, or as they are when the limit is over.

        The first call, and the first after an error, returns at once.

        Raises:
            ReaderError: the reader service cannot be reached. Another call tries again.
        """
        ...

    def connect(self, reader: str) -> CardConnection:
        """Open a line to the card in a reader.

        Raises:
            ReaderError: the card is gone, mute, or held by another program.
        """
        ...

    def hang_up(self) -> None:
        """Make a call that is under way fail soon; may be called from any thread."""
        ...

    def close(self) -> None:
        """Give back what the service lent; never raises. Another call opens it again."""
        ...
