"""Builds a Belgian card, of applet 1.7 or 1.8, from a specimen.

The layout is written down here a second time, not taken from the profile that reads it, so that a
slip in one of the two is found.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec.structs import replace

from training.cards.belgian_key import (
    BelgianKeyChip,
    basic_key,
    basic_key_file,
    holder_certificate,
    holders_key,
    practice_key,
)
from training.cards.file_chip import FileChip, PastEnd
from training.cards.pin_keeper import PinKeeper
from training.cards.portrait import portrait
from training.cards.practice_signers import PracticeSigner, national_register, older_register

if TYPE_CHECKING:
    from datetime import date

    from training.cards.specimen import Document, Person, Specimen

APPLICATION = bytes.fromhex("A000000177504B43532D3135")
MONTHS = ["JAN", "FEB", "MAAR", "APR", "MEI", "JUN", "JUL", "AUG", "SEP", "OKT", "NOV", "DEC"]
ADDRESS_FILE_LENGTH = 120
SIGNATURE_FILE_LENGTH = 136
ZEROS_BEHIND_CERTIFICATE = bytes(1100)
CHIP_NUMBER = bytes.fromhex("53 50 45 43 49 4D 45 4E 00 00 00 00 00 00 00 00")
GET_CARD_DATA = bytes.fromhex("80E400001C")
CARD_DATA = {
    applet: CHIP_NUMBER + bytes.fromhex(f"A503010101{version}00080101000F") + b"\x90\x00"
    for applet, version in {"1.7": "17", "1.8": "18"}.items()
}
"""The chip's number, and at byte 21 the version of its applet."""
NEWEST = "1.8"
LAST_SERIAL = {"M": 997, "F": 998}
"""The highest serial numbers of a day of birth: no day has had so many births."""


def belgian_chip(
    specimen: Specimen, today: date, register: PracticeSigner | None = None
) -> FileChip:
    """Return the chip, signed by a practice register; a forged one is signed before the forgery."""
    assert specimen.person is not None  # noqa: S101 - every specimen is loaded by the tests
    assert specimen.document is not None  # noqa: S101 - as above
    applet = specimen.document.applet_version or NEWEST
    signer = register or (national_register() if applet == NEWEST else older_register())
    identity = identity_file(specimen.person, specimen.document, today)
    address = address_file(specimen.person)
    identity_signature = signer.sign(identity)
    address_signature = signer.sign(address.rstrip(b"\0") + identity_signature)
    if specimen.behaviour.forged == "identity":
        other = replace(specimen.person, given_names="Not The Holder")
        identity = identity_file(other, specimen.document, today)
    photo = portrait("JPEG")
    if specimen.behaviour.forged == "photo":
        photo = photo.replace(b"\xff\xd9", b"\xff\xd9.")
    if specimen.behaviour.forged == "address":
        address = address.replace(b"1", b"7", 1)
    born, sex = specimen.person.born(today), specimen.person.sex
    if specimen.behaviour.forged == "holder":
        born = born.replace(year=born.year - 1)
    certificate = holder_certificate(
        specimen.person.family_name,
        national_number(born, sex),
        specimen.document.valid_from(today),
        specimen.document.valid_until(today),
        applet,
    )
    files = {
        "3F00DF014031": identity,
        "3F00DF014032": _padded(identity_signature, SIGNATURE_FILE_LENGTH),
        "3F00DF014033": address,
        "3F00DF014034": _padded(address_signature, SIGNATURE_FILE_LENGTH),
        "3F00DF014035": photo,
        "3F00DF005038": certificate + ZEROS_BEHIND_CERTIFICATE,
        "3F00DF00503C": signer.certificate_der + ZEROS_BEHIND_CERTIFICATE,
    }
    if applet == NEWEST:
        files["3F00DF014040"] = basic_key_file()
    chip = BelgianKeyChip(
        applications=frozenset({APPLICATION}),
        files={bytes.fromhex(path): content for path, content in files.items()},
        past_end=PastEnd.TELLS_LENGTH,
        own_commands={GET_CARD_DATA: CARD_DATA[applet]},
    )
    chip.applet = applet
    is_copy = specimen.behaviour.forged == "chip"
    chip.basic_key = practice_key() if is_copy else basic_key()
    # A copy of an older card is found out when it is to sign: it has no other key.
    chip.key = basic_key() if is_copy else holders_key(applet)
    chip.pin = PinKeeper(specimen.document.pin, specimen.behaviour.pin)
    return chip


def identity_file(person: Person, document: Document, today: date) -> bytes:
    """Return the file of the identity."""
    born = person.born(today)
    texts = {
        0x03: f"{document.valid_from(today):%d.%m.%Y}",
        0x04: f"{document.valid_until(today):%d.%m.%Y}",
        0x05: document.place,
        0x06: national_number(born, person.sex),
        0x07: person.family_name,
        0x08: person.given_names,
        0x09: "",
        0x0A: "Belg",
        0x0B: person.birth_place,
        0x0C: f"{born.day:02} {MONTHS[born.month - 1]} {born.year:04}",
        0x0D: "V" if person.sex == "F" else "M",
        0x0E: "",
        0x0F: "1",
        0x10: "0",
    }
    first = _field(0x01, document.number.encode()) + _field(0x02, CHIP_NUMBER)
    is_newest = document.applet_version in {"", NEWEST}
    hash_name = "sha384" if is_newest else "sha256"
    hashed = _field(0x11, hashlib.new(hash_name, portrait("JPEG")).digest())
    if is_newest:
        hashed += _field(0x1A, hashlib.sha384(basic_key_file()).digest())
    return first + b"".join(_field(tag, text.encode()) for tag, text in texts.items()) + hashed


def address_file(person: Person) -> bytes:
    """Return the file of the address, filled up with zeros."""
    address = person.address
    lines = (address.street, address.postal_code, address.locality) if address else ("", "", "")
    fields = (_field(tag, line.encode()) for tag, line in enumerate(lines, start=1))
    return _padded(b"".join(fields), ADDRESS_FILE_LENGTH)


def national_number(born: date, sex: str) -> str:
    """Return a register number that nobody has, with its check digits.

    Six digits of the day of birth, three of a serial number, and 97 minus the rest of both by 97,
    with a 2 before both for those born since 2000.
    """
    stem = f"{born:%y%m%d}{LAST_SERIAL[sex]}"
    century = "2" if born.year >= 2000 else ""  # noqa: PLR2004 - the rule's own year
    return f"{stem}{97 - int(century + stem) % 97:02}"


def _field(tag: int, value: bytes) -> bytes:
    more, last = divmod(len(value), 0xFF)
    return bytes([tag]) + b"\xff" * more + bytes([last]) + value


def _padded(content: bytes, length: int) -> bytes:
    return content.ljust(length, b"\0")
