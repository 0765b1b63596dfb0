"""A line to one card through pcscd, held in a transaction."""

from __future__ import annotations

import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from citizenspot.eid.card_events import CardState
from citizenspot.eid.command_form import as_t_0
from citizenspot.eid.pcsc_line import SERVICE_LIMIT_S
from citizenspot.eid.pcsc_reasons import SUCCESS, TIMEOUT, UNKNOWN_READER
from citizenspot.eid.pcsc_states import CHANGED, UNAWARE, slot_of
from citizenspot.eid.pin.pinpad import (
    ENTRY_LIMIT_S,
    GET_FEATURES,
    verify_code,
    verify_structure,
)
from citizenspot.eid.readers import Presence, ReaderError, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citizenspot.eid.pcsc_line import PcscLine
    from citizenspot.eid.pin.pin_form import PinForm

ANSWER_LIMIT_S = 10.0
"""Longest time for one answer of a card."""
STATUS_LENGTH = 2
REMOVAL_LIMIT_S = 1.0
"""pcscd looks at a slot every 0.4 s; after this it knows whether the card is gone."""


class PcscConnection:
    """Implements `CardConnection`; made by `PcscReaders.connect`."""

    def __init__(self, line: PcscLine, slot: Slot, card: int, protocol: int) -> None:
        """Keep the card's handle and the slot it was seen in."""
        from smartcard import scard  # noqa: PLC0415 - costs a start 60 ms

        self._is_t_0 = protocol == scard.SCARD_PROTOCOL_T0
        self._header = scard.SCARD_PCI_T0 if self._is_t_0 else scard.SCARD_PCI_T1
        self._transmit = scard.SCardTransmit
        self._ask_reader = scard.SCardControl
        self._features: bytes | None = None
        self._wait = scard.SCardGetStatusChange
        self._line = line
        self._slot = slot
        self._card: int | None = card

    def transmit(self, command: bytes | bytearray) -> bytes:
        """Return the card's answer, status bytes included."""
        with self._telling_removal():
            return self._exchange(command)

    def transmit_secret(self, command: bytearray) -> bytes:
        """Return the card's answer to a command that the caller wipes."""
        return self.transmit(command)

    def pinpad_code(self) -> int | None:
        """Return the reader's number for FEATURE_VERIFY_PIN_DIRECT; asked once."""
        if self._features is None:
            try:
                _, answer = self._control(GET_FEATURES, b"")
            except ReaderError as error:
                # Readers without any feature say so with an error of their own (vpcd: 0x8010001F).
                if error.state is not CardState.COMMUNICATION_ERROR:
                    raise
                answer = []
            self._features = bytes(answer)
        return verify_code(self._features)

    def verify_on_pinpad(self, form: PinForm) -> bytes:
        """Wait until the citizen has typed the PIN, cancelled, or let the time pass."""
        code = self.pinpad_code()
        if code is None:
            raise ReaderError(CardState.COMMUNICATION_ERROR, "the reader has no keypad")
        limit_s = ENTRY_LIMIT_S + ANSWER_LIMIT_S
        with self._telling_removal():
            _, answer = self._control(code, verify_structure(form), limit_s=limit_s)
        if len(answer) != STATUS_LENGTH:
            raise ReaderError(CardState.COMMUNICATION_ERROR, "a keypad's answer without a status")
        return bytes(answer)

    def _control(
        self, code: int, order: bytes, limit_s: float = SERVICE_LIMIT_S
    ) -> tuple[int, list[int]]:
        return self._line.call(
            self._ask_reader,
            self._card,
            code,
            list(order),
            limit_s=limit_s,
            overdue=CardState.COMMUNICATION_ERROR,
        )

    def disconnect(self) -> None:
        """Let other programs speak to the card again, and leave it as it is."""
        from smartcard import scard  # noqa: PLC0415 - costs a start 60 ms

        card, self._card = self._card, None
        if card is None:
            return
        for put_down in (scard.SCardEndTransaction, scard.SCardDisconnect):
            # A card or a service that is gone has put the line down already.
            with suppress(ReaderError):
                self._line.call(put_down, card, scard.SCARD_LEAVE_CARD)

    def _exchange(self, command: bytes | bytearray) -> bytes:
        _, answer = self._line.call(
            self._transmit,
            self._card,
            self._header,
            list(as_t_0(command) if self._is_t_0 else command),
            limit_s=ANSWER_LIMIT_S,
            overdue=CardState.COMMUNICATION_ERROR,
        )
        if len(answer) < STATUS_LENGTH:
            raise ReaderError(CardState.COMMUNICATION_ERROR, "an answer without a status")
        return bytes(answer)

    @contextmanager
    def _telling_removal(self) -> Iterator[None]:
        """Say that the card was taken out, where a driver has no word for that.

        Drivers say "not transacted", or nothing at all, also when the card was pulled out.
        """
        try:
            yield
        except ReaderError as error:
            if error.state is CardState.COMMUNICATION_ERROR and self._was_taken_out():
                raise ReaderError(CardState.REMOVED, error.detail) from error
            raise

    def _was_taken_out(self) -> bool:
        """Say, once pcscd has looked, whether the card that was connected is out."""
        deadline = time.monotonic() + REMOVAL_LIMIT_S
        state = UNAWARE
        while (left_s := deadline - time.monotonic()) > 0:
            hresult, seen = self._line.call(
                self._wait,
                self._line.context(),
                int(left_s * 1000),
                [(self._slot.reader, state)],
                limit_s=left_s + SERVICE_LIMIT_S,
                welcome=frozenset({TIMEOUT, UNKNOWN_READER}),
            )
            if hresult != SUCCESS:
                return hresult == UNKNOWN_READER
            ((_, word, atr),) = seen
            slot = slot_of(self._slot.reader, word, bytes(atr))
            if slot.presence is Presence.EMPTY or slot.turn != self._slot.turn:
                return True
            state = word & ~CHANGED
        return False
