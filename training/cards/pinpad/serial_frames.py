"""Frames of the GemPC readers' serial line, from a stream of bytes and back.

A frame is 03 (SYNC), 06 (ACK), a CCID message, and the exclusive or of all of these
(LudovicRousseau/CCID @5de6a966, src/ccid_serial.c). A CCID message is ten bytes, of which four say
how many follow (USB CCID rev 1.1 §6).
"""

from __future__ import annotations

from functools import reduce
from operator import xor

START = b"\x03\x06"
HEADER_LENGTH = 10
LENGTH_AT = slice(1, 5)
CHECKSUM_LENGTH = 1


def checksum(octets: bytes) -> int:
    """Return the exclusive or of some bytes."""
    return reduce(xor, octets, 0)


def framed(message: bytes) -> bytes:
    """Return a CCID message as it goes over the line."""
    whole = START + message
    return whole + bytes([checksum(whole)])


def split_frame(received: bytes) -> tuple[bytes | None, bytes]:
    """Return the first whole CCID message, or nothing yet; and the bytes behind it.

    What stands before a frame's start is noise, and so is a frame whose checksum is wrong.
    """
    at = received.find(START)
    if at < 0:
        return None, received[-1:] if received.endswith(START[:1]) else b""
    body = received[at + len(START) :]
    if len(body) < HEADER_LENGTH:
        return None, received[at:]
    length = HEADER_LENGTH + int.from_bytes(body[LENGTH_AT], "little")
    if len(body) < length + CHECKSUM_LENGTH:
        return None, received[at:]
    message, rest = body[:length], body[length + CHECKSUM_LENGTH :]
    if framed(message)[-1] != body[length]:
        return split_frame(body)
    return message, rest
