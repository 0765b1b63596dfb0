"""Where a card keeps its keys, as its directory files say it (ISO/IEC 7816-15 §8; PKCS#15 v1.1 §6).

Only as much of them is read as leads from a certificate's file to the number of its key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.icao.objects import read_objects

if TYPE_CHECKING:
    from collections.abc import Iterator

SEQUENCE, OCTET_STRING, INTEGER = 0x30, 0x04, 0x02
PRIVATE_KEYS, CERTIFICATES = 0xA0, 0xA4
"""Tags of the object directory: who lists the private keys, and who the certificates."""
RSA_KEY, ELLIPTIC_KEY = 0x30, 0xA0
TYPE_ATTRIBUTES = 0xA1
LONGEST_KEY_NUMBER = 1


def directory_file(object_directory: bytes, tag: int) -> bytes:
    """Return the path of the file that lists the objects of a kind.

    Raises:
        CardDataError: none is named.
    """
    for found, value in read_objects(_unfilled(object_directory), "object directory"):
        if found == tag:
            return _path(value, "object directory")
    raise CardDataError("object directory: a kind of object that is not there")


def number_of_certificate(certificates: bytes, file: bytes) -> bytes:
    """Return the number that the certificate in a file shares with its key.

    Raises:
        CardDataError: no certificate is in that file.
    """
    for attributes in _entries(certificates, {SEQUENCE}, "certificate directory"):
        if TYPE_ATTRIBUTES in dict(attributes):
            described = dict(read_objects(dict(attributes)[TYPE_ATTRIBUTES], "certificate"))
            value = dict(read_objects(described.get(SEQUENCE, b""), "certificate"))
            if _path(value.get(SEQUENCE, b""), "certificate").endswith(file):
                return _first(_class_attributes(attributes), OCTET_STRING, "certificate")
    raise CardDataError("certificate directory: the certificate is not in it")


def key_reference(private_keys: bytes, number: bytes) -> int:
    """Return by which number commands name the key of a certificate.

    Raises:
        CardDataError: there is no such key, or it has none.
    """
    for attributes in _entries(private_keys, {RSA_KEY, ELLIPTIC_KEY}, "key directory"):
        described = _class_attributes(attributes)
        if _first(described, OCTET_STRING, "key") == number:
            reference = _first(described, INTEGER, "key")
            if len(reference) == LONGEST_KEY_NUMBER:
                return reference[0]
    raise CardDataError("key directory: the certificate's key is not in it")


def _entries(content: bytes, kinds: set[int], what: str) -> Iterator[list[tuple[int, bytes]]]:
    for tag, value in read_objects(_unfilled(content), what):
        if tag in kinds:
            yield read_objects(value, what)


def _class_attributes(attributes: list[tuple[int, bytes]]) -> list[tuple[int, bytes]]:
    """Return the second sequence of an object: its number, and a key's reference."""
    sequences = [value for tag, value in attributes if tag == SEQUENCE]
    if len(sequences) < 2:  # noqa: PLR2004 - the attributes of all objects come first
        raise CardDataError("a directory: an object without attributes of its class")
    return read_objects(sequences[1], "directory")


def _first(objects: list[tuple[int, bytes]], tag: int, what: str) -> bytes:
    value = next((value for found, value in objects if found == tag), None)
    if value is None:
        raise CardDataError(f"{what}: without what names it")
    return value


def _path(content: bytes, what: str) -> bytes:
    """Return the path in an object, which stands in a sequence or by itself."""
    objects = dict(read_objects(content, what))
    if SEQUENCE in objects:
        objects = dict(read_objects(objects[SEQUENCE], what))
    if OCTET_STRING not in objects:
        raise CardDataError(f"{what}: without a path")
    return objects[OCTET_STRING]


def _unfilled(content: bytes) -> bytes:
    """Return a file without the zeros that fill it."""
    return content.rstrip(b"\x00")
