"""Builds a Portuguese card of 2024 (CC2) from a specimen, by contact or by radio."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from citizenspot.eid.access_key import CardAccessNumber, MrzKey
from training.cards.chip_keys import chip_key, copied_key, public_key, sign_with_curve
from training.cards.contactless_chip import ContactlessChip
from training.cards.passport_chip import WRONG_DIGEST, written_object
from training.cards.portrait import face_record, portrait
from training.cards.portuguese_key import holders_certificate
from training.cards.practice_signers import PracticeSigner, portuguese_issuer
from training.cards.secured_session import PaceGate
from training.cards.signed_hashes import signed_hashes

if TYPE_CHECKING:
    from datetime import date

    from training.cards.specimen import Document, Person, Specimen

NATIONAL_DATA, KEYS = bytes.fromhex("604632FF000005"), bytes.fromhex("604632FF000004")
CERTIFICATE = bytes.fromhex("5F00EF02")


def portuguese_2024_chip(
    specimen: Specimen, today: date, issuer: PracticeSigner | None = None
) -> ContactlessChip:
    """Return the chip, signed by a practice issuer; a forged one is signed before the forgery."""
    assert specimen.person is not None  # noqa: S101 - every specimen is loaded by the tests
    assert specimen.document is not None  # noqa: S101 - as above
    person, document = specimen.person, specimen.document
    forged = specimen.behaviour.forged
    files = {
        0x0D: identity_file(person, document, today),
        0x02: _face("JPEG2000"),
        0x0F: written_object(0x6F, public_key(chip_key())),
    }
    listed = {number: hashlib.sha256(each).digest() for number, each in files.items()}
    digest = WRONG_DIGEST if forged == "digest" else None
    files[0x1D] = signed_hashes(listed, issuer or portuguese_issuer(), digest)
    if forged == "identity":
        other = replace(person, given_names="Not The Holder")
        files[0x0D] = identity_file(other, document, today)
    if forged == "photo":
        files[0x02] = _face("JPEG")
    by_contact = document.opened_by == "contact"
    key = MrzKey(document.number[:9], person.born(today), document.valid_until(today))
    return ContactlessChip(
        {
            NATIONAL_DATA: {bytes([0x01, number]): each for number, each in files.items()},
            KEYS: {CERTIFICATE: holders_certificate(specimen, today)},
        },
        None if by_contact else PaceGate(key, CardAccessNumber(document.access_number)),
        None,
        sign_with_curve(copied_key() if forged == "chip" else chip_key()),
    )


def _face(kind: Literal["JPEG", "JPEG2000"]) -> bytes:
    face = written_object(0x5F2E, face_record(portrait(kind)))
    return written_object(0x75, written_object(0x7F61, written_object(0x7F60, face)))


def identity_file(person: Person, document: Document, today: date) -> bytes:
    """Return the identity; the tags count on from C0."""
    texts = {
        0xC0: "República Portuguesa",
        0xC1: "PRT",
        0xC2: "Cartão de Cidadão",
        0xC3: document.number,
        0xC4: "005.000.24",
        0xC5: f"{document.valid_from(today):%d %m %Y}",
        0xC6: document.place,
        0xC7: f"{document.valid_until(today):%d %m %Y}",
        0xC8: person.family_name,
        0xC9: person.given_names,
        0xCA: person.sex,
        0xCB: "PRT",
        0xCC: f"{person.born(today):%d %m %Y}",
        0xCD: "1,75",
        0xD0: document.number[:8],
        0xD5: document.numbers.get("pt.nif", ""),
        0xD6: document.numbers.get("pt.niss", ""),
        0xD7: document.numbers.get("pt.sns", ""),
    }
    fields = (written_object(tag, text.encode()) for tag, text in texts.items())
    return written_object(0x6D, b"".join(fields))
