"""Builds a Portuguese card of the first generation (CC1) from a specimen.

The layout is written down here a second time, not taken from the profile that reads it, so that a
slip in one of the two is found. Both follow the same source, though (`docs/cards.md`): what that
source has wrong, or was misread in it twice, only a real card can tell.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from training.cards.file_chip import FileChip, PastEnd
from training.cards.portrait import face_record, portrait
from training.cards.portuguese_key import holders_certificate, key_directory
from training.cards.practice_signers import PracticeSigner, portuguese_issuer
from training.cards.signed_hashes import signed_hashes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from training.cards.specimen import Document, Person, Specimen

APPLICATION = bytes.fromhex("604632FF000002")
CITIZEN, ADDRESS, SECURITY_OBJECT = (bytes.fromhex(f"5F00EF0{each}") for each in "256")
TRACE, CERTIFICATE = bytes.fromhex("0003"), bytes.fromhex("5F00EF09")
PHOTO_PART_AT = 1503
CITIZEN_FILE_LENGTH, ADDRESS_FILE_LENGTH = 15_500, 1_146

IDENTITY_OFFSETS = {
    "issuing entity": 0,
    "country": 40,
    "document type": 120,
    "document number": 154,
    "account number": 182,
    "version": 214,
    "valid from": 230,
    "place of request": 250,
    "valid until": 310,
    "family name": 330,
    "given names": 450,
    "sex": 570,
    "nationality": 572,
    "birth date": 578,
    "height": 598,
    "civil number": 606,
    "mother's family name": 624,
    "mother's given names": 744,
    "father's family name": 864,
    "father's given names": 984,
    "indications": 1162,
    "tax number": 1104,
    "social security number": 1122,
    "health number": 1144,
}
"""Where each text begins, in the order in which they are hashed."""
ADDRESS_OFFSETS = {
    "type": 0,
    "country": 2,
    "street": 450,
    "locality": 970,
    "first half of the postal code": 1070,
    "second half of the postal code": 1078,
    "postal locality": 1084,
}


def portuguese_chip(
    specimen: Specimen, today: date, issuer: PracticeSigner | None = None
) -> FileChip:
    """Return the chip, signed by a practice issuer; a forged one is signed before the forgery."""
    assert specimen.person is not None  # noqa: S101 - every specimen is loaded by the tests
    assert specimen.document is not None  # noqa: S101 - as above
    identity = identity_texts(specimen.person, specimen.document, today)
    address = address_texts(specimen.person)
    hashes = {
        1: hashlib.sha256("".join(identity.values()).encode()).digest(),
        2: hashlib.sha256("".join(list(address.values())[1:]).encode()).digest(),
    }
    photo = _photo_part()
    hashes[3] = hashlib.sha256(photo).digest()
    forged = specimen.behaviour.forged
    if forged == "identity":
        identity["given names"] = "Not The Holder"
    if forged == "photo":
        photo += b"."
    digest = hashlib.sha256(b"another list").digest() if forged == "digest" else None
    citizen = bytearray(_laid_out(identity, IDENTITY_OFFSETS, CITIZEN_FILE_LENGTH))
    citizen[PHOTO_PART_AT : PHOTO_PART_AT + len(photo)] = photo
    files = {
        CITIZEN: bytes(citizen),
        TRACE: bytes(5) + bytes([specimen.behaviour.activated]) + bytes(10),
        ADDRESS: _laid_out(address, ADDRESS_OFFSETS, ADDRESS_FILE_LENGTH),
        SECURITY_OBJECT: signed_hashes(hashes, issuer or portuguese_issuer(), digest),
    }
    late = {CERTIFICATE: lambda: holders_certificate(specimen, today)}
    return FileChip(
        applications=frozenset({APPLICATION}),
        files={**files, **key_directory(CERTIFICATE), **late},
        protected=frozenset({ADDRESS}),
        past_end=PastEnd.WARNS,
    )


def identity_texts(person: Person, document: Document, today: date) -> dict[str, str]:
    """Return the texts of the citizen's file, in the order in which they are hashed."""
    number, numbers = document.number, document.numbers
    texts = {
        "issuing entity": "República Portuguesa",
        "country": "PRT",
        "document type": "Cartão de Cidadão",
        "document number": f"{number[:8]} {number[8:9]} {number[9:]}",
        "account number": "0000000000000000",
        "version": "004.004.24",
        "valid from": f"{document.valid_from(today):%d %m %Y}",
        "place of request": document.place,
        "valid until": f"{document.valid_until(today):%d %m %Y}",
        "family name": person.family_name,
        "given names": person.given_names,
        "sex": person.sex,
        "nationality": "PRT",
        "birth date": f"{person.born(today):%d %m %Y}",
        "height": "1,65",
        "civil number": number[:8],
        "tax number": numbers.get("pt.nif", ""),
        "social security number": numbers.get("pt.niss", ""),
        "health number": numbers.get("pt.sns", ""),
    }
    for which, parent in (("mother's", person.mother), ("father's", person.father)):
        texts[f"{which} family name"] = parent.family_name if parent else ""
        texts[f"{which} given names"] = parent.given_names if parent else ""
    return {name: texts.get(name, "") for name in IDENTITY_OFFSETS}


def address_texts(person: Person) -> dict[str, str]:
    """Return the texts of the address' file; only the first is not hashed."""
    address = person.address
    if address is None:
        return dict.fromkeys(ADDRESS_OFFSETS, "")
    first, _, second = address.postal_code.partition("-")
    values = ("N", "PT", address.street, address.locality, first, second, address.locality)
    return dict(zip(ADDRESS_OFFSETS, values, strict=True))


def _photo_part() -> bytes:
    """Return what follows the key: a header of 34 bytes, and the facial record."""
    return b"CBEFF".ljust(34, b" ") + face_record(portrait("JPEG2000"))


def _laid_out(texts: Mapping[str, str], offsets: Mapping[str, int], length: int) -> bytes:
    content = bytearray(length)
    for name, text in texts.items():
        raw = text.encode()
        content[offsets[name] : offsets[name] + len(raw)] = raw
    return bytes(content)
