"""Basic access control: the MRZ opens the card (ICAO Doc 9303-11 §4.3 and App. D)."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, NamedTuple

from citizenspot.eid.card_channel import DONE
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_events import CardState
from citizenspot.eid.icao.ciphers import SUITES
from citizenspot.eid.icao.printed_key import basic_access_seed
from citizenspot.eid.icao.secure_messaging import SecureMessaging, secure_channel
from citizenspot.eid.readers import ReaderError

if TYPE_CHECKING:
    from citizenspot.eid.access_key import MrzKey
    from citizenspot.eid.card_channel import CardChannel
    from citizenspot.eid.icao.randomness import Randomness

GET_CHALLENGE = bytes.fromhex("0084000008")
EXTERNAL_AUTHENTICATE = bytes.fromhex("0082000028")
NONCE_LENGTH, KEY_LENGTH = 8, 16
CRYPTOGRAM_LENGTH = 32
NO_COUNTER = bytes(8)


class Proof(NamedTuple):
    """What this side says to prove that it knows the MRZ, and what it will need for the answer."""

    data: bytes
    own_nonce: bytes
    own_key: bytes


def prove(seed: bytes, challenge: bytes, randomness: Randomness) -> Proof:
    """Return the data of EXTERNAL AUTHENTICATE for a card's challenge (§4.3.1)."""
    own_nonce, own_key = randomness(NONCE_LENGTH), randomness(KEY_LENGTH)
    cipher = SUITES[1].session(seed)
    cryptogram = cipher.encrypt(NO_COUNTER, own_nonce + challenge + own_key)
    return Proof(cryptogram + cipher.token_mac(cryptogram), own_nonce, own_key)


def accept(seed: bytes, challenge: bytes, proof: Proof, answer: bytes) -> SecureMessaging:
    """Return the session that a card's answer opens.

    Raises:
        CardDataError: the answer is not of a card that knows the MRZ.
    """
    cipher = SUITES[1].session(seed)
    cryptogram, code = answer[:CRYPTOGRAM_LENGTH], answer[CRYPTOGRAM_LENGTH:]
    is_whole = len(cryptogram) == CRYPTOGRAM_LENGTH
    if not is_whole or not hmac.compare_digest(cipher.token_mac(cryptogram), code):
        raise CardDataError("basic access: a wrong code")
    said = cipher.decrypt(NO_COUNTER, cryptogram)
    if said[: 2 * NONCE_LENGTH] != challenge + proof.own_nonce:
        raise CardDataError("basic access: another challenge than was answered")
    secret = bytes(
        own ^ other for own, other in zip(proof.own_key, said[2 * NONCE_LENGTH :], strict=True)
    )
    return SecureMessaging(SUITES[1].session(secret), challenge[4:] + proof.own_nonce[4:])


def open_by_basic_access(channel: CardChannel, key: MrzKey, randomness: Randomness) -> CardChannel:
    """Return the channel under the session's keys; the passport application is selected.

    Raises:
        ReaderError: `KEY_WRONG`, the MRZ is not this card's.
        CardDataError: the card does not follow the protocol.
    """
    challenge = channel.send(GET_CHALLENGE)
    if challenge.status != DONE or len(challenge.data) != NONCE_LENGTH:
        raise CardDataError("basic access: no challenge")
    seed = basic_access_seed(key)
    proof = prove(seed, challenge.data, randomness)
    answer = channel.send(EXTERNAL_AUTHENTICATE + proof.data + b"\x28")
    if answer.status != DONE:
        raise ReaderError(CardState.KEY_WRONG, f"status {answer.status:04X}")
    return secure_channel(channel, accept(seed, challenge.data, proof, answer.data))
