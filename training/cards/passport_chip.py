"""Builds a passport or a residence card of Utopia (ICAO's made-up state) from a specimen."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citizenspot.eid.access_key import CardAccessNumber, MrzKey
from training.cards.agreement_gate import AgreementGate, agreement_infos
from training.cards.chip_keys import chip_proof
from training.cards.contactless_chip import ContactlessChip
from training.cards.portrait import face_record, longer, portrait
from training.cards.practice_signers import PracticeSigner, passport_issuer
from training.cards.secured_session import BasicAccessGate, PaceGate
from training.cards.signed_hashes import signed_hashes
from training.cards.travel_document import card_zone, passport_zone

if TYPE_CHECKING:
    from datetime import date

    from training.cards.specimen import Document, Person, Specimen

APPLICATION = bytes.fromhex("A0000002471001")
WRONG_DIGEST = hashlib.sha256(b"another list of hashes").digest()


def passport_chip(
    specimen: Specimen, today: date, issuer: PracticeSigner | None = None
) -> ContactlessChip:
    """Return the chip, signed by a practice issuer; a forged one is signed before the forgery."""
    assert specimen.person is not None  # noqa: S101 - every specimen is loaded by the tests
    assert specimen.document is not None  # noqa: S101 - as above
    person, document = specimen.person, specimen.document
    groups = data_groups(person, document, today)
    forged = specimen.behaviour.forged
    listed = {number: hashlib.sha256(each).digest() for number, each in groups.items()}
    digest = WRONG_DIGEST if forged == "digest" else None
    groups[0x1D] = signed_hashes(listed, issuer or passport_issuer(), digest)
    if forged == "identity":
        other = replace(person, given_names="Not The Holder")
        groups[1] = data_groups(other, document, today)[1]
    if forged == "photo":
        groups[2] = _face(portrait("JPEG"))
    files = {bytes([0x01, number]): each for number, each in groups.items()}
    is_copy = forged == "chip"
    key = MrzKey(document.number, person.born(today), document.valid_until(today))
    number = CardAccessNumber(document.access_number) if document.access_number else None
    with_pace = document.opened_by == "pace"
    return ContactlessChip(
        {APPLICATION: files},
        PaceGate(key, number) if with_pace else None,
        None if with_pace else BasicAccessGate(key),
        chip_proof(document.key, is_copy=is_copy)[1],
        AgreementGate(document, is_copy=is_copy) if document.agreement else None,
        knows_extended=document.knows_extended,
    )


def data_groups(person: Person, document: Document, today: date) -> dict[int, bytes]:
    """Return what stands in the chip, by number of the data group."""
    zone = (card_zone if document.access_number else passport_zone)(person, document, today)
    groups = {
        1: written_object(0x61, written_object(0x5F1F, zone.encode())),
        2: _face(_photograph(document)),
        14: agreement_infos(document),
    }
    chip_key, _ = chip_proof(document.key, is_copy=False)
    if chip_key:
        groups[15] = written_object(0x6F, chip_key)
    if person.address is not None:
        where = person.address
        name = f"{person.family_name}<<{person.given_names}".replace(" ", "<")
        born = f"{person.born(today):%Y%m%d}".encode()
        address = f"{where.street}<{where.postal_code} {where.locality}"
        groups[11] = written_object(
            0x6B,
            written_object(0x5C, bytes.fromhex("5F0E5F2B5F42"))
            + written_object(0x5F0E, name.encode())
            + written_object(0x5F2B, born)
            + written_object(0x5F42, address.encode()),
        )
    return {number: each for number, each in groups.items() if each}


def _photograph(document: Document) -> bytes:
    filler = document.photo_filler
    return longer(portrait("JPEG"), filler) if filler else portrait("JPEG2000")


def _face(image: bytes) -> bytes:
    biometric = written_object(0xA1, b"") + written_object(0x5F2E, face_record(image))
    template = written_object(0x02, b"\x01") + written_object(0x7F60, biometric)
    return written_object(0x75, written_object(0x7F61, template))


def written_object(tag: int, value: bytes) -> bytes:
    """Return an ASN.1 object as bytes."""
    size = len(value)
    is_short = size < 0x80  # noqa: PLR2004 - the longest length of one byte
    length = bytes([size]) if is_short else b"\x82" + size.to_bytes(2, "big")
    return tag.to_bytes((tag.bit_length() + 7) // 8, "big") + length + value
