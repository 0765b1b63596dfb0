"""The trace of a card: every command, and nothing that is personal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.eid.card_profile import Reading
from citizenspot.eid.command_trace import TracedConnection, masked_answer, masked_command
from citizenspot.eid.known_cards import KNOWN_CARDS
from citizenspot.eid.read_card import read_card
from tests.eid.benches import TODAY
from tests.eid.cards import CountedLine, commands_of_a_read, specimen_card
from training.cards.specimen import find_specimen


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("00A404000460463200", "00 A4 04 00 04 60 46 32 00"),
        ("002241B60680014284010600", "00 22 41 B6 06 80 01 42 84 01 06 00"),
        ("00B0010000", "00 B0 01 00 00"),
        ("0020000108241234FFFFFFFFFF", "00 20 00 01 08 (8 bytes)"),
        ("0CA4040C15870911223344", "0C A4 04 0C 15 (21 bytes)"),
        ("00820000281122", "00 82 00 00 28 (40 bytes)"),
        ("00200081", "00 20 00 81"),
    ],
)
def test_a_command_shows_its_header_and_what_it_selects(command: str, shown: str) -> None:
    assert masked_command(bytes.fromhex(command)) == shown


@given(st.binary(max_size=256))
def test_an_answer_shows_its_length_and_status_only(data: bytes) -> None:
    shown = masked_answer(data + b"\x90\x00")
    assert shown == (f"{len(data)} bytes, 90 00" if data else "90 00")


@pytest.mark.parametrize("name", ["eva", "maria"])
def test_the_trace_of_a_read_has_every_command_and_nothing_of_the_holder(name: str) -> None:
    told: list[str] = []
    card = specimen_card(name)
    line = TracedConnection(CountedLine(card), told.append, lambda: 0.0)
    content = read_card(line, card.atr, KNOWN_CARDS, lambda: True, Reading())
    assert len(told) == commands_of_a_read(name)
    written = "\n".join(told)
    person = find_specimen(name).person
    assert person is not None
    personal = (content.holder.number, content.holder.family_name, f"{person.born(TODAY):%d %m}")
    for each in personal:
        assert each not in written
        assert each.encode().hex(" ").upper() not in written
