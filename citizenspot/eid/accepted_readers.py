"""Some of the readers only: those this workstation's settings accept."""

from __future__ import annotations

from collections.abc import Callable

from citizenspot.eid.readers import CardConnection, Readers, Slot


class AcceptedReaders:
    """Hides every reader that is not accepted; implements `Readers`.

    A live desk does so with virtual readers, a practice desk with real ones: no card of one world
    is read in the other.
    """

    def __init__(self, readers: Readers, accepts: Callable[[str], bool]) -> None:
        """Keep the readers and the rule."""
        self._readers = readers
        self._accepts = accepts

    def wait_for_change(self, limit_s: float) -> tuple[Slot, ...]:
        """Return the accepted slots, as soon as any changes."""
        slots = self._readers.wait_for_change(limit_s)
        return tuple(slot for slot in slots if self._accepts(slot.reader))

    def connect(self, reader: str) -> CardConnection:
        """Open a line to the card in an accepted reader.

        Raises:
            LookupError: the reader is not accepted.
            ReaderError: the card is gone, mute, or held by another program.
        """
        if not self._accepts(reader):
            raise LookupError(reader)
        return self._readers.connect(reader)

    def hang_up(self) -> None:
        """Make a call that is under way fail soon."""
        self._readers.hang_up()

    def close(self) -> None:
        """Give back what the service lent."""
        self._readers.close()
