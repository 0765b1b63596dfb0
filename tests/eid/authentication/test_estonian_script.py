"""A real Estonian card's own answers, replayed: the same commands, and a signature that holds.

The script is web-eid/libelectronic-id's (MIT), of a test card; it is not part of this project. The
same path is walked without it on the project's own virtual card.
"""

import json
from pathlib import Path

import pytest

from citizenspot.eid.authentication.signature_forms import asn1_ecdsa
from citizenspot.eid.card_channel import CardChannel
from citizenspot.eid.card_profile import Reading
from citizenspot.eid.pin.pin_status import PinStatus, check_verified
from citizenspot.eid.pin.secret_pin import SecretPin
from citizenspot.eid.profiles.estonian_idemia import EstonianIdemiaProfile
from citizenspot.eid.signatures import is_signed_by, read_certificate
from tests.eid.benches import TODAY
from training.cards.emulated_card import emulate
from training.cards.specimen import find_specimen

SCRIPT = Path("/work/shared/data/eid/webeid/EST-IDEMIA.json")
STORY = "ESTEID_IDEMIA_V1_SELECT_AUTH_CERTIFICATE_AND_AUTHENTICATE"
PIN = "1234"


class ScriptedCard:
    """Answers the commands of a script, in its order and no other."""

    def __init__(self, exchanges: list[tuple[str, str]]) -> None:
        self.left = exchanges

    def answer(self, command: bytes) -> bytes:
        wanted, answer = self.left.pop(0)
        assert command.hex().upper() == wanted
        return bytes.fromhex(answer)


def walk(channel: CardChannel, message: bytes) -> tuple[PinStatus, bool]:
    """Do what a proof does, and return the PIN's status and whether the signature holds."""
    profile = EstonianIdemiaProfile()
    assert profile.select(channel)
    certificate = profile.authentication.certificate(channel)
    status = profile.authentication.pin_status(channel)

    def verify() -> None:
        with SecretPin(bytearray(PIN, "ascii")) as pin:
            check_verified(channel.send_secret(profile.authentication.pin.verify_command(pin)))

    signed = profile.authentication.sign(channel, certificate, message, verify)
    key = read_certificate(certificate, "certificate")
    return status, is_signed_by(key, signed.signature, message, signed.hash_name)


def script() -> tuple[list[tuple[str, str]], bytes]:
    if not SCRIPT.exists():
        pytest.skip(f"no {SCRIPT} on this machine: the project's own card is used instead")
    read = json.loads(SCRIPT.read_text(encoding="utf-8"))
    written = [(each["command"], each["response"]) for each in read["scripts"][STORY]]
    # The script's last two lines are one exchange: its command stands in the line after.
    return [pair for pair in written if pair[0]], read["signed_message_ascii"].encode()


def test_the_script_of_a_real_card_is_followed_command_by_command() -> None:
    exchanges, message = script()
    card = ScriptedCard(exchanges)
    status, holds = walk(CardChannel(card.answer), message)
    assert status == PinStatus(3, 3)
    assert holds
    assert not card.left


def test_the_holder_of_the_real_card_is_read_from_its_certificate() -> None:
    exchanges, _ = script()
    channel = CardChannel(ScriptedCard(exchanges).answer)
    profile = EstonianIdemiaProfile()
    assert profile.select(channel)
    holder = profile.read(channel, Reading()).holder
    assert holder.number == "38001085718"
    assert holder.birth_date is not None
    assert holder.birth_date.isoformat() == "1980-01-08"
    assert holder.sex == "M"


def test_the_projects_own_card_walks_the_same_path() -> None:
    card = emulate(find_specimen("mari"), TODAY)
    status, holds = walk(CardChannel(card.answer), b"a challenge")
    assert status == PinStatus(3, 3)
    assert holds


def test_a_signature_over_another_message_does_not_hold() -> None:
    card = emulate(find_specimen("mari"), TODAY)
    channel = CardChannel(card.answer)
    profile = EstonianIdemiaProfile()
    profile.select(channel)
    certificate = profile.authentication.certificate(channel)
    key = read_certificate(certificate, "certificate")
    assert not is_signed_by(key, asn1_ecdsa(bytes(95) + b"\x01"), b"a challenge", "sha384")
