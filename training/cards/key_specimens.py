"""Builds the chips with a key from specimens: keys, certificates and personal codes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from stdnum.ee import ik

from training.cards.idemia_chip import IdemiaChip
from training.cards.pin_keeper import TRIES_MOST, PinKeeper
from training.cards.piv_chip import PivChip
from training.cards.practice_signers import (
    PracticeAuthority,
    PracticeKey,
    make_authority,
    practice_authority,
    practice_rsa_key,
)
from training.cards.thales_chip import ThalesChip

if TYPE_CHECKING:
    from datetime import date

    from training.cards.key_chip import KeyChip
    from training.cards.specimen import Specimen

SERIAL_OF_NOBODY = "000"
"""The serial number of a day of birth that no Estonian is given: they begin at 001."""
FINNISH_NUMBER = "99999999Z"
"""An electronic number (SATU) of a series that is not given out."""
LATVIAN_NUMBER = "328673-00679"
FINNISH_CERTIFICATE, FINNISH_PIN, FINNISH_TRIES = bytes.fromhex("4331"), 0x11, 5


def key_chip(specimen: Specimen, today: date) -> KeyChip:
    """Return the chip of a specimen whose family signs with a key of its own."""
    assert specimen.person is not None  # noqa: S101 - every specimen is loaded by the tests
    assert specimen.document is not None  # noqa: S101 - as above
    named = practice_key(specimen.family, is_rsa=specimen.document.key == "rsa")
    forged = specimen.behaviour.forged
    # A copy has the certificate, and some other key.
    key = copied_key() if forged == "chip" else named
    issuer = (forger_of if forged == "identity" else practice_authority)(specimen.family)
    days = (specimen.document.valid_from(today), specimen.document.valid_until(today))
    certificate = _certificate(issuer, named, _subject(specimen, today), days)
    is_finnish = specimen.family.startswith("fi.")
    most = FINNISH_TRIES if is_finnish else TRIES_MOST
    pin = PinKeeper(specimen.document.pin, specimen.behaviour.pin, most)
    if specimen.family in {"ee.eid.idemia", "lv.eid"}:
        return IdemiaChip(key, certificate, pin)
    if specimen.family == "ee.eid.thales":
        return ThalesChip(key, certificate, pin, bytes.fromhex("ADF13411"), 0x81)
    if is_finnish:
        return ThalesChip(key, certificate, pin, FINNISH_CERTIFICATE, FINNISH_PIN)
    return PivChip(key, certificate, pin, int(specimen.document.number))


@lru_cache
def practice_key(family: str, *, is_rsa: bool = False) -> PracticeKey:
    """Return the key of every card of a family."""
    if is_rsa:
        return practice_rsa_key()
    return ec.generate_private_key(ec.SECP256R1() if family == "piv" else ec.SECP384R1())


@lru_cache
def _certificate(
    issuer: PracticeAuthority, key: PracticeKey, subject: x509.Name, days: tuple[date, date]
) -> x509.Certificate:
    """Return the one certificate of a card, however often it is put in: desks know it again."""
    return issuer.holder(key, subject, *days)


@lru_cache
def copied_key() -> ec.EllipticCurvePrivateKey:
    """Return the key of a copy, which is not the one that its certificate names."""
    return ec.generate_private_key(ec.SECP384R1())


@lru_cache
def forger_of(family: str) -> PracticeAuthority:
    """Return a forger's own authority, with the name of a family's real one."""
    real = practice_authority(family).certificate.subject
    parts = {each.oid: str(each.value) for each in real}
    return make_authority(parts[NameOID.COMMON_NAME], parts[NameOID.COUNTRY_NAME])


def estonian_code(born: date, sex: str) -> str:
    """Return an Estonian personal code that nobody has, with its check digit."""
    century = (born.year - 1800) // 100 * 2 + (1 if sex == "M" else 2)
    stem = f"{century}{born:%y%m%d}{SERIAL_OF_NOBODY}"
    return stem + str(ik.calc_check_digit(stem + "0"))


def _subject(specimen: Specimen, today: date) -> x509.Name:
    assert specimen.person is not None  # noqa: S101 - as above
    person = specimen.person
    own = specimen.document.numbers if specimen.document else {}
    numbers = {
        "ee": f"PNOEE-{estonian_code(person.born(today), person.sex)}",
        "lv": f"PNOLV-{own.get('lv.pk', LATVIAN_NUMBER)}",
        "fi": own.get("fi.satu", FINNISH_NUMBER),
    }
    state = specimen.family[:2]
    name = f"{person.given_names} {person.family_name}"
    parts = [
        (NameOID.COUNTRY_NAME, state.upper() if state in numbers else "XX"),
        (NameOID.COMMON_NAME, name),
    ]
    if state in numbers:
        parts += [
            (NameOID.SURNAME, person.family_name),
            (NameOID.GIVEN_NAME, person.given_names),
            (NameOID.SERIAL_NUMBER, numbers[state]),
        ]
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in parts])
