"""The protocol of vpcd, spoken to a socket that plays its driver."""

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from training.cards.emulated_card import EmulatedCard
from training.cards.file_chip import FileChip
from training.cards.specimen import Behaviour
from training.cards.vpcd import InsertedCard, NoVirtualReaderError, VpcdLine

ATR = bytes.fromhex("3B0442414E4B")
PATH = bytes.fromhex("DF014031")
SELECT, READ = bytes.fromhex("00A4080C04DF014031"), bytes.fromhex("00B0000004")
LIMIT_S = 5.0


@contextmanager
def driver(card: EmulatedCard) -> Iterator[socket.socket]:
    """Play the driver that a card is put into; the value is its end of the line."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        inserted = InsertedCard(card, listener.getsockname()[1])
        line, _ = listener.accept()
        line.settimeout(LIMIT_S)
        with line:
            yield line
        inserted.remove()


def card(behaviour: Behaviour | None = None) -> EmulatedCard:
    return EmulatedCard(ATR, lambda: FileChip(files={PATH: b"data"}), behaviour)


def say(line: socket.socket, message: bytes) -> None:
    line.sendall(len(message).to_bytes(2, "big") + message)


def hear(line: socket.socket) -> bytes:
    length = int.from_bytes(line.recv(2, socket.MSG_WAITALL), "big")
    return line.recv(length, socket.MSG_WAITALL)


def test_a_card_gives_its_answer_to_reset_and_answers_commands() -> None:
    with driver(card()) as line:
        say(line, b"\x04")
        assert hear(line) == ATR
        say(line, b"\x01")
        say(line, SELECT)
        assert hear(line) == b"\x90\x00"
        say(line, READ)
        assert hear(line) == b"data\x90\x00"


@pytest.mark.parametrize("control", [b"\x00", b"\x01", b"\x02"])
def test_power_and_reset_are_not_answered_and_forget_what_was_selected(control: bytes) -> None:
    with driver(card()) as line:
        say(line, SELECT)
        hear(line)
        say(line, control)
        say(line, READ)
        assert hear(line) == bytes.fromhex("6986")


def test_a_message_that_comes_byte_by_byte_is_understood() -> None:
    with driver(card()) as line:
        for byte in b"\x00\x01\x04":
            line.sendall(bytes([byte]))
        assert hear(line) == ATR


def test_a_mute_card_has_an_answer_that_no_driver_takes_for_one() -> None:
    with driver(card(Behaviour(mute=True))) as line:
        say(line, b"\x04")
        assert len(hear(line)) > 33


def test_a_card_that_is_pulled_hangs_up_instead_of_answering() -> None:
    with driver(card(Behaviour(removed_at=0))) as line:
        say(line, SELECT)
        assert line.recv(1) == b""


def test_removing_a_card_hangs_up_and_may_be_done_twice() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        inserted = InsertedCard(card(), listener.getsockname()[1])
        line, _ = listener.accept()
        with line:
            inserted.remove()
            inserted.remove()
            assert line.recv(1) == b""


def test_where_nothing_listens_it_says_what_to_install() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(NoVirtualReaderError, match="vsmartcard-vpcd"):
        VpcdLine(card(), port)
