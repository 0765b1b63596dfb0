"""Keeps bytes from asn1crypto that it would read for hours."""

from __future__ import annotations

LONGEST_RUN = 200
"""Bytes in a row with their highest bit set. A tag or an object identifier goes on as long as they
do, and asn1crypto takes a time for one that grows with the square of its length: ten megabytes
would take hours. No name, number, key or signature of an authority holds so many."""
_MARKS = bytes(each >> 7 for each in range(256))
_RUN = b"\x01" * LONGEST_RUN


def plain_asn1(content: bytes) -> bytes:
    """Return the bytes as they are.

    Raises:
        ValueError: they hold a tag or an identifier that is longer than any that there is.
    """
    if _RUN in content.translate(_MARKS):
        raise ValueError("a tag that is longer than any")
    return content
