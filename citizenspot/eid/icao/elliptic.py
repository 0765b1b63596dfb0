"""Points of elliptic curves, multiplied by OpenSSL and added here.

Generic mapping (ICAO Doc 9303-11 §4.4.3.3.1) wants whole points, and `cryptography` gives only the
x of a product. Multiplying twice, by a number and by the next one, tells which of the two y it has:
every secret number is used by OpenSSL, and here is no more than one addition.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric import ec

from citizenspot.eid.card_data_error import CardDataError

UNCOMPRESSED = 0x04


class Point(NamedTuple):
    """A point of a curve that is not its zero."""

    x: int
    y: int


class Curve(NamedTuple):
    """y² = x³ + ax + b modulo p; `named` is the same curve as OpenSSL knows it."""

    named: ec.EllipticCurve
    p: int
    a: int
    b: int

    @property
    def size(self) -> int:
        """Bytes of one coordinate."""
        return (self.p.bit_length() + 7) // 8


_PRIMES = {
    12: (ec.SECP256R1, 2**256 - 2**224 + 2**192 + 2**96 - 1),
    13: (
        ec.BrainpoolP256R1,
        0xA9FB57DBA1EEA9BC3E660A909D838D726E3BF623D52620282013481D1F6E5377,
    ),
    15: (ec.SECP384R1, 2**384 - 2**128 - 2**96 + 2**32 - 1),
    16: (
        ec.BrainpoolP384R1,
        0x8CB91E82A3386D280F5D6F7E50E641DF152F7109ED5456B412B1DA197FB71123ACD3A729901D1A71874700133107EC53,
    ),
    17: (
        ec.BrainpoolP512R1,
        0xAADD9DB8DBE9C48B3FD4E6AE33C9FC07CB308DB3B3C9D20ED6639CCA703308717D4D9B009BC66842AECDA12AE6A380E62881FF2F2D82C68528AA6056583A48F3,
    ),
    18: (ec.SECP521R1, 2**521 - 1),
}
"""The standardised domain parameters (Doc 9303-11 §9.5.1) of 256 bits and more, all p ≡ 3 mod 4."""


@lru_cache
def curve_of(parameter_id: int) -> Curve:
    """Return a curve by the number of its domain parameters.

    Raises:
        CardDataError: it is none that is known here.
    """
    if parameter_id not in _PRIMES:
        raise CardDataError(f"domain parameters {parameter_id} are not known here")
    named, p = _PRIMES[parameter_id]
    # a and b follow from two points, and those OpenSSL knows.
    first, second = (_public_point(ec.derive_private_key(each, named())) for each in (1, 2))
    rests = [(each.y * each.y - each.x**3) % p for each in (first, second)]
    a = (rests[0] - rests[1]) * pow(first.x - second.x, -1, p) % p
    return Curve(named(), p, a, (rests[0] - a * first.x) % p)


def parameters_of_prime(prime: int) -> int:
    """Return the number of the domain parameters over a prime; what else they say is not believed.

    Raises:
        CardDataError: it is of none that is known here.
    """
    found = next((number for number, (_, p) in _PRIMES.items() if p == prime), None)
    if found is None:
        raise CardDataError("a curve that is not known here")
    return found


class Secret:
    """A secret number of a curve, above 0 and below its order minus 1.

    OpenSSL derives a key from it once: that costs a millisecond, half of what PACE takes here.
    """

    def __init__(self, curve: Curve, number: int) -> None:
        """Derive the key."""
        self._curve, self._number = curve, number
        self._key = ec.derive_private_key(number, curve.named)

    @property
    def public(self) -> Point:
        """The curve's own generator, multiplied."""
        return _public_point(self._key)

    def shared_x(self, point: Point) -> int:
        """Return the x of a point multiplied.

        Raises:
            CardDataError: the point is not on the curve.
        """
        return _shared_x(self._curve, self._key, point)

    def times(self, point: Point) -> Point:
        """Return a point multiplied.

        Raises:
            CardDataError: the point is not on the curve.
        """
        candidate = self.either_times(point)
        following = ec.derive_private_key(self._number + 1, self._curve.named)
        next_x = _shared_x(self._curve, following, point)
        is_it = _adds_up_to(self._curve, candidate, point, next_x)
        return candidate if is_it else Point(candidate.x, self._curve.p - candidate.y)

    def either_times(self, point: Point) -> Point:
        """Return a point multiplied by the number or by its negative, whichever comes.

        Both have the same x when they are multiplied again, so that for a key that is made for one
        agreement either is as good.

        Raises:
            CardDataError: the point is not on the curve.
        """
        curve = self._curve
        x = self.shared_x(point)
        return Point(x, pow(x**3 + curve.a * x + curve.b, (curve.p + 1) // 4, curve.p))


def _shared_x(curve: Curve, private: ec.EllipticCurvePrivateKey, point: Point) -> int:
    try:
        public = ec.EllipticCurvePublicNumbers(point.x, point.y, curve.named).public_key()
        return int.from_bytes(private.exchange(ec.ECDH(), public), "big")
    except ValueError as error:
        raise CardDataError("a point that is not on its curve") from error


def plus(curve: Curve, first: Point, second: Point) -> Point:
    """Return the sum of two different points.

    Raises:
        CardDataError: the sum is the curve's zero; no honest card leads there.
    """
    if first.x == second.x:
        raise CardDataError("two points whose sum is not to be had")
    return _added(curve, first, second)


def point_bytes(curve: Curve, point: Point) -> bytes:
    """Return a point in its uncompressed form."""
    coordinates = (each.to_bytes(curve.size, "big") for each in point)
    return bytes([UNCOMPRESSED]) + b"".join(coordinates)


def read_point(curve: Curve, content: bytes) -> Point:
    """Return the point that an uncompressed form is of.

    Raises:
        CardDataError: it is no such form.
    """
    size = curve.size
    if len(content) != 2 * size + 1 or content[0] != UNCOMPRESSED:
        raise CardDataError("a point in no form that is known here")
    return Point(
        int.from_bytes(content[1 : size + 1], "big"), int.from_bytes(content[size + 1 :], "big")
    )


def _public_point(private: ec.EllipticCurvePrivateKey) -> Point:
    numbers = private.public_key().public_numbers()
    return Point(numbers.x, numbers.y)


def _added(curve: Curve, first: Point, second: Point) -> Point:
    slope = (second.y - first.y) * pow(second.x - first.x, -1, curve.p)
    x = (slope * slope - first.x - second.x) % curve.p
    return Point(x, (slope * (first.x - x) - first.y) % curve.p)


def _adds_up_to(curve: Curve, first: Point, second: Point, x: int) -> bool:
    """Say whether two points' sum has an x; without the division that finding the sum takes."""
    across, up = second.x - first.x, second.y - first.y
    return (up * up - (x + first.x + second.x) * across * across) % curve.p == 0
