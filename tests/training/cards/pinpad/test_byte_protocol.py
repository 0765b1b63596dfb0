"""The card's end of T=0: what is announced and fetched, and what is no command of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.cards.pinpad.byte_protocol import ByteProtocol, NoCommandError

ASKS = bytes.fromhex("00CB00FF02A003")
DONE = bytes.fromhex("9000")


@given(st.binary(min_size=1, max_size=700), st.integers(1, 256))
def test_what_a_command_with_data_wants_back_is_announced_and_fetched(
    data: bytes, at_once: int
) -> None:
    card = ByteProtocol(lambda _command: data + DONE)
    answer = card.exchange(ASKS)
    fetched = b""
    while answer[-2] == 0x61:
        left = len(data) - len(fetched)
        assert answer[-1] == left & 0xFF
        answer = card.exchange(bytes([0, 0xC0, 0, 0, at_once & 0xFF]))
        fetched += answer[:-2]
    assert (fetched, answer[-2:]) == (data, DONE)


def test_a_command_without_data_is_answered_at_once() -> None:
    card = ByteProtocol(lambda command: command + DONE)
    for command in ("00B0000010", "00200081"):
        assert card.exchange(bytes.fromhex(command)) == bytes.fromhex(command) + DONE


@pytest.mark.parametrize("command", ["00CB00FF02A00300", "00CB00FF02A0", "00CB00FF01A003"])
def test_a_length_that_is_not_that_of_the_data_is_no_command(command: str) -> None:
    with pytest.raises(NoCommandError):
        ByteProtocol(lambda _command: DONE).exchange(bytes.fromhex(command))


def test_what_was_not_fetched_is_forgotten_by_the_next_command() -> None:
    card = ByteProtocol(lambda _command: b"data" + DONE)
    card.exchange(ASKS)
    card.exchange(bytes.fromhex("00B0000004"))
    assert card.exchange(bytes.fromhex("00C0000004")) == b"data" + DONE
