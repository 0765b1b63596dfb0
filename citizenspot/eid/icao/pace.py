"""PACE with elliptic curves and generic mapping (Doc 9303-11 §4.4 and App. G.1)."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

import msgspec

from citizenspot.eid.card_channel import DONE
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import CardState
from citizenspot.eid.icao.ciphers import FOR_PASSWORD, SUITES, derived_key
from citizenspot.eid.icao.objects import find_value, read_objects, value_of, written
from citizenspot.eid.icao.printed_key import pace_reference, pace_secret
from citizenspot.eid.icao.secure_messaging import SecureMessaging, secure_channel
from citizenspot.eid.readers import ReaderError

if TYPE_CHECKING:
    from citizenspot.eid.access_key import AccessKey
    from citizenspot.eid.card_channel import CardChannel
    from citizenspot.eid.icao.ciphers import CipherSuite, SessionCipher
    from citizenspot.eid.icao.elliptic import Curve, Point, Secret
    from citizenspot.eid.icao.randomness import Randomness

GENERIC_MAPPING = bytes.fromhex("04007F000702020402")
"""id-PACE-ECDH-GM; the cipher's number follows (§9.2.1)."""
WHAT = "PACE"
SET, SEQUENCE, INTEGER, IDENTIFIER = 0x31, 0x30, 0x02, 0x06
WARNING = 0x63


class OfferedPace(msgspec.Struct, frozen=True):
    """How a card offers PACE: the protocol's identifier, and its domain parameters."""

    identifier: bytes
    parameter_id: int

    @property
    def suite(self) -> CipherSuite:
        """The ciphers that it names."""
        return SUITES[self.identifier[-1]]


def pace_of(card_access: bytes) -> OfferedPace | None:
    """Return the kind of PACE that EF.CardAccess offers and that is known here, if any.

    Raises:
        CardDataError: the file is malformed.
    """
    infos = read_objects(value_of(card_access, SET, "EF.CardAccess"), "EF.CardAccess")
    for _, info in infos:
        parts = read_objects(info, "EF.CardAccess")
        tags = [tag for tag, _ in parts[:3]]
        if tags != [IDENTIFIER, INTEGER, INTEGER]:
            continue
        identifier, parameter_id = parts[0][1], int.from_bytes(parts[2][1], "big")
        if identifier[:-1] == GENERIC_MAPPING and identifier[-1] in SUITES:
            return OfferedPace(identifier, parameter_id)
    return None


class PaceAgreement:
    """This side of one agreement, step by step; the same numbers give the same keys."""

    def __init__(self, offered: OfferedPace, secret: bytes) -> None:
        """Keep what the card offers, and the printed secret."""
        from citizenspot.eid.icao.elliptic import curve_of  # noqa: PLC0415 - only for a card

        self.offered = offered
        self.curve: Curve = curve_of(offered.parameter_id)
        self._password_key = derived_key(secret, FOR_PASSWORD, offered.suite.key_length)

    def nonce(self, encrypted: bytes) -> int:
        """Return the card's nonce as a number.

        Raises:
            CardDataError: it is not whole blocks.
        """
        if not encrypted or len(encrypted) % len(self.offered.suite.first_counter):
            raise CardDataError(f"{WHAT}: a nonce that is not whole blocks")
        return int.from_bytes(self.offered.suite.opened(self._password_key, encrypted), "big")

    def mapped(self, nonce: int, own: Secret, other: Point) -> Point:
        """Return the generator that both sides map to: s·G + H, where H is shared (§4.4.3.3.1)."""
        from citizenspot.eid.icao.elliptic import Secret, plus  # noqa: PLC0415 - as above

        return plus(self.curve, Secret(self.curve, nonce).public, own.times(other))

    def session(self, own: Secret, other: Point) -> SessionCipher:
        """Return the keys that the second agreement gives."""
        shared = own.shared_x(other).to_bytes(self.curve.size, "big")
        return self.offered.suite.session(shared)

    def token(self, cipher: SessionCipher, public: Point) -> bytes:
        """Return the token over the other side's public key (§4.4.3.4)."""
        from citizenspot.eid.icao.elliptic import point_bytes  # noqa: PLC0415 - as above

        content = written(IDENTIFIER, self.offered.identifier)
        content += written(0x86, point_bytes(self.curve, public))
        return cipher.token_mac(written(0x7F49, content))


def open_by_pace(
    channel: CardChannel, offered: OfferedPace, key: AccessKey, randomness: Randomness
) -> CardChannel:
    """Return the channel under the keys that PACE agrees on.

    Raises:
        ReaderError: `KEY_WRONG`, what was typed or scanned is not this card's.
        CardDataError: the card does not follow the protocol, or uses another curve.
    """
    from citizenspot.eid.icao.elliptic import point_bytes, read_point  # noqa: PLC0415 - as above

    agreement = PaceAgreement(offered, pace_secret(key))
    curve = agreement.curve
    _choose(channel, offered, key)
    nonce = agreement.nonce(_general_authenticate(channel, b"", 0x80))
    own = secret_number(curve, randomness)
    public = written(0x81, point_bytes(curve, own.public))
    other = read_point(curve, _general_authenticate(channel, public, 0x82))
    generator = agreement.mapped(nonce, own, other)
    own = secret_number(curve, randomness)
    own_public = own.either_times(generator)
    public = written(0x83, point_bytes(curve, own_public))
    other = read_point(curve, _general_authenticate(channel, public, 0x84))
    if other == own_public:
        raise CardDataError(f"{WHAT}: the card sent our own key back")
    cipher = agreement.session(own, other)
    token = written(0x85, agreement.token(cipher, other))
    answered = _general_authenticate(channel, token, 0x86, is_last=True)
    if not hmac.compare_digest(agreement.token(cipher, own_public), answered):
        raise ReaderError(CardState.KEY_WRONG, "the card's token")
    return secure_channel(channel, SecureMessaging(cipher, offered.suite.first_counter))


def _choose(channel: CardChannel, offered: OfferedPace, key: AccessKey) -> None:
    """Say which protocol and which printed secret it will be (MSE:Set AT, §4.4.4.1)."""
    data = written(0x80, offered.identifier) + written(0x83, bytes([pace_reference(key)]))
    answer = channel.send(bytes([0x00, 0x22, 0xC1, 0xA4, len(data)]) + data)
    if answer.status != DONE and answer.status >> 8 != WARNING:
        raise CardDataError(f"{WHAT}: refused with {answer.status:04X}")


def _general_authenticate(
    channel: CardChannel, data: bytes, wanted: int, *, is_last: bool = False
) -> bytes:
    """Return one object of the card's answer to one step (GENERAL AUTHENTICATE, chained)."""
    body = written(0x7C, data)
    chaining = 0x00 if is_last else 0x10
    answer = channel.send(bytes([chaining, 0x86, 0x00, 0x00, len(body)]) + body + b"\x00")
    if answer.status != DONE and is_last:
        raise ReaderError(CardState.KEY_WRONG, f"status {answer.status:04X}")
    if answer.status != DONE:
        raise CardDataError(f"{WHAT}: step {wanted:02X} was refused with {answer.status:04X}")
    found = find_value(value_of(answer.data, 0x7C, WHAT), wanted, WHAT)
    if found is None:
        raise CardDataError(f"{WHAT}: step {wanted:02X} has no answer")
    return found


def secret_number(curve: Curve, randomness: Randomness) -> Secret:
    """Return a number that is surely above 0 and below the curve's order minus 1.

    One bit shorter than the field: every curve that is known here has a larger order than that.
    """
    from citizenspot.eid.icao.elliptic import Secret  # noqa: PLC0415 - as above

    number = int.from_bytes(randomness(curve.size), "big")
    return Secret(curve, number % (1 << (curve.p.bit_length() - 1)) or 1)
