"""ASN.1 objects as ICAO's files and commands have them (BER-TLV, ISO/IEC 7816-4 §5.2.2)."""

from __future__ import annotations

from citizenspot.eid.card_data_error import CardDataError

MORE_TAG, CONTINUED, LONG_LENGTH = 0x1F, 0x80, 0x80
LONGEST_TAG, LONGEST_LENGTH = 3, 3
Objects = list[tuple[int, bytes]]


def read_objects(content: bytes, what: str) -> Objects:
    """Return the objects in a row, each with its tag and its value; `what` names them in an error.

    Raises:
        CardDataError: they are cut off, or have a form that no card has.
    """
    found: Objects = []
    at = 0
    while at < len(content):
        tag, at = _tag(content, at, what)
        length, at = _length(content, at, what)
        if at + length > len(content):
            raise CardDataError(f"{what}: an object leads beyond the end")
        found.append((tag, content[at : at + length]))
        at += length
    return found


def value_of(content: bytes, tag: int, what: str) -> bytes:
    """Return the value of the first object of a tag.

    Raises:
        CardDataError: there is none, or as `read_objects`.
    """
    value = find_value(content, tag, what)
    if value is None:
        raise CardDataError(f"{what}: no object {tag:X}")
    return value


def find_value(content: bytes, tag: int, what: str) -> bytes | None:
    """Return the value of the first object of a tag, or nothing where there is none.

    Raises:
        CardDataError: as `read_objects`.
    """
    return next((value for found, value in read_objects(content, what) if found == tag), None)


def written(tag: int, value: bytes) -> bytes:
    """Return an object as bytes."""
    length = len(value)
    if length < LONG_LENGTH:
        header = bytes([length])
    else:
        digits = length.to_bytes((length.bit_length() + 7) // 8, "big")
        header = bytes([LONG_LENGTH | len(digits)]) + digits
    return tag.to_bytes((tag.bit_length() + 7) // 8, "big") + header + value


def _tag(content: bytes, at: int, what: str) -> tuple[int, int]:
    end = at + 1
    if content[at] & MORE_TAG == MORE_TAG:
        while end < len(content) and content[end] & CONTINUED:
            end += 1
        end += 1
    if end - at > LONGEST_TAG or end > len(content):
        raise CardDataError(f"{what}: a tag that no card has")
    return int.from_bytes(content[at:end], "big"), end


def _length(content: bytes, at: int, what: str) -> tuple[int, int]:
    if at >= len(content):
        raise CardDataError(f"{what}: an object without a length")
    first = content[at]
    if first < LONG_LENGTH:
        return first, at + 1
    end = at + 1 + (first & 0x7F)
    if not 1 <= end - at - 1 <= LONGEST_LENGTH or end > len(content):
        raise CardDataError(f"{what}: a length that no card has")
    return int.from_bytes(content[at + 1 : end], "big"), end
