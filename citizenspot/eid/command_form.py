"""A command to a card as bytes: short, or extended where its data or answer are long.

ISO/IEC 7816-4 §5.1. A short command carries up to 255 bytes and wants up to 256 back.
"""

from __future__ import annotations

from typing import NamedTuple

HEADER_LENGTH = 4
LONGEST_SHORT_DATA, LONGEST_SHORT_ANSWER = 255, 256
LONGEST_EXTENDED_ANSWER = 65_536
EXTENDED_FIELD = 3
"""Bytes of an extended length that is the first: a zero, and the number in two bytes."""


class CommandParts(NamedTuple):
    """A command's header, its data, and the length field of what it wants back, if it wants any.

    The field has one byte in a short command and two in an extended one; zeros stand for the most.
    """

    header: bytes
    data: bytes
    wanted: bytes
    is_extended: bool


def short_command(header: bytes, data: bytes = b"", wanted: bytes = b"") -> bytes:
    """Return a short command; `wanted` is its last byte, if it has one.

    Raises:
        ValueError: the data are too long.
    """
    if len(data) > LONGEST_SHORT_DATA:
        raise ValueError("too long for a short command")
    return header + (bytes([len(data)]) + data if data else b"") + wanted


def extended_command(header: bytes, data: bytes = b"", wanted: bytes = b"") -> bytes:
    """Return an extended command; `wanted` is the length in two bytes, or empty."""
    length = b"\x00" + len(data).to_bytes(2, "big") + data if data else b"\x00" * bool(wanted)
    return header + length + wanted


def long_command(header: bytes, data: bytes, *, wants_answer: bool = True) -> bytes:
    """Return a command that wants all back that there is: extended where its data are long."""
    if len(data) <= LONGEST_SHORT_DATA:
        return short_command(header, data, b"\x00" * wants_answer)
    return extended_command(header, data, b"\x00\x00" * wants_answer)


def is_extended(command: bytes) -> bool:
    """Say whether a command's lengths are extended: such a length begins with a zero."""
    body = command[HEADER_LENGTH:]
    return len(body) >= EXTENDED_FIELD and body[0] == 0


def longest_answer(command: bytes) -> int:
    """Return how many bytes an answer to a command can have at most, its status left out."""
    return LONGEST_EXTENDED_ANSWER if is_extended(command) else LONGEST_SHORT_ANSWER


def command_parts(command: bytes) -> CommandParts:
    """Return the parts of a command of either form."""
    header, body = command[:HEADER_LENGTH], command[HEADER_LENGTH:]
    if not is_extended(command):
        end = 1 + body[0] if len(body) > 1 else 0
        return CommandParts(header, body[1:end] if end else b"", body[end:], is_extended=False)
    if len(body) == EXTENDED_FIELD:
        return CommandParts(header, b"", body[1:], is_extended=True)
    end = EXTENDED_FIELD + int.from_bytes(body[1:EXTENDED_FIELD], "big")
    return CommandParts(header, body[EXTENDED_FIELD:end], body[end:], is_extended=True)


def as_t_0(command: bytes | bytearray) -> bytes | bytearray:
    """Return a short command as T=0 carries it: beside data there is no place for a length wanted.

    The card says instead how much there is (61xx; ISO/IEC 7816-3 §12.2.4, PC/SC part 3 §3.2.2.4).
    A command without both comes back as it is, and is never copied: it may hold a PIN.
    """
    has_both = len(command) > HEADER_LENGTH + 1 and len(command) == command[4] + HEADER_LENGTH + 2
    return command[:-1] if has_both else command
