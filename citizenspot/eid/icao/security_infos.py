"""What DG14 says of how a chip proves itself (ICAO Doc 9303-11 §9.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.icao.objects import Objects, find_value, read_objects, value_of

if TYPE_CHECKING:
    from citizenspot.eid.icao.elliptic import Point

DG14 = "DG14"
SECURITY_INFOS, SET, SEQUENCE, INTEGER, BIT_STRING, IDENTIFIER = 0x6E, 0x31, 0x30, 0x02, 0x03, 0x06
ACTIVE_AUTHENTICATION = bytes.fromhex("678108010105")
"""2.23.136.1.1.5: with which hash a curve's key signs (§9.2.8)."""
PLAIN_ECDSA = bytes.fromhex("04007F0007010104")
HASH_OF_PLAIN_ECDSA = {1: "sha1", 2: "sha224", 3: "sha256", 4: "sha384", 5: "sha512"}
AGREEMENT_KEY = bytes.fromhex("04007F000702020102")
"""id-PK-ECDH, a chip's static key for chip authentication (§9.2.6)."""
AGREEMENT = bytes.fromhex("04007F000702020302")
"""id-CA-ECDH; the cipher's number follows (§9.2.7)."""
ANY_AGREEMENT = (bytes.fromhex("04007F0007020201"), bytes.fromhex("04007F0007020203"))
"""What every key and every protocol of chip authentication begins with."""
STANDARDISED = bytes.fromhex("04007F00070102")
"""Domain parameters named by their number (§9.5.1)."""
TRIPLE_DES, CIPHERS = 1, frozenset({1, 2, 3, 4})
CURVES = {
    "2A8648CE3D030107": 12,
    "2B2403030208010107": 13,
    "2B81040022": 15,
    "2B240303020801010B": 16,
    "2B240303020801010D": 17,
    "2B81040023": 18,
}
"""Curves by the object identifiers of X9.62, SEC 2 and RFC 5639, and their numbers in §9.5.1."""


class OfferedAgreement(msgspec.Struct, frozen=True):
    """A chip's static key: the protocol's cipher, the key's number if it has one, and the key."""

    cipher: int
    key_reference: bytes | None
    parameter_id: int
    public: Point


def infos_of(security_infos: bytes) -> list[Objects]:
    """Return the parts of each information in DG14.

    Raises:
        CardDataError: DG14 is malformed.
    """
    infos = value_of(value_of(security_infos, SECURITY_INFOS, DG14), SET, DG14)
    return [read_objects(info, DG14) for _, info in read_objects(infos, DG14)]


def hash_of_curves(security_infos: bytes) -> str:
    """Return the hash with which a curve's key signs, as DG14 says; SHA-256 where it says nothing.

    Raises:
        CardDataError: DG14 is malformed.
    """
    for parts in infos_of(security_infos) if security_infos else ():
        if parts and parts[0][1] == ACTIVE_AUTHENTICATION:
            last = parts[-1][1]
            if last.startswith(PLAIN_ECDSA) and last[-1] in HASH_OF_PLAIN_ECDSA:
                return HASH_OF_PLAIN_ECDSA[last[-1]]
    return "sha256"


def offers_agreement(security_infos: bytes) -> bool:
    """Say whether DG14 offers chip authentication of any kind; one that is malformed may."""
    try:
        infos = infos_of(security_infos) if security_infos else []
    except CardDataError:
        return True
    return any(parts and parts[0][1].startswith(ANY_AGREEMENT) for parts in infos)


def agreement_of(security_infos: bytes) -> OfferedAgreement | None:
    """Return the chip's key for an agreement with elliptic curves, if it has one known here.

    A chip that names no cipher for its key speaks 3DES: the first such chips did.

    Raises:
        CardDataError: DG14 is malformed.
    """
    infos = infos_of(security_infos)
    keys = [parts for parts in infos if parts and parts[0][1] == AGREEMENT_KEY]
    if not keys:
        return None
    parts = keys[0]
    reference = _reference(parts)
    named = {
        _reference(each): each[0][1][-1]
        for each in infos
        if each and each[0][1][:-1] == AGREEMENT and each[0][1][-1] in CIPHERS
    }
    cipher = named.get(reference, named.get(None, TRIPLE_DES))
    parameter_id, point = _key(value_of_part(parts, SEQUENCE))
    return OfferedAgreement(cipher, reference, parameter_id, point)


def value_of_part(parts: Objects, tag: int) -> bytes:
    """Return the value of the first part of a tag.

    Raises:
        CardDataError: there is none.
    """
    found = next((value for each, value in parts if each == tag), None)
    if found is None:
        raise CardDataError(f"{DG14}: an information without {tag:02X}")
    return found


def _reference(parts: Objects) -> bytes | None:
    """Return a key's number: the last part, where it is one beyond the protocol's version."""
    numbers = [value for tag, value in parts if tag == INTEGER]
    is_key = parts[0][1] == AGREEMENT_KEY
    return numbers[-1] if len(numbers) > (0 if is_key else 1) else None


def _key(key_info: bytes) -> tuple[int, Point]:
    """Return the curve's number and the point of a SubjectPublicKeyInfo."""
    from citizenspot.eid.icao.elliptic import curve_of, read_point  # noqa: PLC0415 - for a card

    parameter_id = _parameter_id(value_of(key_info, SEQUENCE, DG14))
    bits = find_value(key_info, BIT_STRING, DG14) or b""
    if not bits.startswith(b"\x00"):
        raise CardDataError(f"{DG14}: a key that is not whole bytes")
    return parameter_id, read_point(curve_of(parameter_id), bits[1:])


def _parameter_id(algorithm: bytes) -> int:
    """Return the number of a key's curve: given as such, by its name, or by its prime."""
    from citizenspot.eid.icao.elliptic import parameters_of_prime  # noqa: PLC0415 - for a card

    parts = read_objects(algorithm, DG14)
    if len(parts) < 2:  # noqa: PLR2004 - an identifier, and the parameters
        raise CardDataError(f"{DG14}: a key without a curve")
    (_, identifier), (tag, parameters) = parts[:2]
    if identifier == STANDARDISED and tag == INTEGER:
        return int.from_bytes(parameters, "big")
    if tag == IDENTIFIER and parameters.hex().upper() in CURVES:
        return CURVES[parameters.hex().upper()]
    if tag == SEQUENCE:
        field = value_of(parameters, SEQUENCE, DG14)
        return parameters_of_prime(int.from_bytes(value_of(field, INTEGER, DG14), "big"))
    raise CardDataError(f"{DG14}: a curve that is not known here")
