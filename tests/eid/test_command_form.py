"""Commands, short and extended: what is written is what is read, by both sides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.eid.command_form import (
    as_t_0,
    command_parts,
    extended_command,
    is_extended,
    long_command,
    longest_answer,
    short_command,
)
from citizenspot.eid.command_trace import masked_command
from training.cards.chip_commands import came_extended, taken

HEADER = bytes.fromhex("00880000")
SHORT, LONG = st.binary(max_size=255), st.binary(max_size=2000)


@given(SHORT, st.sampled_from([b"", b"\x00", b"\x10"]))
def test_a_short_command_has_its_parts(data: bytes, wanted: bytes) -> None:
    command = short_command(HEADER, data, wanted)
    parts = command_parts(command)
    assert (parts.header, parts.data, parts.wanted) == (HEADER, data, wanted)
    assert not is_extended(command)
    assert longest_answer(command) == 256
    at_the_chip = taken(command)
    assert at_the_chip.data == data
    assert at_the_chip.wanted == {b"": 0, b"\x00": 256, b"\x10": 16}[wanted]


@given(LONG, st.sampled_from([b"", b"\x00\x00", b"\x01\x10"]))
def test_an_extended_command_has_its_parts(data: bytes, wanted: bytes) -> None:
    command = extended_command(HEADER, data, wanted)
    parts = command_parts(command)
    assert (parts.header, parts.data, parts.wanted) == (HEADER, data, wanted)
    assert is_extended(command) == came_extended(command) == bool(data or wanted)
    at_the_chip = taken(command)
    assert at_the_chip.data == data
    assert at_the_chip.wanted == {b"": 0, b"\x00\x00": 65_536, b"\x01\x10": 272}[wanted]


def test_the_norms_own_forms() -> None:
    assert extended_command(HEADER, b"\xaa" * 8, b"\x00\x00").hex() == (
        "00880000000008aaaaaaaaaaaaaaaa0000"
    )
    assert extended_command(HEADER, b"", b"\x00\x00").hex() == "00880000000000"
    assert extended_command(HEADER) == short_command(HEADER) == HEADER


@given(LONG)
def test_a_command_is_extended_only_where_it_has_to_be(data: bytes) -> None:
    command = long_command(HEADER, data)
    assert is_extended(command) == (len(data) > 255)
    assert command_parts(command).data == data


def test_what_does_not_fit_a_short_command_is_not_cut() -> None:
    with pytest.raises(ValueError, match="too long"):
        short_command(HEADER, bytes(256))


def test_a_trace_tells_how_long_an_extended_command_is_and_nothing_of_it() -> None:
    shown = masked_command(extended_command(HEADER, b"\xaa" * 300, b"\x00\x00"))
    assert shown == "00 88 00 00 00 01 2C (300 bytes)"
    chosen = extended_command(bytes.fromhex("002241A6"), b"\xaa" * 300)
    assert "300 bytes" in masked_command(chosen)
    assert "AA" not in masked_command(chosen)


@given(st.binary(min_size=1, max_size=255))
def test_t_0_has_no_length_wanted_beside_data(data: bytes) -> None:
    without = short_command(HEADER, data)
    assert as_t_0(short_command(HEADER, data, b"\x00")) == without
    assert as_t_0(without) is without


@pytest.mark.parametrize("command", ["00880000", "0088000000", "00B0000010"])
def test_t_0_carries_commands_that_go_one_way_as_they_are(command: str) -> None:
    raw = bytearray.fromhex(command)
    assert as_t_0(raw) is raw
