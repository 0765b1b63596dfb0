"""A witness on this machine: the signed heads, in a file that is not the journal's.

It may lie on another disk or a share. A journal that is older than its witness, or another past
of it, is not opened: it was put back from an image, or has run elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import msgspec

from citizenspot.journal.signed_heads import SignedHead, heads_in

# The last heads in the file; a head has some 400 bytes.
_TAIL_BYTES = 64 * 1024


class Witness:
    """Keeps the signed heads of one journal in a file, one JSON object a line.

    The file may be out of reach for a while: what could not be written then is written with the
    next head, and no visit waits for it.
    """

    def __init__(self, file: Path, journal: bytes) -> None:
        self.file = file
        self._journal = journal.hex()
        self._waiting: list[SignedHead] = []

    def last(self, keys: Collection[bytes]) -> SignedHead | None:
        """Return the last head in the file that one of these keys signed for this journal."""
        for head in self._tail():
            if head.journal == self._journal and head.is_signed_by(keys):
                return head
        return None

    def keep(self, heads: Sequence[SignedHead]) -> bool:
        """Write heads, after those that wait from before; return whether none waits now."""
        self._waiting += heads
        if not self._waiting:
            return True
        try:
            self._write(b"".join(msgspec.json.encode(each) + b"\n" for each in self._waiting))
        except OSError:
            return False
        self._waiting.clear()
        return True

    def _write(self, lines: bytes) -> None:
        self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(self.file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "ab") as stream:
            end = stream.tell()
            if end and os.pread(descriptor, 1, end - 1) != b"\n":
                # A line by halves, as a power cut leaves it, is ended first.
                lines = b"\n" + lines
            stream.write(lines)
            stream.flush()
            os.fdatasync(descriptor)

    def _tail(self) -> Iterator[SignedHead]:
        if not self.file.exists():
            return
        with self.file.open("rb") as stream:
            stream.seek(max(0, stream.seek(0, os.SEEK_END) - _TAIL_BYTES))
            lines = stream.read().splitlines()
        yield from heads_in(reversed(lines))
