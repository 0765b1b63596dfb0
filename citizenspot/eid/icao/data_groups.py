"""What stands in the data groups of a passport or a residence card (ICAO Doc 9303-10 §4.7)."""

from __future__ import annotations

from datetime import date

from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import CardAddress
from citizenspot.eid.card_text import read_text
from citizenspot.eid.icao.objects import find_value, value_of
from citizenspot.eid.mrz import Mrz, read_mrz

MRZ_GROUP, MRZ_TAG = 0x61, 0x5F1F
FACE_GROUP, BIOMETRIC_GROUP, BIOMETRIC, COUNT = 0x75, 0x7F61, 0x7F60, 0x02
BIOMETRIC_DATA = (0x5F2E, 0x7F2E)
PERSON_GROUP = 0x6B
FULL_NAME, PERSONAL_NUMBER, FULL_BIRTH_DATE, ADDRESS = 0x5F0E, 0x5F10, 0x5F2B, 0x5F42
FACE_FORMAT = b"FAC\x00"
RECORD_HEADER, FACE_HEADER, FEATURE, IMAGE_HEADER = 14, 20, 8, 12
"""ISO/IEC 19794-5:2005 §5.4 to §5.7: bytes before the image; each feature point has eight."""
IMAGE_STARTS = (b"\xff\xd8\xff", b"\x00\x00\x00\x0cjP", b"\xff\x4f\xff\x51")
"""JPEG, JPEG 2000 in its file form, and a bare JPEG 2000 code stream."""


def read_mrz_group(file: bytes) -> Mrz:
    """Return the machine readable zone of DG1.

    Raises:
        CardDataError: the file is malformed, or a check digit is wrong.
    """
    written = value_of(value_of(file, MRZ_GROUP, "DG1"), MRZ_TAG, "DG1")
    return read_mrz(written.decode("latin-1"))


def read_face_group(file: bytes) -> bytes:
    """Return the photograph of DG2 as it stands there.

    Raises:
        CardDataError: the file is malformed, or holds no image.
    """
    group = value_of(value_of(file, FACE_GROUP, "DG2"), BIOMETRIC_GROUP, "DG2")
    template = value_of(group, BIOMETRIC, "DG2")
    found = (find_value(template, tag, "DG2") for tag in BIOMETRIC_DATA)
    record = next((each for each in found if each), None)
    if record is None:
        raise CardDataError("DG2: no image")
    return read_face_record(record)


def read_face_record(record: bytes) -> bytes:
    """Return the image of a facial record (ISO/IEC 19794-5), with what comes before it left out.

    Raises:
        CardDataError: it is no such record, or its image is neither JPEG nor JPEG 2000.
    """
    if not record.startswith(FACE_FORMAT) or len(record) < RECORD_HEADER + FACE_HEADER:
        raise CardDataError("photograph: not a facial record")
    features = int.from_bytes(record[RECORD_HEADER + 4 : RECORD_HEADER + 6], "big")
    image = record[RECORD_HEADER + FACE_HEADER + FEATURE * features + IMAGE_HEADER :]
    if not image.startswith(IMAGE_STARTS):
        raise CardDataError("photograph: neither JPEG nor JPEG 2000")
    return image


class PersonDetails:
    """What DG11 says more of a person; all of it may be missing."""

    def __init__(self, file: bytes) -> None:
        """Read the file.

        Raises:
            CardDataError: it is malformed.
        """
        self._group = value_of(file, PERSON_GROUP, "DG11")

    @property
    def names(self) -> tuple[str, str]:
        """Family and given names in the state's own letters, or empty."""
        family, _, given = self._text(FULL_NAME, "full name").partition("<<")
        return _spaced(family), _spaced(given)

    @property
    def personal_number(self) -> str:
        """The number that the state gave the person, or nothing."""
        return self._text(PERSONAL_NUMBER, "personal number").strip("<")

    @property
    def birth_date(self) -> date | None:
        """The day of birth with its century, where the card has it: digits, or two in a byte."""
        raw = self._raw(FULL_BIRTH_DATE)
        digits = raw.decode("latin-1") if len(raw) == 8 else raw.hex()  # noqa: PLR2004 - YYYYMMDD
        if not digits:
            return None
        try:
            return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
        except ValueError:
            raise CardDataError("full birth date: not a day") from None

    @property
    def address(self) -> CardAddress | None:
        """The address, whose lines have no fixed meaning; the last is taken for the place."""
        lines = [_spaced(each) for each in self._text(ADDRESS, "address").split("<") if each]
        if not lines:
            return None
        street, place = (", ".join(lines[:-1]), lines[-1]) if len(lines) > 1 else (lines[0], "")
        return CardAddress(street, "", place)

    def _text(self, tag: int, name: str) -> str:
        return read_text(self._raw(tag), name)

    def _raw(self, tag: int) -> bytes:
        return find_value(self._group, tag, "DG11") or b""


def _spaced(words: str) -> str:
    return " ".join(words.replace("<", " ").split())
