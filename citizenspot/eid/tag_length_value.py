"""The plain tag-length-value form of Belgian files, which is not that of ASN.1."""

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


def _read_length(content: bytes, at: int, file: str) -> tuple[int, int]:
    """Return where the value begins, and how long it is."""
    length = 0
    while at < len(content):
        length += content[at]
        at += 1
        if content[at - 1] != 0xFF:  # noqa: PLR2004 - the form's own mark for 'and more'
            return at, length
    raise CardDataError(f"{file}: a length without an end")
