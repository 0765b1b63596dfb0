"""The reader with a keypad on a pseudo terminal, where libccid's serial driver finds it."""

from __future__ import annotations

import os
import selectors
import threading
import tty
from pathlib import Path
from typing import TYPE_CHECKING

from training.cards.pinpad.ccid_reader import CcidReader
from training.cards.pinpad.keypad import Keypad
from training.cards.pinpad.serial_frames import HEADER_LENGTH, framed, split_frame

if TYPE_CHECKING:
    from training.cards.emulated_card import EmulatedCard

DRIVER = Path("/usr/lib/pcsc/drivers/serial/libccidtwin.so")
"""Of Debian's package libccid."""
WITH_KEYPAD, WITHOUT_KEYPAD = "GemPCPinPad", "GemPCTwin"
"""The two readers of that line that the driver knows, as it wants them named."""
CHUNK = 4096


class SerialPinpad:
    """A pinpad that answers its driver from a thread of its own, until it is closed."""

    def __init__(self, keypad: Keypad | None = None) -> None:
        """Open the pseudo terminal; nobody is at the keypad, and no card is in."""
        self.keypad = keypad or Keypad()
        self._reader = CcidReader(self.keypad)
        self._lock = threading.Lock()
        self._own_end, self._drivers_end = os.openpty()
        tty.setraw(self._drivers_end)
        self.device = os.ttyname(self._drivers_end)
        self._wake, self._waker = os.pipe()
        self._thread = threading.Thread(target=self._serve, name="pinpad")
        self._thread.start()

    def configuration(self, name: str, model: str = WITH_KEYPAD) -> str:
        """Return what pcscd has to read of this reader (reader.conf), under a name."""
        return (
            f'FRIENDLYNAME "{name}"\nDEVICENAME {self.device}:{model}\n'
            f"LIBPATH {DRIVER}\nCHANNELID 1\n"
        )

    def insert(self, card: EmulatedCard) -> None:
        """Put a card in; pcscd sees it when it looks, every 0.4 s."""
        with self._lock:
            self._reader.insert(card)

    def remove(self) -> None:
        """Take the card out."""
        with self._lock:
            self._reader.remove()

    def close(self) -> None:
        """End the thread, and take the reader off its line."""
        os.write(self._waker, b".")
        self._thread.join()
        for each in (self._own_end, self._drivers_end, self._wake, self._waker):
            os.close(each)

    def _serve(self) -> None:
        received = b""
        with selectors.DefaultSelector() as selector:
            selector.register(self._own_end, selectors.EVENT_READ)
            selector.register(self._wake, selectors.EVENT_READ)
            while all(key.fd == self._own_end for key, _ in selector.select()):
                received += os.read(self._own_end, CHUNK)
                received = self._answer_all(received)

    def _answer_all(self, received: bytes) -> bytes:
        """Answer every message that came whole, and return what is left."""
        message, rest = split_frame(received)
        while message is not None:
            with self._lock:
                answer = self._reader.answer(message)
            self._send(_echo(message) + framed(answer))
            message, rest = split_frame(rest)
        return rest

    def _send(self, octets: bytes) -> None:
        while octets:
            octets = octets[os.write(self._own_end, octets) :]


def _echo(message: bytes) -> bytes:
    """Return a command's echo, which the driver reads first and does not look at.

    Without its content: the driver takes an echo that is longer than the answer it has room for
    as an error.
    """
    empty = message[:1] + bytes(4) + message[5:HEADER_LENGTH]
    return framed(empty)
