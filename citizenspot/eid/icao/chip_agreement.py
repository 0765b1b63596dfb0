"""Proof that a chip is no copy: chip authentication (ICAO Doc 9303-11 §6.2), by curve or field.

The chip's static public key stands in DG14. Both sides agree on new session keys with it and a key
that is made for once; only a chip with the private half can go on speaking under them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citizenspot.eid.card_channel import DONE
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.command_form import long_command, short_command
from citizenspot.eid.finding import HELD, Finding, failed, unchecked
from citizenspot.eid.icao.ciphers import SUITES
from citizenspot.eid.icao.long_commands import send_long
from citizenspot.eid.icao.objects import written
from citizenspot.eid.icao.secure_messaging import SecureMessaging, secure_channel
from citizenspot.eid.icao.security_infos import TRIPLE_DES, agreement_of

if TYPE_CHECKING:
    from citizenspot.eid.card_channel import CardChannel
    from citizenspot.eid.icao.randomness import Randomness
    from citizenspot.eid.icao.security_infos import OfferedAgreement

SET_KEY, SET_PROTOCOL = bytes.fromhex("002241A6"), bytes.fromhex("002241A4")
GENERAL_AUTHENTICATE = bytes.fromhex("00860000")
KEY_OF_3DES, PROTOCOL, REFERENCE, OWN_KEY, DYNAMIC = 0x91, 0x80, 0x84, 0x80, 0x7C
NO_COPY = failed("the chip does not have the key that its card says")


def prove_by_agreement(
    channel: CardChannel,
    secured: CardChannel,
    security_infos: bytes,
    known_file: bytes,
    randomness: Randomness,
) -> Finding:
    """Agree on new keys, and return whether the chip goes on under them; ends the old session.

    `channel` is the card without protection, `secured` the session that stands, and `known_file`
    a file that the chip is asked for under the new keys.

    Raises:
        CardDataError: the chip's key is not on its curve, or an answer was changed on its way.
        LongCommandsError: the reader does not carry commands as long as the key wants.
        ReaderError: the card or the reader is gone.
    """
    try:
        offered = agreement_of(security_infos)
    except CardDataError as error:
        return unchecked(str(error))
    if offered is None:
        return unchecked("chip authentication in a way that is not known here")
    agreed = offered.key.agreed(randomness)
    status = _send_key(secured, offered, agreed.own)
    if status != DONE:
        return failed(f"the chip does not agree on keys: status {status:04X}")
    suite = SUITES[offered.cipher]
    messaging = SecureMessaging(suite.session(agreed.shared), suite.first_counter)
    try:
        secure_channel(channel, messaging).select_identifier(known_file)
    except CardDataError:
        return NO_COPY
    return HELD


def _send_key(secured: CardChannel, offered: OfferedAgreement, own: bytes) -> int:
    """Send this side's key as the cipher wants it (§6.2.4), and return the status.

    A key of a finite field is too long for a short command: there an extended one has to be used.
    """
    reference = b"" if offered.key_reference is None else written(REFERENCE, offered.key_reference)
    if offered.cipher == TRIPLE_DES:
        data = written(KEY_OF_3DES, own) + reference
        return send_long(secured, long_command(SET_KEY, data, wants_answer=False)).status
    protocol = written(PROTOCOL, offered.protocol)
    answer = secured.send(short_command(SET_PROTOCOL, protocol + reference))
    if answer.status != DONE:
        return answer.status
    data = written(DYNAMIC, written(OWN_KEY, own))
    return send_long(secured, long_command(GENERAL_AUTHENTICATE, data)).status
