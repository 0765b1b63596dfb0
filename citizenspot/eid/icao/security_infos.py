"""What DG14 says of how a chip proves itself (ICAO Doc 9303-11 §9.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.icao.agreement_keys import curve_key, field_key
from citizenspot.eid.icao.objects import Objects, read_objects, value_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from citizenspot.eid.icao.agreement_keys import CurveKey, FieldKey

DG14 = "DG14"
SECURITY_INFOS, SET, SEQUENCE, INTEGER = 0x6E, 0x31, 0x30, 0x02
ACTIVE_AUTHENTICATION = bytes.fromhex("678108010105")
"""2.23.136.1.1.5: with which hash a curve's key signs (§9.2.8)."""
PLAIN_ECDSA = bytes.fromhex("04007F0007010104")
HASH_OF_PLAIN_ECDSA = {1: "sha1", 2: "sha224", 3: "sha256", 4: "sha384", 5: "sha512"}
ANY_AGREEMENT = (bytes.fromhex("04007F0007020201"), bytes.fromhex("04007F0007020203"))
"""What every key and every protocol of chip authentication begins with (§9.2.6 and §9.2.7)."""
TRIPLE_DES, CIPHERS = 1, frozenset({1, 2, 3, 4})


class OfferedAgreement(msgspec.Struct, frozen=True):
    """A chip's static key, its number if it has one, and the protocol, whose cipher it names."""

    protocol: bytes
    key_reference: bytes | None
    key: CurveKey | FieldKey

    @property
    def cipher(self) -> int:
        """The number of the cipher under which both sides go on."""
        return self.protocol[-1]


class KindOfAgreement(NamedTuple):
    """Identifiers of a key and of its protocol, whose last number is the cipher's."""

    key: bytes
    protocol: bytes
    read: Callable[[bytes], CurveKey | FieldKey]


KINDS = (
    KindOfAgreement(
        bytes.fromhex("04007F000702020102"), bytes.fromhex("04007F000702020302"), curve_key
    ),
    KindOfAgreement(
        bytes.fromhex("04007F000702020101"), bytes.fromhex("04007F000702020301"), field_key
    ),
)
"""id-PK-ECDH with id-CA-ECDH, id-PK-DH with id-CA-DH; a chip that has both is asked by curve."""


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
    """Return the chip's key for an agreement, if it has one of a kind that is known here.

    A chip that names no cipher for its key speaks 3DES: the first such chips did.

    Raises:
        CardDataError: DG14 is malformed.
    """
    infos = infos_of(security_infos)
    for kind in KINDS:
        parts = next((each for each in infos if each and each[0][1] == kind.key), None)
        if parts is not None:
            reference = _reference(parts)
            cipher = _cipher(infos, kind, reference)
            key = kind.read(value_of_part(parts, SEQUENCE))
            return OfferedAgreement(kind.protocol + bytes([cipher]), reference, key)
    return None


def _cipher(infos: list[Objects], kind: KindOfAgreement, reference: bytes | None) -> int:
    named = {
        _reference(each): each[0][1][-1]
        for each in infos
        if each and each[0][1][:-1] == kind.protocol and each[0][1][-1] in CIPHERS
    }
    return named.get(reference, named.get(None, TRIPLE_DES))


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
    is_key = parts[0][1] in {kind.key for kind in KINDS}
    return numbers[-1] if len(numbers) > (0 if is_key else 1) else None
