"""What is said to a card and what it answers, without what is personal; for whoever adds a family.

A command shows its header, and its data only where it names what is selected or chosen: a file, an
application, a key. An answer shows its length and status. PINs, challenges, what is encrypted, and
all that a card says of its holder stand as a number of bytes.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from citizenspot.eid.command_form import is_extended

if TYPE_CHECKING:
    from collections.abc import Callable

    from citizenspot.eid.pin.pin_form import PinForm
    from citizenspot.eid.readers import CardConnection, Readers, Slot

HEADER_LENGTH, LENGTH_AT, STATUS_LENGTH = 4, 4, 2
EXTENDED_LENGTH = 7
"""A header and an extended length."""
SELECT, MANAGE_SECURITY = 0xA4, 0x22
PLAIN_CLASSES = frozenset({0x00, 0x80})
"""Neither in secure messaging nor in a chain of commands."""
SHOWN = frozenset({SELECT, MANAGE_SECURITY})
"""Instructions whose data name something (ISO/IEC 7816-4 §11.2.2 and §11.5.11)."""


def masked_command(command: bytes | bytearray) -> str:
    """Return a command as it may be shown."""
    header, data = command[:HEADER_LENGTH], command[LENGTH_AT:]
    shown = bytes(header).hex(" ").upper()
    if is_extended(bytes(command[:EXTENDED_LENGTH])):
        # What is this long is a key or a signature, and names nothing.
        count = int.from_bytes(data[1:3], "big")
        return f"{shown} {bytes(data[:3]).hex(' ').upper()} ({count} bytes)"
    if len(data) <= 1:
        return f"{shown} {bytes(data).hex().upper()}".rstrip()
    if command[0] in PLAIN_CLASSES and command[1] in SHOWN:
        return f"{shown} {bytes(data).hex(' ').upper()}"
    return f"{shown} {data[0]:02X} ({data[0]} bytes)"


def masked_answer(answer: bytes) -> str:
    """Return an answer as it may be shown."""
    data, status = answer[:-STATUS_LENGTH], answer[-STATUS_LENGTH:].hex(" ").upper()
    return f"{len(data)} bytes, {status}" if data else status


class TracedReaders:
    """Readers that tell each command as a line; implements `Readers`."""

    def __init__(
        self,
        readers: Readers,
        tell: Callable[[str], object],
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        """Keep the readers, and whom to tell."""
        self._readers = readers
        self._tell = tell
        self._clock = clock

    def wait_for_change(self, limit_s: float) -> tuple[Slot, ...]:
        """Return the slots as soon as one changes."""
        return self._readers.wait_for_change(limit_s)

    def connect(self, reader: str) -> CardConnection:
        """Open a line to the card in a reader, and tell what is said on it."""
        return TracedConnection(self._readers.connect(reader), self._tell, self._clock)

    def hang_up(self) -> None:
        """Make a call that is under way fail soon."""
        self._readers.hang_up()

    def close(self) -> None:
        """Give back what the service lent."""
        self._readers.close()


class TracedConnection:
    """A line to one card that tells each command; implements `CardConnection`."""

    def __init__(
        self,
        connection: CardConnection,
        tell: Callable[[str], object],
        clock: Callable[[], float],
    ) -> None:
        """Keep the line, and begin to count."""
        self._connection = connection
        self._tell = tell
        self._clock = clock
        self._count = 0

    def transmit(self, command: bytes) -> bytes:
        """Return the card's answer, and tell both."""
        shown = masked_command(command)
        return self._told(shown, lambda: self._connection.transmit(command))

    def transmit_secret(self, command: bytearray) -> bytes:
        """Return the card's answer; of the command no more than the header is told."""
        shown = masked_command(command)
        return self._told(shown, lambda: self._connection.transmit_secret(command))

    def pinpad_code(self) -> int | None:
        """Return by which number the reader's own keypad is asked."""
        return self._connection.pinpad_code()

    def verify_on_pinpad(self, form: PinForm) -> bytes:
        """Let the reader's keypad ask for the PIN, and tell the order that it fills."""
        shown = masked_command(form.blank_command())
        return self._told(shown, lambda: self._connection.verify_on_pinpad(form))

    def disconnect(self) -> None:
        """Put the line down."""
        self._connection.disconnect()

    def _told(self, shown: str, act: Callable[[], bytes]) -> bytes:
        began = self._clock()
        answer = act()
        took_ms = (self._clock() - began) * 1000
        self._count += 1
        self._tell(f"{self._count:4} {shown} -> {masked_answer(answer)}, {took_ms:.1f} ms")
        return answer
