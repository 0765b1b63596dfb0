"""A chip's static public key for chip authentication, and how both sides agree with it.

ICAO Doc 9303-11 §9.2.6 and §9.4: a SubjectPublicKeyInfo on an elliptic curve, or in a finite field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.icao.objects import find_value, read_objects, value_of

if TYPE_CHECKING:
    from citizenspot.eid.icao.elliptic import Point
    from citizenspot.eid.icao.finite_field import FieldGroup
    from citizenspot.eid.icao.randomness import Randomness

WHAT = "a chip's key"
SEQUENCE, INTEGER, BIT_STRING, IDENTIFIER = 0x30, 0x02, 0x03, 0x06
STANDARDISED = bytes.fromhex("04007F00070102")
"""Domain parameters named by their number (§9.5.1)."""
CURVES = {
    "2A8648CE3D030107": 12,
    "2B2403030208010107": 13,
    "2B81040022": 15,
    "2B240303020801010B": 16,
    "2B240303020801010D": 17,
    "2B81040023": 18,
}
"""Curves by the object identifiers of X9.62, SEC 2 and RFC 5639, and their numbers in §9.5.1."""
X9_42, PKCS_3 = bytes.fromhex("2A8648CE3E0201"), bytes.fromhex("2A864886F70D010301")
"""dhpublicnumber (RFC 3279 §2.3.3: prime, generator, order) and dhKeyAgreement (no order)."""


class Agreed(NamedTuple):
    """This side's public key as it is sent, and the secret that both sides come to."""

    own: bytes
    shared: bytes


class CurveKey(msgspec.Struct, frozen=True):
    """A point of a curve with a number."""

    parameter_id: int
    point: Point

    def agreed(self, randomness: Randomness) -> Agreed:
        """Return what comes of an agreement with a key that is made for once.

        Raises:
            CardDataError: the chip's key is not on its curve.
        """
        # Not at the top: they bring the cryptography library with them.
        from citizenspot.eid.icao.elliptic import curve_of, point_bytes  # noqa: PLC0415
        from citizenspot.eid.icao.pace import secret_number  # noqa: PLC0415

        curve = curve_of(self.parameter_id)
        own = secret_number(curve, randomness)
        shared = own.shared_x(self.point).to_bytes(curve.size, "big")
        return Agreed(point_bytes(curve, own.public), shared)


class FieldKey(msgspec.Struct, frozen=True):
    """A number of a finite field."""

    group: FieldGroup
    number: int

    def agreed(self, randomness: Randomness) -> Agreed:
        """Return what comes of an agreement with a key that is made for once.

        This side's key is sent without leading zeros, as unsigned integers are (§9.4).

        Raises:
            CardDataError: the chip's key is outside of its group.
        """
        from citizenspot.eid.icao.finite_field import field_secret  # noqa: PLC0415 - rare

        own = field_secret(self.group, randomness)
        public = own.public
        sent = public.to_bytes((public.bit_length() + 7) // 8, "big")
        return Agreed(sent, own.shared(self.number))


def curve_key(key_info: bytes) -> CurveKey:
    """Return the key in a SubjectPublicKeyInfo, given without its own header, that is on a curve.

    Raises:
        CardDataError: it is malformed, or on a curve that is not known here.
    """
    from citizenspot.eid.icao.elliptic import curve_of, read_point  # noqa: PLC0415 - for a card

    parameter_id = _curve_number(*_algorithm(key_info))
    return CurveKey(parameter_id, read_point(curve_of(parameter_id), _bits(key_info)))


def field_key(key_info: bytes) -> FieldKey:
    """Return the key in a SubjectPublicKeyInfo, given as above, that is in a finite field.

    Raises:
        CardDataError: it is malformed, or its field is not to be used.
    """
    group = _group(*_algorithm(key_info))
    return FieldKey(group, _number(_bits(key_info)))


def _algorithm(key_info: bytes) -> tuple[bytes, int, bytes]:
    """Return the identifier of a key's algorithm, and the tag and the value of its parameters."""
    parts = read_objects(value_of(key_info, SEQUENCE, WHAT), WHAT)
    if len(parts) < 2:  # noqa: PLR2004 - an identifier, and the parameters
        raise CardDataError(f"{WHAT}: without parameters")
    (_, identifier), (tag, parameters) = parts[:2]
    return identifier, tag, parameters


def _bits(key_info: bytes) -> bytes:
    bits = find_value(key_info, BIT_STRING, WHAT) or b""
    if not bits.startswith(b"\x00"):
        raise CardDataError(f"{WHAT}: not whole bytes")
    return bits[1:]


def _number(content: bytes) -> int:
    return int.from_bytes(value_of(content, INTEGER, WHAT), "big")


def _curve_number(identifier: bytes, tag: int, parameters: bytes) -> int:
    """Return the number of a key's curve: given as such, by its name, or by its prime."""
    from citizenspot.eid.icao.elliptic import parameters_of_prime  # noqa: PLC0415 - for a card

    if identifier == STANDARDISED and tag == INTEGER:
        return int.from_bytes(parameters, "big")
    if tag == IDENTIFIER and parameters.hex().upper() in CURVES:
        return CURVES[parameters.hex().upper()]
    if tag == SEQUENCE:
        return parameters_of_prime(_number(value_of(parameters, SEQUENCE, WHAT)))
    raise CardDataError(f"{WHAT}: a curve that is not known here")


def _group(identifier: bytes, tag: int, parameters: bytes) -> FieldGroup:
    """Return a key's group: given by its number, or by its own numbers."""
    from citizenspot.eid.icao.finite_field import group_of, group_of_numbers  # noqa: PLC0415 - rare

    if identifier == STANDARDISED and tag == INTEGER:
        return group_of(int.from_bytes(parameters, "big"))
    if identifier not in {X9_42, PKCS_3} or tag != SEQUENCE:
        raise CardDataError(f"{WHAT}: a finite field that is not known here")
    found = [value for kind, value in read_objects(parameters, WHAT) if kind == INTEGER]
    numbers = [int.from_bytes(each, "big") for each in found[:3]]
    if identifier == PKCS_3:
        numbers = numbers[:2]  # a third is the length of secrets
    if len(numbers) < 2:  # noqa: PLR2004 - a prime and a generator
        raise CardDataError(f"{WHAT}: a finite field without its numbers")
    return group_of_numbers(*numbers)
