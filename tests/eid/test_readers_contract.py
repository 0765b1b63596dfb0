"""What every kind of readers promises, told to the virtual ones and to the real pcscd."""

import time

import pytest

from citizenspot.eid.card_events import CardState
from citizenspot.eid.readers import Presence, ReaderError, Readers, Slot
from tests.eid.benches import Bench
from tests.eid.cards import specimen_card
from training.cards.emulated_card import BELGIAN_ATR

LIMIT_S = 30.0
SELECT_BELGIAN = bytes.fromhex("00A4040C0CA000000177504B43532D3135")


def wait_for(readers: Readers, presence: Presence) -> Slot:
    """Return the first slot once it is as said."""
    deadline = time.monotonic() + LIMIT_S
    while time.monotonic() < deadline:
        slots = readers.wait_for_change(0.1)
        if slots and slots[0].presence is presence:
            return slots[0]
    raise AssertionError(f"no slot became {presence} in {LIMIT_S:g} s")


def state_when(call: object, *arguments: object) -> CardState:
    assert callable(call)
    with pytest.raises(ReaderError) as caught:
        call(*arguments)
    return caught.value.state


def test_the_first_look_returns_at_once(bench: Bench) -> None:
    began = time.monotonic()
    slots = bench.readers.wait_for_change(60.0)
    assert time.monotonic() - began < LIMIT_S
    assert slots[0].presence is Presence.EMPTY


def test_where_nothing_changes_the_limit_is_kept(bench: Bench) -> None:
    seen = bench.readers.wait_for_change(0.1)
    began = time.monotonic()
    assert bench.readers.wait_for_change(0.2) == seen
    assert 0.15 < time.monotonic() - began < LIMIT_S


def test_a_card_shows_its_answer_to_reset(bench: Bench) -> None:
    bench.insert(specimen_card("eva"))
    assert wait_for(bench.readers, Presence.CARD).atr == BELGIAN_ATR


def test_a_mute_card_is_told_from_an_empty_reader(bench: Bench) -> None:
    bench.insert(specimen_card("mute-card"))
    slot = wait_for(bench.readers, Presence.MUTE)
    assert slot.atr == b""


def test_the_next_card_in_the_same_slot_has_another_turn(bench: Bench) -> None:
    bench.insert(specimen_card("eva"))
    first = wait_for(bench.readers, Presence.CARD)
    bench.remove()
    bench.insert(specimen_card("eva"))
    second = wait_for(bench.readers, Presence.CARD)
    assert first.turn != second.turn


def test_a_connected_card_answers(bench: Bench) -> None:
    bench.insert(specimen_card("eva"))
    slot = wait_for(bench.readers, Presence.CARD)
    connection = bench.readers.connect(slot.reader)
    assert connection.transmit(SELECT_BELGIAN) == bytes.fromhex("9000")
    connection.disconnect()


def test_putting_the_line_down_twice_is_no_error(bench: Bench) -> None:
    bench.insert(specimen_card("eva"))
    slot = wait_for(bench.readers, Presence.CARD)
    connection = bench.readers.connect(slot.reader)
    connection.disconnect()
    connection.disconnect()


def test_a_card_taken_out_while_connected_was_removed(bench: Bench) -> None:
    bench.insert(specimen_card("eva", removed_at=0))
    slot = wait_for(bench.readers, Presence.CARD)
    connection = bench.readers.connect(slot.reader)
    assert state_when(connection.transmit, SELECT_BELGIAN) is CardState.REMOVED
    connection.disconnect()


def test_a_mute_card_cannot_be_connected_to(bench: Bench) -> None:
    bench.insert(specimen_card("mute-card"))
    slot = wait_for(bench.readers, Presence.MUTE)
    assert state_when(bench.readers.connect, slot.reader) is CardState.MUTE


def test_an_empty_reader_has_no_card_to_connect_to(bench: Bench) -> None:
    slot = wait_for(bench.readers, Presence.EMPTY)
    assert state_when(bench.readers.connect, slot.reader) is CardState.REMOVED


def test_a_reader_that_is_not_there_is_named(bench: Bench) -> None:
    wait_for(bench.readers, Presence.EMPTY)
    assert state_when(bench.readers.connect, "No such reader") is CardState.NO_READER


def test_a_card_that_another_program_holds_is_busy_until_it_lets_go(bench: Bench) -> None:
    bench.insert(specimen_card("eva"))
    slot = wait_for(bench.readers, Presence.CARD)
    with bench.held_by_another_program():
        assert state_when(bench.readers.connect, slot.reader) is CardState.BUSY
    wait_for(bench.readers, Presence.CARD)
    bench.readers.connect(slot.reader).disconnect()


def test_readers_come_back_with_the_service(bench: Bench) -> None:
    wait_for(bench.readers, Presence.EMPTY)
    bench.stop_service()
    assert state_when(bench.readers.wait_for_change, 0.1) is CardState.NO_SERVICE
    assert state_when(bench.readers.wait_for_change, 0.1) is CardState.NO_SERVICE
    bench.start_service()
    wait_for(bench.readers, Presence.EMPTY)


def test_a_card_that_is_connected_when_the_service_stops_says_so(bench: Bench) -> None:
    bench.insert(specimen_card("eva"))
    slot = wait_for(bench.readers, Presence.CARD)
    connection = bench.readers.connect(slot.reader)
    bench.stop_service()
    assert state_when(connection.transmit, SELECT_BELGIAN) is CardState.NO_SERVICE
    connection.disconnect()


def test_without_a_reader_there_is_no_slot(bench: Bench) -> None:
    bench.stop_service()
    bench.start_service(with_reader=False)
    assert bench.readers.wait_for_change(0.1) == ()


def test_closed_readers_open_again_when_asked(bench: Bench) -> None:
    wait_for(bench.readers, Presence.EMPTY)
    bench.readers.close()
    wait_for(bench.readers, Presence.EMPTY)
