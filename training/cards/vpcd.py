"""Carries an emulated card to a real pcscd, by the protocol of vpcd (package vsmartcard-vpcd).

vpcd listens; connecting puts the card in, closing takes it out. Each message is a length of two
bytes and what it says, both ways (vsmartcard, doc/api.txt).
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from training.cards.emulated_card import CardPulledError

if TYPE_CHECKING:
    from training.cards.emulated_card import EmulatedCard

DEFAULT_PORT = 35_963
"""Where Debian's vpcd listens for the card in its first slot."""
THIS_MACHINE = "127.0.0.1"
POWER_OFF, POWER_ON, RESET, ASK_ATR = b"\x00", b"\x01", b"\x02", b"\x04"

# vpcd has no word for a card that is in and mute. An answer to reset longer than the 33 bytes of
# ISO/IEC 7816-3 makes its driver fail to power the card up, and leave it in (seen with 3.3).
NO_ATR = b"\x00" * 34


class NoVirtualReaderError(Exception):
    """Nothing listens where vpcd should; the sentence says what to install or start."""


class VpcdLine:
    """A card in vpcd's slot, for as long as the line is open."""

    def __init__(self, card: EmulatedCard, port: int = DEFAULT_PORT) -> None:
        """Put the card in.

        Raises:
            NoVirtualReaderError: no vpcd listens on this machine's port.
        """
        try:
            self._socket = socket.create_connection((THIS_MACHINE, port))
        except OSError as error:
            raise NoVirtualReaderError(
                f"no virtual reader listens on port {port}: install the packages pcscd and "
                "vsmartcard-vpcd, and start pcscd"
            ) from error
        self._card = card
        card.insert()

    def fileno(self) -> int:
        """Return what a selector waits for."""
        return self._socket.fileno()

    def answer_next(self) -> bool:
        """Wait for one message and answer it; false when the line is closed, or the card pulled."""
        message = self._receive()
        if message is None:
            return False
        try:
            answer = self._answer_to(message)
        except CardPulledError:
            return False
        return answer is None or self._send(answer)

    def hang_up(self) -> None:
        """Take the card out; may be called from another thread than the one that answers."""
        with suppress(OSError):  # vpcd was quicker
            self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Take the card out, and give the socket back."""
        self._socket.close()

    def _answer_to(self, message: bytes) -> bytes | None:
        if message == ASK_ATR:
            return NO_ATR if self._card.is_mute else self._card.atr
        if message in {POWER_OFF, POWER_ON, RESET}:
            self._card.reset()
            return None
        return self._card.answer(message)

    def _receive(self) -> bytes | None:
        length = self._receive_exactly(2)
        return self._receive_exactly(int.from_bytes(length, "big")) if length else None

    def _receive_exactly(self, length: int) -> bytes | None:
        received = b""
        while len(received) < length:
            try:
                part = self._socket.recv(length - len(received))
                # vpcd sends a length and what it is the length of separately, and waits for the
                # first to be acknowledged: without this, every command lasts 44 ms longer.
                self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
            except OSError:
                return None
            if not part:
                return None
            received += part
        return received

    def _send(self, answer: bytes) -> bool:
        try:
            self._socket.sendall(len(answer).to_bytes(2, "big") + answer)
        except OSError:
            return False
        return True


class InsertedCard:
    """A card in vpcd's slot that answers from a thread of its own."""

    def __init__(self, card: EmulatedCard, port: int = DEFAULT_PORT) -> None:
        """Put the card in.

        Raises:
            NoVirtualReaderError: no vpcd listens on this machine's port.
        """
        self._line = VpcdLine(card, port)
        self._thread = threading.Thread(target=self._answer, name="emulated card")
        self._thread.start()

    def remove(self) -> None:
        """Take the card out; does nothing when it is out."""
        self._line.hang_up()
        self._thread.join()

    def _answer(self) -> None:
        try:
            while self._line.answer_next():
                pass
        finally:
            self._line.close()
