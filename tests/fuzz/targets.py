"""The registry of what is fuzzed; another target is one more line in `TARGETS`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from citizenspot.eid.authentication.signature_forms import asn1_ecdsa, key_kind
from citizenspot.eid.card_channel import CardChannel
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_profile import Reading
from citizenspot.eid.certificate_subject import read_subject
from citizenspot.eid.known_cards import KNOWN_CARDS
from citizenspot.eid.pin.pinpad import verify_code
from citizenspot.eid.profiles.certificate_only import described_length
from citizenspot.eid.readers import ReaderError
from citizenspot.eid.tag_length_value import read_fields, value_in
from tests.eid.benches import TODAY
from training.cards.emulated_card import emulate
from training.cards.specimen import find_specimen


@dataclass(frozen=True)
class Target:
    """What eats bytes, what it may begin from, and the only errors it may raise."""

    name: str
    eat: Callable[[bytes], object]
    seeds: Sequence[bytes]
    errors: tuple[type[Exception], ...] = (CardDataError,)


def certificate() -> bytes:
    """Return the certificate of a virtual card."""
    channel = CardChannel(emulate(find_specimen("mari"), TODAY).answer)
    profile = next(each for each in KNOWN_CARDS if each.family == "ee.eid.idemia")
    assert profile.select(channel)
    signer = profile.read(channel, Reading()).signer
    assert signer is not None
    return signer.certificate


def whole_card(answers: bytes) -> None:
    """Let every profile read a card that answers with these bytes."""
    for profile in KNOWN_CARDS:
        left = answers

        def card(_command: bytes) -> bytes:
            nonlocal left
            length = left[0] if left else 0
            answer, left = left[1 : 1 + length], left[1 + length :]
            return answer + b"\x90\x00"

        channel = CardChannel(card)
        try:
            profile.read(channel, Reading())
        except (CardDataError, ReaderError):
            continue


TARGETS = (
    Target("asn1 values", lambda data: value_in(data, b"\xa0"), [bytes.fromhex("A003DF2101")]),
    Target("belgian fields", lambda data: read_fields(data, "file"), [b"\x01\x02ab\x02\xff\x00"]),
    Target("file description", lambda data: described_length(data, 0x80, "file"),
           [bytes.fromhex("620480020407")]),
    Target("certificate subject", lambda data: read_subject(data, "certificate"), [certificate()]),
    Target("certificate key", key_kind, [certificate()]),
    Target("raw ecdsa", asn1_ecdsa, [bytes(96)]),
    Target("reader features", verify_code, [bytes.fromhex("060442330006")]),
    Target("whole cards", whole_card, [b"\x10" + bytes(16)]),
)  # fmt: skip
