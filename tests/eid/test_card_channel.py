"""Commands and answers, against chips that cut them into parts in every way."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.eid.card_channel import (
    Answer,
    CardChannel,
    CardRefusedError,
    object_length,
)
from citizenspot.eid.card_data_error import CardDataError
from training.cards.contactless_chip import ContactlessChip
from training.cards.file_chip import FileChip, PastEnd

PATH = bytes.fromhex("DF014031")
OTHER_PATH = bytes.fromhex("DF014033")
AID = bytes.fromhex("A000000177504B43532D3135")


def channel_to(content: bytes, past_end: PastEnd = PastEnd.TELLS_LENGTH) -> CardChannel:
    return CardChannel(FileChip(frozenset({AID}), {PATH: content}, past_end=past_end).answer)


def answering(*answers: str) -> Callable[[bytes], bytes]:
    """Return a card that gives these answers, the last of them for ever."""
    left = [bytes.fromhex(each) for each in answers]
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


@given(
    content=st.binary(min_size=1, max_size=1500),
    limit=st.integers(1, 1600),
    past_end=st.sampled_from(PastEnd),
    describes=st.booleans(),
)
def test_a_file_is_read_to_its_end_or_to_the_limit_whatever_the_chip_does_there(
    content: bytes,
    limit: int,
    past_end: PastEnd,
    describes: bool,  # noqa: FBT001 - hypothesis passes it
) -> None:
    channel = channel_to(content, past_end)
    channel.select_file(PATH, wants_description=describes)
    assert channel.read_bytes(limit) == content[:limit]


@given(size=st.integers(32_700, 33_400), limit=st.integers(32_700, 33_500))
def test_a_file_longer_than_plain_reading_reaches_is_read_by_its_odd_form(
    size: int, limit: int
) -> None:
    content = bytes(at * 7 % 251 for at in range(size))
    chip = ContactlessChip({AID: {b"\x01\x02": content}}, None, None)
    channel = CardChannel(chip.answer)
    channel.select_application(AID)
    channel.select_identifier(b"\x01\x02")
    assert channel.read_bytes(limit) == content[:limit]


@given(
    parts=st.lists(st.binary(min_size=1, max_size=40), min_size=1, max_size=8), more=st.booleans()
)
def test_a_card_that_gives_less_than_it_was_asked_for_is_read_on(
    parts: list[bytes],
    more: bool,  # noqa: FBT001 - hypothesis passes it
) -> None:
    ending = "6B00" if more else "9000"
    channel = CardChannel(answering(*(part.hex() + "9000" for part in parts), ending))
    assert channel.read_bytes(4096) == b"".join(parts)


@pytest.mark.parametrize("length", [0, 1, 126, 127, 128, 255, 256, 1300])
def test_of_an_object_what_fills_its_file_is_not_read(length: int) -> None:
    two_bytes = length.to_bytes(2, "big")
    header = bytes([0x30, length]) if length < 128 else b"\x30\x82" + two_bytes
    content = header + b"x" * length
    channel = channel_to(content + bytes(1100))
    channel.select_file(PATH)
    assert channel.read_object(4096) == content


@given(st.binary(max_size=10))
def test_the_length_of_an_object_is_a_number_whatever_the_bytes(start: bytes) -> None:
    assert object_length(start) >= 0


def test_an_answer_in_parts_comes_back_whole() -> None:
    channel = CardChannel(answering("01026102", "03046101", "059000"))
    assert channel.send(b"\x00\x88\x00\x00") == Answer(bytes([1, 2, 3, 4, 5]), 0x9000)


def test_a_wrong_length_is_asked_again_with_the_right_one() -> None:
    asked = []

    def card(command: bytes) -> bytes:
        asked.append(command)
        return b"\x6c\x02" if command[-1] != 2 else b"ab\x90\x00"

    assert CardChannel(card).send(bytes.fromhex("00B0000000")).data == b"ab"
    assert asked == [bytes.fromhex("00B0000000"), bytes.fromhex("00B0000002")]


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param(("",), id="nothing"),
        pytest.param(("90",), id="half a status"),
        pytest.param(("00" * 300 + "9000",), id="more than a short answer holds"),
        pytest.param(("6110", "6110"), id="parts without an end and without data"),
        pytest.param(("6110", "aa6110"), id="parts without an end"),
    ],
)
def test_answers_that_make_no_sense_are_refused(answers: tuple[str, ...]) -> None:
    with pytest.raises(CardDataError):
        CardChannel(answering(*answers)).send(b"\x00\x88\x00\x00")


def test_more_bytes_than_were_asked_for_are_refused() -> None:
    with pytest.raises(CardDataError, match="more bytes than were asked for"):
        CardChannel(answering("aa" * 11 + "9000")).read_bytes(10)


def test_a_file_that_is_not_there_is_named_with_the_cards_own_number() -> None:
    with pytest.raises(CardRefusedError, match="file DF014033: status 6A82") as caught:
        channel_to(b"x").select_file(OTHER_PATH)
    assert caught.value.status == 0x6A82


def test_a_file_behind_a_pin_is_refused_and_says_so() -> None:
    chip = FileChip(files={PATH: b"x"}, protected=frozenset({PATH}))
    channel = CardChannel(chip.answer)
    channel.select_file(PATH)
    with pytest.raises(CardRefusedError, match="status 6982"):
        channel.read_bytes(10)


def test_an_application_is_selected_by_its_name() -> None:
    channel = channel_to(b"x")
    assert channel.select_application(AID) == 0x9000
    assert channel.select_application(b"other") == 0x6A82


@given(st.lists(st.binary(max_size=270), min_size=1, max_size=30))
def test_no_answers_break_the_channel(answers: list[bytes]) -> None:
    left = list(answers)
    channel = CardChannel(lambda _: left.pop(0) if left else b"\x6f\x00")
    for call in (lambda: channel.select_file(PATH), lambda: channel.read_object(2000)):
        try:
            call()
        except CardDataError as error:
            assert str(error)  # noqa: PT017 - either outcome is right
