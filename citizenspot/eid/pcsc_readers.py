"""The real readers, through pyscard's plain functions and pcscd.

pyscard's own CardMonitor is not used: its thread dies with pcscd. Nor are its objects, whose
destructors complain when pcscd has gone before them (both seen with pyscard 2.3.1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citizenspot.eid.card_events import CardState
from citizenspot.eid.pcsc_connection import PcscConnection
from citizenspot.eid.pcsc_line import PcscLine
from citizenspot.eid.pcsc_reasons import NO_READERS_AVAILABLE, SUCCESS, TIMEOUT, UNKNOWN_READER
from citizenspot.eid.pcsc_states import CHANGED, UNAWARE, slot_of
from citizenspot.eid.readers import ReaderError, Slot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from citizenspot.eid.readers import CardConnection

ANY_READER = "\\\\?PnP?\\Notification"
"""The name under which PC/SC tells of readers that come and go."""
CONNECT_LIMIT_S = 5.0
"""Powering up a card takes up to 2 s; longer, and another program holds it in a transaction."""
HEADROOM_S = 2.0
"""How much later than its own limit a wait may come back."""


class PcscReaders:
    """The readers that pcscd knows; implements `Readers`.

    Nothing is loaded or opened before the first call, which is the worker's.
    """

    def __init__(self) -> None:
        """Open nothing yet."""
        self._line = PcscLine()
        self._slots: dict[str, Slot] = {}
        self._states: dict[str, int] = {}

    def wait_for_change(self, limit_s: float) -> tuple[Slot, ...]:
        """Return the slots as soon as one changes, or as they are when the limit is over."""
        from smartcard.scard import SCardGetStatusChange  # noqa: PLC0415 - costs a start 60 ms

        try:
            context, known = self._line.context(), self._known_states()
            hresult, seen = self._line.call(
                SCardGetStatusChange,
                context,
                int(limit_s * 1000),
                [*known.items(), (ANY_READER, UNAWARE)],
                limit_s=limit_s + HEADROOM_S,
                welcome=frozenset({TIMEOUT, UNKNOWN_READER}),
            )
        except ReaderError:
            self._states.clear()
            self._slots.clear()
            raise
        if hresult == SUCCESS:
            seen = [each for each in seen if each[0] in known]
            self._states = {name: state & ~CHANGED for name, state, _ in seen}
            self._slots = {name: slot_of(name, state, bytes(atr)) for name, state, atr in seen}
        return tuple(self._slots.values())

    def connect(self, reader: str) -> CardConnection:
        """Open a line to the card in a reader, and keep other programs off it."""
        from smartcard import scard  # noqa: PLC0415 - costs a start 60 ms

        _, (card, protocol) = self._line.call(
            scard.SCardConnect,
            self._line.context(),
            reader,
            scard.SCARD_SHARE_SHARED,
            scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1,
            limit_s=CONNECT_LIMIT_S,
            overdue=CardState.BUSY,
        )
        slot = self._slots.get(reader, Slot(reader))
        connection = PcscConnection(self._line, slot, card, protocol)
        try:
            self._line.call(
                scard.SCardBeginTransaction,
                card,
                limit_s=CONNECT_LIMIT_S,
                overdue=CardState.BUSY,
            )
        except ReaderError:
            connection.disconnect()
            raise
        return connection

    def hang_up(self) -> None:
        """Make a call that is under way fail soon."""
        self._line.hang_up()

    def close(self) -> None:
        """Give back what pcscd lent."""
        self._line.close()
        self._states.clear()
        self._slots.clear()

    def _known_states(self) -> Mapping[str, int]:
        """Return each reader that is there with the state in which it was last seen."""
        from smartcard.scard import SCardListReaders  # noqa: PLC0415 - costs a start 60 ms

        hresult, names = self._line.call(
            SCardListReaders,
            self._line.context(),
            [],
            welcome=frozenset({NO_READERS_AVAILABLE}),
        )
        present = names if hresult == SUCCESS else []
        self._slots = {name: self._slots.get(name, Slot(name)) for name in present}
        return {name: self._states.get(name, UNAWARE) for name in present}
