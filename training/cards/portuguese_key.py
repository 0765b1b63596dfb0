"""The authentication key of Portuguese cards: what it answers; apart from the profile that asks.

A directory of the older card is written down here as PKCS#15 has it; which paths and numbers a real
card uses in it is not known.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from cryptography.x509.oid import NameOID

from training.cards.file_chip import DONE, parse
from training.cards.pin_keeper import PinKeeper
from training.cards.practice_signers import PracticeKey, practice_authority, practice_rsa_key

if TYPE_CHECKING:
    from datetime import date

    from training.cards.emulated_card import Chip
    from training.cards.specimen import Specimen

SECURITY_NOT_SATISFIED, NO_KEY = bytes.fromhex("6982"), bytes.fromhex("6A88")
NO_OBJECT, NOT_NOW = bytes.fromhex("6A88"), bytes.fromhex("6985")
VERIFY, FORGET = bytes.fromhex("00200081"), bytes.fromhex("0020FF81")
CHOOSE, GIVE_HASH, SIGN = (bytes.fromhex(each) for each in ("002241B6", "002A90A0", "002A9E9A"))
KEY_OF_2024, KEY_OF_DIRECTORY = 0x06, 0x02
HASHES = {0x40: hashes.SHA256(), 0x50: hashes.SHA384(), 0x60: hashes.SHA512()}
PKCS_1, PSS, ECDSA = 0x02, 0x05, 0x04
VERSION_OBJECT, NEWEST_APPLET = bytes.fromhex("DF3007"), "v4"
ASK_VERSION = bytes.fromhex("00CADF30")
LONGEST_ANSWER = 256
SOMEBODY_ELSE = "990000990"
"""The civil number in the certificate of a card that has somebody else's key."""
CERTIFICATE_NUMBER = b"\x45"
DIRECTORY = bytes.fromhex("4F005031")
KEYS_LIST, CERTIFICATES_LIST = bytes.fromhex("4F005101"), bytes.fromhex("4F005103")


class KeyOnChip:
    """A chip that has a PIN and a key besides its files; implements `Chip`."""

    def __init__(
        self, chip: Chip, kind: str, pin: PinKeeper, number: int, version: str = ""
    ) -> None:
        """Keep the chip with the files, the key's kind and number, and its applet's version.

        The key itself is made when it is first needed: RSA takes a counter PC up to a second.
        """
        self._chip, self._kind, self._pin, self._number = chip, kind, pin, number
        self._version = version
        self.reset()

    def reset(self) -> None:
        """Forget what was selected, chosen and verified."""
        self._chip.reset()
        self._pin.is_verified = False
        self._algorithm = 0
        self._hash = self._to_fetch = b""

    def answer(self, raw: bytes) -> bytes:
        """Return the answer to a command, status bytes included."""
        own = {
            VERIFY: self._verify,
            FORGET: self._forget,
            CHOOSE: self._choose,
            GIVE_HASH: self._take_hash,
            SIGN: self._sign,
            ASK_VERSION: self._tell_version,
        }
        if act := own.get(raw[:4]):
            return act(parse(raw).data)
        if raw[:2] == b"\x00\xc0" and self._to_fetch:
            return self._in_parts(self._to_fetch)
        return self._chip.answer(raw)

    def _verify(self, block: bytes) -> bytes:
        digits = block.rstrip(b"\xff")
        return self._pin.verify(digits) if digits else self._pin.ask()

    def _forget(self, _nothing: bytes) -> bytes:
        self._pin.is_verified = False
        return DONE

    def _tell_version(self, _nothing: bytes) -> bytes:
        return VERSION_OBJECT + self._version.encode() + DONE if self._version else NO_OBJECT

    def _choose(self, wanted: bytes) -> bytes:
        named = [each for each in self._known() if wanted == self._order(each)]
        self._algorithm = named[0] if named else 0
        return DONE if named else NO_KEY

    def _order(self, algorithm: int) -> bytes:
        return bytes([0x80, 1, algorithm, 0x84, 1, self._number])

    def _known(self) -> list[int]:
        """Return the algorithms of the key; older applets know RSA with SHA-256 alone."""
        if not self._kind.startswith("rsa"):
            return [each | ECDSA for each in HASHES]
        if not self._version.startswith(NEWEST_APPLET):
            return [0x40 | PKCS_1]
        return [each | way for each in HASHES for way in (PKCS_1, PSS)]

    def _take_hash(self, given: bytes) -> bytes:
        self._hash = given[2:]
        wanted = HASHES.get(self._algorithm & 0xF0)
        fits = wanted is not None and len(self._hash) == wanted.digest_size == given[1]
        return DONE if fits else NOT_NOW

    def _sign(self, _nothing: bytes) -> bytes:
        if not (self._algorithm and self._hash and self._pin.is_verified):
            return SECURITY_NOT_SATISFIED
        algorithm = HASHES[self._algorithm & 0xF0]
        hashed = utils.Prehashed(algorithm)
        key = holders_key(self._kind)
        if isinstance(key, rsa.RSAPrivateKey):
            pss = padding.PSS(padding.MGF1(algorithm), algorithm.digest_size)
            way = pss if self._algorithm & 0x0F == PSS else padding.PKCS1v15()
            return self._in_parts(key.sign(self._hash, way, hashed))
        numbers = utils.decode_dss_signature(key.sign(self._hash, ec.ECDSA(hashed)))
        size = (key.curve.key_size + 7) // 8
        return self._in_parts(b"".join(each.to_bytes(size, "big") for each in numbers))

    def _in_parts(self, whole: bytes) -> bytes:
        part, self._to_fetch = whole[:LONGEST_ANSWER], whole[LONGEST_ANSWER:]
        return part + (bytes([0x61, len(self._to_fetch)]) if self._to_fetch else DONE)


def with_key(chip: Chip, specimen: Specimen) -> KeyOnChip:
    """Return the chip of a specimen with its PIN and its key."""
    assert specimen.document is not None  # noqa: S101 - every specimen is loaded by the tests
    key = specimen.document.key
    pin = PinKeeper(specimen.document.pin, specimen.behaviour.pin)
    number = KEY_OF_2024 if specimen.family == "pt.cc2" else KEY_OF_DIRECTORY
    return KeyOnChip(chip, key, pin, number, specimen.document.applet_version)


@lru_cache
def holders_key(kind: str) -> PracticeKey:
    """Return the key of every virtual Portuguese card of a kind."""
    if kind == "rsa":
        return practice_rsa_key()
    if kind == "rsa-3072":
        return rsa.generate_private_key(65537, 3072)
    curve = ec.SECP384R1() if kind == "curve-384" else ec.SECP256R1()
    return ec.generate_private_key(curve)


def holders_certificate(specimen: Specimen, today: date) -> bytes:
    """Return the certificate of a virtual card's holder, whose number follows `BI`."""
    assert specimen.person is not None  # noqa: S101 - as above
    assert specimen.document is not None  # noqa: S101 - as above
    document, person = specimen.document, specimen.person
    is_others = specimen.behaviour.forged == "holder"
    number = SOMEBODY_ELSE if is_others else document.number[:9]
    parts = [
        (NameOID.COUNTRY_NAME, "PT"),
        (NameOID.SURNAME, person.family_name),
        (NameOID.GIVEN_NAME, person.given_names),
        (NameOID.SERIAL_NUMBER, f"BI{number}"),
    ]
    return _certificate(
        specimen.family,
        x509.Name([x509.NameAttribute(oid, value) for oid, value in parts]),
        document.valid_from(today),
        document.valid_until(today),
        document.key,
    )


@lru_cache
def _certificate(family: str, subject: x509.Name, first: date, last: date, key: str) -> bytes:
    """Return the one certificate of a card, however often it is put in."""
    made = practice_authority(family).holder(holders_key(key), subject, first, last)
    return made.public_bytes(serialization.Encoding.DER)


def key_directory(certificate_file: bytes) -> dict[bytes, bytes]:
    """Return the files that lead from a certificate's file to the number of its key."""
    naming = _of(0x30, b"")
    number = _of(0x04, CERTIFICATE_NUMBER)
    key = _of(0x30, naming + _of(0x30, number + _of(0x02, bytes([KEY_OF_DIRECTORY]))))
    other = _of(0x30, naming + _of(0x30, _of(0x04, b"\x46") + _of(0x02, b"\x01")))
    place = _of(0xA1, _of(0x30, _of(0x30, _of(0x04, b"\x3f\x00" + certificate_file))))
    certificate = _of(0x30, naming + _of(0x30, number) + place)
    lists = {0xA0: KEYS_LIST, 0xA4: CERTIFICATES_LIST}
    paths = (_of(tag, _of(0x30, _of(0x04, b"\x3f\x00" + file))) for tag, file in lists.items())
    return {
        DIRECTORY: b"".join(paths),
        KEYS_LIST: other + key + bytes(20),
        CERTIFICATES_LIST: certificate + bytes(20),
    }


def _of(tag: int, value: bytes) -> bytes:
    return bytes([tag, len(value)]) + value
