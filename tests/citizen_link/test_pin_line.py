"""A PIN's own way from screen 2: whole, to one taker, and wiped at both ends."""

from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from citizenspot.citizen_link.listening import Listening
from citizenspot.citizen_link.messages import from_citizen, to_citizen
from citizenspot.citizen_link.pin_line import PinLine
from citizenspot.citizen_link.pin_sending import SOCKET_NAME, send_pin

LIMIT_S = 5.0


@pytest.fixture
def line(tmp_path: Path) -> Iterator[tuple[Path, SimpleQueue[tuple[int, bytearray]]]]:
    taken: SimpleQueue[tuple[int, bytearray]] = SimpleQueue()
    path = tmp_path / "seat" / SOCKET_NAME
    pins = PinLine(Listening(path), lambda request, digits: taken.put((request, digits)))
    pins.start()
    yield path, taken
    pins.close()


Line = tuple[Path, SimpleQueue[tuple[int, bytearray]]]


def test_a_pin_arrives_with_its_question_and_is_wiped_where_it_was_sent(line: Line) -> None:
    path, taken = line
    digits = bytearray(b"471108")
    assert send_pin(path, 7, digits)
    assert digits == bytes(6)
    assert taken.get(timeout=LIMIT_S) == (7, bytearray(b"471108"))


def test_a_pin_that_nobody_takes_is_wiped_too(tmp_path: Path) -> None:
    digits = bytearray(b"4711")
    assert not send_pin(tmp_path / "nobody", 1, digits)
    assert digits == bytes(4)


def test_one_pin_after_another_is_taken(line: Line) -> None:
    path, taken = line
    for request in (1, 2, 3):
        assert send_pin(path, request, bytearray(b"1234"))
        assert taken.get(timeout=LIMIT_S)[0] == request


def test_only_this_user_may_open_the_socket(line: Line) -> None:
    path, _ = line
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_no_message_of_the_link_has_a_place_for_a_pin() -> None:
    for decoder in (from_citizen, to_citizen):
        with pytest.raises(Exception, match=r"\w"):
            decoder(b"\x82\xa3say\xa3pin\xa6digits\xc4\x041234")
