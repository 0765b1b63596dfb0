"""What only virtual readers can do; what all readers promise is told in `tests/eid`."""

import threading
from datetime import date

import pytest

from citizenspot.eid.card_events import CardState
from citizenspot.eid.readers import Presence, ReaderError, Slot
from training.cards.specimen import UnknownSpecimenError
from training.cards.virtual_readers import READER, VirtualReaders

LIMIT_S = 5.0


@pytest.fixture
def readers() -> VirtualReaders:
    return VirtualReaders(lambda: date(2026, 11, 22))


def test_a_specimen_is_put_in_by_its_name(readers: VirtualReaders) -> None:
    readers.insert("maria")
    assert readers.wait_for_change(0)[0].presence is Presence.CARD


def test_a_name_that_is_none_leaves_the_card_in(readers: VirtualReaders) -> None:
    readers.insert("maria")
    with pytest.raises(UnknownSpecimenError):
        readers.insert("nobody")
    assert readers.wait_for_change(0)[0].presence is Presence.CARD


def test_a_card_put_in_takes_the_place_of_the_one_that_is_in(readers: VirtualReaders) -> None:
    readers.insert("maria")
    (first,) = readers.wait_for_change(0)
    readers.insert("eva")
    (second,) = readers.wait_for_change(0)
    assert first.atr != second.atr
    assert first.turn != second.turn


def test_a_line_to_a_card_that_was_swapped_is_dead(readers: VirtualReaders) -> None:
    readers.insert("maria")
    connection = readers.connect(READER)
    readers.insert("eva")
    with pytest.raises(ReaderError) as caught:
        connection.transmit(b"\x00\xa4\x00\x00")
    assert caught.value.state is CardState.REMOVED


def test_a_reader_unplugged_while_connected_is_no_reader(readers: VirtualReaders) -> None:
    readers.insert("maria")
    connection = readers.connect(READER)
    readers.unplug()
    with pytest.raises(ReaderError) as caught:
        connection.transmit(b"\x00\xa4\x00\x00")
    assert caught.value.state is CardState.NO_READER
    assert readers.wait_for_change(0) == ()
    readers.plug()
    assert readers.wait_for_change(0)[0].presence is Presence.CARD


def test_a_card_put_in_wakes_who_waits(readers: VirtualReaders) -> None:
    readers.wait_for_change(0)
    seen: list[Slot] = []
    waiting = threading.Thread(target=lambda: seen.extend(readers.wait_for_change(LIMIT_S)))
    waiting.start()
    readers.insert("maria")
    waiting.join(LIMIT_S)
    assert seen[0].presence is Presence.CARD


def test_hanging_up_ends_a_wait(readers: VirtualReaders) -> None:
    readers.wait_for_change(0)
    failed = []

    def wait() -> None:
        try:
            readers.wait_for_change(LIMIT_S)
        except ReaderError as error:
            failed.append(error.state)

    waiting = threading.Thread(target=wait)
    waiting.start()
    readers.hang_up()
    waiting.join(LIMIT_S)
    assert failed == [CardState.NO_SERVICE]
