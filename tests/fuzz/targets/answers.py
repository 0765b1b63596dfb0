"""What comes out of the reader: answers of a card, whole cards, and objects in both."""

from citizenspot.eid.card_channel import Answer, CardChannel
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.card_profile import Reading
from citizenspot.eid.icao.ciphers import SUITES
from citizenspot.eid.icao.long_commands import says_extended
from citizenspot.eid.icao.objects import read_objects
from citizenspot.eid.icao.pace import pace_of
from citizenspot.eid.icao.secure_messaging import SecureMessaging
from citizenspot.eid.known_cards import KNOWN_CARDS
from citizenspot.eid.pin.pin_status import status_from_empty_verify
from citizenspot.eid.pin.pinpad import verify_code
from citizenspot.eid.profiles.certificate_only import described_length
from citizenspot.eid.readers import ReaderError
from citizenspot.eid.tag_length_value import read_fields, value_in
from tests.fuzz.targets.genuine import GROUPS
from tests.fuzz.targets.target import Target
from training.cards.contactless_chip import CHIP_INFO
from training.cards.secured_session import CARD_ACCESS

FIRST_PART = bytes(0x8000)


def answers(content: bytes) -> None:
    """Feed a channel answers of any length, as a card without manners does."""
    left = [content[at : at + 20] for at in range(0, len(content), 20)]
    channel = CardChannel(lambda _command: left.pop() if left else b"\x6b\x00")
    channel.read_object(4096)


def far_answers(content: bytes) -> None:
    """The same beyond what plain READ BINARY reaches, where answers are objects."""
    left = [content]
    channel = CardChannel(lambda _command: left.pop() + b"\x90\x00" if left else b"\x6b\x00")
    channel.read_on(FIRST_PART, len(FIRST_PART) + 200)


def secured_answer(content: bytes) -> None:
    session = SecureMessaging(SUITES[2].session(b"secret"), bytes(16))
    session.unwrap(Answer(content, 0x9000))


def whole_card(content: bytes) -> None:
    """Let every profile read a card that answers with these bytes."""
    for profile in KNOWN_CARDS:
        left = content

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


def pin_status(content: bytes) -> None:
    status_from_empty_verify(int.from_bytes(content[:2], "big"))


ANSWERS = (
    Target("objects", lambda data: read_objects(data, "fuzz"), [GROUPS[1], GROUPS[2]]),
    Target("asn1 values", lambda data: value_in(data, b"\xa0"), [bytes.fromhex("A003DF2101")]),
    Target("belgian fields", lambda data: read_fields(data, "file"), [b"\x01\x02ab\x02\x03abc"]),
    Target("file description", lambda data: described_length(data, 0x80, "file"),
           [bytes.fromhex("620480020407")]),
    Target("answers of a card", answers, [GROUPS[1] + b"\x90\x00"], are_understood=False),
    Target("far parts of a file", far_answers, [b"\x53\x03abc"]),
    Target("secured answers", secured_answer, [b"\x99\x02\x90\x00\x8e\x08" + bytes(8)],
           are_understood=False),
    Target("EF.CardAccess", pace_of, [CARD_ACCESS]),
    Target("EF.ATR/INFO", says_extended, [CHIP_INFO]),
    Target("status of a PIN", pin_status, [b"\x63\xc3"]),
    Target("reader features", verify_code, [bytes.fromhex("060442330006")]),
    Target("whole cards", whole_card, [b"\x10" + bytes(16)]),
)  # fmt: skip
