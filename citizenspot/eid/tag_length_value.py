"""Two tag-length-value forms: the plain one of Belgian files, and ASN.1's in cards' answers."""

from __future__ import annotations

from citizenspot.eid.card_data_error import CardDataError


def read_fields(content: bytes, file: str) -> dict[int, bytes]:
    """Return the values by their tags; of a tag that comes twice, the first.

    A tag is one byte; a length is the sum of its bytes as long as they are FF, and the first that
    is not; what follows the last field is zeros (content of the Belgian card, v5.4 §6.1).

    Raises:
        CardDataError: a length leads beyond the end.
    """
    fields: dict[int, bytes] = {}
    at = 0
    while any(content[at:]):
        tag = content[at]
        start, length = _read_length(content, at + 1, file)
        if start + length > len(content):
            raise CardDataError(f"{file}: field {tag:02X} leads beyond the end")
        fields.setdefault(tag, content[start : start + length])
        at = start + length
    return fields


def value_in(content: bytes, tag: bytes, *, absent: bytes | None = None) -> bytes:
    """Return the value of an ASN.1 tag among those that follow one another (ISO/IEC 7816-4 §5.2.2).

    Where the tag is not there, what stands for it being absent.

    Raises:
        CardDataError: a length leads beyond the end, or the tag is not there and must be.
    """
    at = 0
    while at < len(content):
        start = at + _tag_length(content, at)
        value_at, end = _asn1_value(content, start)
        if content[at:start] == tag:
            return content[value_at:end]
        at = end
    if absent is None:
        raise CardDataError(f"an answer: no field {tag.hex().upper()}")
    return absent


def _tag_length(content: bytes, at: int) -> int:
    """Return how many bytes a tag has: one, or as many as say that another follows."""
    if content[at] & 0x1F != 0x1F:  # noqa: PLR2004 - ASN.1's mark for a longer tag
        return 1
    length = 2
    while at + length <= len(content) and content[at + length - 1] & 0x80:
        length += 1
    return length


def _asn1_value(content: bytes, at: int) -> tuple[int, int]:
    """Return where the value begins whose length stands here, and where it ends."""
    if at >= len(content):
        raise CardDataError("an answer: a tag without a length")
    first = content[at]
    count = first & 0x7F if first & 0x80 else 0
    length = int.from_bytes(content[at + 1 : at + 1 + count], "big") if count else first
    start = at + 1 + count
    if start + length > len(content):
        raise CardDataError("an answer: a length leads beyond the end")
    return start, start + length


def _read_length(content: bytes, at: int, file: str) -> tuple[int, int]:
    """Return where the value begins, and how long it is."""
    length = 0
    while at < len(content):
        length += content[at]
        at += 1
        if content[at - 1] != 0xFF:  # noqa: PLR2004 - the form's own mark for 'and more'
            return at, length
    raise CardDataError(f"{file}: a length without an end")
