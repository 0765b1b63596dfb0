"""Frames on a stream of bytes: four bytes of length, big-endian, and the payload."""

from __future__ import annotations

_LENGTH_BYTES = 4


class FrameTooLarge(Exception):
    """A frame announces, or a payload has, more bytes than its side accepts."""

    def __init__(self, length: int, most: int) -> None:
        super().__init__(f"a frame of {length} bytes, where at most {most} are accepted")


def framed(payload: bytes) -> bytes:
    """Return a payload as a frame."""
    return len(payload).to_bytes(_LENGTH_BYTES, "big") + payload


class FrameReader:
    """Gathers the bytes of a stream and gives back whole payloads.

    After `FrameTooLarge` the stream has no known frame border any more: close it.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._gathered = bytearray()

    def feed(self, received: bytes) -> list[bytes]:
        """Take bytes as they came and return the payloads they complete.

        Raises `FrameTooLarge` before anything of such a frame is kept.
        """
        self._gathered += received
        payloads: list[bytes] = []
        begin = 0
        while (payload := self._payload_at(begin)) is not None:
            payloads.append(payload)
            begin += _LENGTH_BYTES + len(payload)
        del self._gathered[:begin]
        return payloads

    def _payload_at(self, begin: int) -> bytes | None:
        length = self._length_at(begin)
        end = begin + _LENGTH_BYTES + (length or 0)
        if length is None or len(self._gathered) < end:
            return None
        return bytes(self._gathered[begin + _LENGTH_BYTES : end])

    def _length_at(self, begin: int) -> int | None:
        prefix = self._gathered[begin : begin + _LENGTH_BYTES]
        if len(prefix) < _LENGTH_BYTES:
            return None
        length = int.from_bytes(prefix, "big")
        if length > self._most:
            self._gathered.clear()
            raise FrameTooLarge(length, self._most)
        return length
