"""The Belgian chip with its key: what it answers besides its files; apart from the profile."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID

from training.cards.file_chip import DONE, FileChip, parse
from training.cards.practice_signers import practice_authority, practice_rsa_key

if TYPE_CHECKING:
    from datetime import date

    from training.cards.pin_keeper import PinKeeper
    from training.cards.practice_signers import PracticeKey

SECURITY_NOT_SATISFIED = bytes.fromhex("6982")
SELECT_KEYS = "00A4080C043F00DF00"
CHOOSE_KEY = {"1.7": "002241B6050480088482", "1.8": "002241B6050480028482"}
"""The key for authentication: with RSA and SHA-256, and with P-384."""
ASK_TRIES = "80E400011F"
SIZE = 48
VERIFY, SIGN, PROVE_CHIP = "00200001", "002A9E9A", "00880281329430"


class BelgianKeyChip(FileChip):
    """Files, and a key that signs a hash once the PIN was verified: P-384, or RSA on applet 1.7."""

    pin: PinKeeper
    key: PracticeKey
    applet = "1.8"
    basic_key: ec.EllipticCurvePrivateKey
    _is_chosen = False
    _signature = b""

    def reset(self) -> None:
        """Forget what was selected, chosen and verified."""
        super().reset()
        self._is_chosen = self.pin.is_verified = False

    def answer(self, raw: bytes) -> bytes:
        """Return the answer to a command, status bytes included."""
        written = raw.hex().upper()
        if written in {SELECT_KEYS, CHOOSE_KEY[self.applet]}:
            self._is_chosen = written != SELECT_KEYS
            return DONE
        if written == ASK_TRIES and self.applet == "1.8":
            return bytes(28) + bytes([self.pin.left, 0, 0]) + DONE
        known = {VERIFY: self._verify, SIGN: self._sign}
        if self.applet == "1.8":
            known[PROVE_CHIP] = self._proof
        acts = (act for start, act in known.items() if written.startswith(start))
        if act := next(acts, None):
            return act(parse(raw).data)
        if self._signature and written.startswith("00C0"):
            signature, self._signature = self._signature, b""
            return signature + DONE
        return super().answer(raw)

    def _verify(self, block: bytes) -> bytes:
        return self.pin.verify(_digits(block))

    def _proof(self, challenge: bytes) -> bytes:
        self._signature = _pair(self.basic_key, challenge[2:])
        return bytes([0x61, len(self._signature)])

    def _sign(self, hashed: bytes) -> bytes:
        if not (self._is_chosen and self.pin.is_verified):
            return SECURITY_NOT_SATISFIED
        if isinstance(self.key, rsa.RSAPrivateKey):
            prehashed = utils.Prehashed(hashes.SHA256())
            self._signature = self.key.sign(hashed, padding.PKCS1v15(), prehashed)
        else:
            self._signature = _pair(self.key, hashed)
        return bytes([0x61, len(self._signature) & 0xFF])


def _pair(key: ec.EllipticCurvePrivateKey, hashed: bytes) -> bytes:
    """Return a signature over a hash as r and s, one behind the other."""
    made = key.sign(hashed, ec.ECDSA(utils.Prehashed(hashes.SHA384())))
    return b"".join(each.to_bytes(SIZE, "big") for each in utils.decode_dss_signature(made))


@lru_cache
def basic_key() -> ec.EllipticCurvePrivateKey:
    """Return the key with which a chip of applet 1.8 proves that it is no copy."""
    return ec.generate_private_key(ec.SECP384R1())


def basic_key_file() -> bytes:
    """Return the public half, as a point."""
    public = basic_key().public_key()
    return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


@lru_cache
def practice_key() -> ec.EllipticCurvePrivateKey:
    """Return the key of every virtual Belgian card."""
    return ec.generate_private_key(ec.SECP384R1())


def holders_key(applet: str) -> PracticeKey:
    """Return the key of the cards of an applet."""
    return practice_rsa_key() if applet == "1.7" else practice_key()


def holder_certificate(
    family_name: str, number: str, first: date, last: date, applet: str
) -> bytes:
    """Return the certificate of a virtual card's holder."""
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "BE"),
            x509.NameAttribute(NameOID.SURNAME, family_name),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, number),
        ]
    )
    made = practice_authority("be.eid").holder(holders_key(applet), subject, first, last)
    return made.public_bytes(serialization.Encoding.DER)


def _digits(block: bytes) -> bytes:
    """Return the digits of a Global Platform PIN block."""
    count = block[0] & 0x0F
    return block[1:].hex()[:count].encode("ascii")
