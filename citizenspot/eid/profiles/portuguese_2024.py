"""The Portuguese Cartão de Cidadão of 2024 (CC2), by contact, and by radio with its access number.

Files, tags and hashes: the state's own open middleware (amagovpt/autenticacao.gov @72ecfd45,
applayer/asn1_idfile.cpp and cardlayer/CardLayerConst.h). By contact the files are free to read; by
radio PACE opens them, and the chip proves that it is no copy.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar

from citizenspot.eid.card_channel import ACCESS_REFUSED, DONE, CardRefusedError
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import CardHolder, CardState, Check, PersonalNumber
from citizenspot.eid.card_profile import AtrPattern, CardContent
from citizenspot.eid.card_text import read_day, read_day_if_any, read_required_text, read_text
from citizenspot.eid.icao.data_groups import read_face_record
from citizenspot.eid.icao.objects import read_objects, value_of
from citizenspot.eid.profiles.icao import with_chip
from citizenspot.eid.profiles.portuguese_pin import PortugueseAuthentication
from citizenspot.eid.readers import ReaderError
from citizenspot.eid.security_check import check_parts

if TYPE_CHECKING:
    from citizenspot.eid.card_channel import CardChannel
    from citizenspot.eid.card_profile import Reading
    from citizenspot.eid.icao.randomness import Randomness

APPLICATION = bytes.fromhex("604632FF000005")
"""National data."""
KEYS, AUTHENTICATION_CERTIFICATE = bytes.fromhex("604632FF000004"), bytes.fromhex("5F00EF02")
"""The application of keys and certificates, and the holder's in it."""
AUTHENTICATION_KEY = 6
AUTHORITIES = "pt.cc"
IDENTITY, PHOTO, SECURITY_INFOS, CHIP_KEY, SECURITY_OBJECT = (
    bytes.fromhex(each) for each in ("010D", "0102", "010E", "010F", "011D")
)
IDENTITY_NUMBER, PHOTO_NUMBER, CHIP_KEY_NUMBER = 0x0D, 0x02, 0x0F
IDENTITY_TAG, SEQUENCE, FACE_TAG = 0x6D, 0x30, 0x5F2E
DOCUMENT_NUMBER, VALID_FROM, VALID_UNTIL = 0xC3, 0xC5, 0xC7
FAMILY_NAME, GIVEN_NAMES, SEX, NATIONALITY, BIRTH_DATE = 0xC8, 0xC9, 0xCA, 0xCB, 0xCC
CIVIL_NUMBER = 0xD0
OTHER_NUMBERS = {"pt.nif": 0xD5, "pt.niss": 0xD6, "pt.sns": 0xD7}
CIVIL_NUMBER_LENGTH = 8
LONGEST_FILE = 0x7FFF
SEXES = frozenset({"M", "F"})


class Portuguese2024Profile:
    """Reads a CC2, and checks its text and photograph against its security object."""

    family = "pt.cc2"
    atrs: ClassVar = (
        AtrPattern("3BFF9600008131FE4380318065B085050011120FFF829000E1"),
        AtrPattern("3B8F800180318065B085050011120FFF8290008B"),
    )
    authentication = PortugueseAuthentication(KEYS, AUTHENTICATION_CERTIFICATE, AUTHENTICATION_KEY)

    def __init__(self, randomness: Randomness = os.urandom) -> None:
        """Keep where secret numbers come from."""
        self._randomness = randomness

    def select(self, channel: CardChannel) -> bool:
        """Select the application of national data; by radio it answers that it is closed."""
        return channel.select_application(APPLICATION) in {DONE, ACCESS_REFUSED}

    def read(self, channel: CardChannel, reading: Reading) -> CardContent:
        """Read the text first, then what it is checked with, and the photograph."""
        is_radio = channel.select_application(APPLICATION) == ACCESS_REFUSED
        opened = self._opened(channel, reading) if is_radio else channel
        identity = _file(opened, IDENTITY)
        holder = read_holder(identity)
        reading.text_read(holder)
        photo = _file_if_there(opened, PHOTO)
        parts = {
            Check.IDENTITY_HASH: {IDENTITY_NUMBER: identity},
            Check.PHOTO_HASH: {PHOTO_NUMBER: photo},
        }
        chip_key = _file_if_there(opened, CHIP_KEY) if is_radio else b""
        if is_radio:
            parts[Check.CHIP] = {CHIP_KEY_NUMBER: chip_key}
        findings, signer = check_parts(_file_if_there(opened, SECURITY_OBJECT), parts, AUTHORITIES)
        if chip_key:
            from citizenspot.eid.icao.chip_proof import prove_chip  # noqa: PLC0415 - only by radio

            infos = _file_if_there(opened, SECURITY_INFOS)
            findings = with_chip(
                findings,
                lambda: prove_chip(opened, APPLICATION, chip_key, infos, self._randomness),
            )
        return CardContent(holder, findings, signer, _image(photo))

    def _opened(self, channel: CardChannel, reading: Reading) -> CardChannel:
        # Not at the top: it brings the cryptography library with it.
        from citizenspot.eid.icao.opening import needed, open_with_pace  # noqa: PLC0415

        opened = open_with_pace(channel, needed(reading.key), self._randomness)
        if opened is None:
            raise ReaderError(CardState.UNREADABLE, "closed, and without PACE")
        if opened.select_application(APPLICATION) != DONE:
            raise CardDataError("the application is not there once the card is open")
        return opened


def read_holder(file: bytes) -> CardHolder:
    """Return the holder that the identity file names.

    Raises:
        CardDataError: the file is malformed, or a field is not what it has to be.
    """
    body = value_of(file, IDENTITY_TAG, "identity file")
    fields = dict(read_objects(body, "identity file"))
    if set(fields) == {SEQUENCE}:
        fields = dict(read_objects(fields[SEQUENCE], "identity file"))

    def raw(tag: int) -> bytes:
        return fields.get(tag, b"")

    sex = read_text(raw(SEX), "sex")
    return CardHolder(
        family_name=read_required_text(raw(FAMILY_NAME), "family name"),
        given_names=read_text(raw(GIVEN_NAMES), "given names"),
        birth_date=read_day(raw(BIRTH_DATE), "birth date"),
        number=_number(raw(CIVIL_NUMBER), "civil number", required=True)[:CIVIL_NUMBER_LENGTH],
        number_kind="pt.nic",
        nationality=read_text(raw(NATIONALITY), "nationality"),
        sex=sex if sex in SEXES else "",
        document_number=_number(raw(DOCUMENT_NUMBER), "document number"),
        card_family=Portuguese2024Profile.family,
        valid_from=read_day_if_any(raw(VALID_FROM), "valid from"),
        valid_until=read_day_if_any(raw(VALID_UNTIL), "valid until"),
        other_numbers=tuple(
            PersonalNumber(kind, number)
            for kind, tag in OTHER_NUMBERS.items()
            if (number := _number(raw(tag), kind))
        ),
    )


def _number(raw: bytes, name: str, *, required: bool = False) -> str:
    number = read_text(raw, name).replace(" ", "")
    if required and not number:
        raise CardDataError(f"{name}: empty")
    if number and not (number.isascii() and number.isalnum()):
        raise CardDataError(f"{name}: not a number")
    return number


def _image(file: bytes) -> bytes:
    """Return the image of the photograph's file, wherever in its templates the record stands."""
    tag = FACE_TAG.to_bytes(2, "big")
    if tag not in file:
        return b""
    record = value_of(file[file.index(tag) :], FACE_TAG, "photograph")
    return read_face_record(record)


def _file(channel: CardChannel, identifier: bytes) -> bytes:
    channel.select_identifier(identifier)
    return channel.read_object(LONGEST_FILE)


def _file_if_there(channel: CardChannel, identifier: bytes) -> bytes:
    try:
        return _file(channel, identifier)
    except CardRefusedError:
        return b""
