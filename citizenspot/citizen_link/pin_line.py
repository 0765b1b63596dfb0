"""The desk's end of the way of a PIN from screen 2 to the card reader's worker, and to nobody else.

It has a socket of its own, beside the link's: no message, no command, no event and no log knows it,
and the bytes are received into a buffer that is handed over to be wiped. Each PIN has a connection
of its own: the number of the question it answers, then the digits.
"""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

from citizenspot import logs
from citizenspot.citizen_link.pin_sending import LIMIT_S, LONGEST_PIN, REQUEST
from citizenspot.citizen_link.server import is_ours, shut

if TYPE_CHECKING:
    from collections.abc import Callable

    from citizenspot.citizen_link.listening import Listening


class PinLine:
    """Takes PINs from `start` to `close`; `take` gets the question's number and the digits.

    It is called on this line's thread, and wipes the buffer it is given.
    """

    def __init__(self, listening: Listening, take: Callable[[int, bytearray], None]) -> None:
        """Prepare; the socket listens already, and is closed with the line."""
        self._listening = listening
        self._take = take
        self._thread = threading.Thread(target=self._accept, name="pin-line", daemon=False)

    def start(self) -> None:
        """Begin to take PINs."""
        self._thread.start()

    def close(self) -> None:
        """Take no more."""
        shut(self._listening.socket)
        self._thread.join(LIMIT_S)
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                peer, _ = self._listening.socket.accept()
            except OSError:
                return
            with peer:
                if is_ours(peer):
                    self._receive(peer)

    def _receive(self, peer: socket.socket) -> None:
        peer.settimeout(LIMIT_S)
        buffer = bytearray(REQUEST.size + LONGEST_PIN)
        try:
            length = _received_into(peer, buffer)
            (request,) = REQUEST.unpack_from(buffer)
            digits = bytearray(max(0, length - REQUEST.size))
            # From view to view: a bytearray makes a copy of any view that it is given, unwiped.
            received = memoryview(buffer)[REQUEST.size : max(length, REQUEST.size)]
            memoryview(digits)[:] = received
        except OSError:
            logs.warning("a message of screen 2 did not come whole", reason="pin line")
            return
        finally:
            buffer[:] = bytes(len(buffer))
        self._take(request, digits)


def _received_into(peer: socket.socket, buffer: bytearray) -> int:
    """Return how many bytes came before the other end closed, at most what the buffer holds."""
    view = memoryview(buffer)
    length = 0
    while length < len(buffer):
        received = peer.recv_into(view[length:])
        if not received:
            break
        length += received
    return length
