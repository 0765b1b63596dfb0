"""Text from outside is printed as text: seen, on one line, and without effect."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.receipts.direction import ISOLATES, joined
from citizenspot.receipts.fonts import Weight, runs, width
from citizenspot.receipts.lines import broken_lines
from citizenspot.receipts.printable import LONGEST, LONGEST_NAME, STRANGE, name, printable
from tests.rigs.hostile_texts import TEXTS

EVERY_CHARACTER = st.text(st.characters(exclude_categories=[]), max_size=80)


@pytest.mark.parametrize(
    ("given_text", "printed"),
    [
        ("Ana  Maria", "Ana Maria"),
        ("Ana\nMaria\u2028da\tSilva ", "Ana Maria da Silva"),
        ("Ana\x00\x1b[31m", f"Ana{STRANGE}{STRANGE}[31m"),
        ("\u202eanA", f"{STRANGE}anA"),
        ("A\u200bna\ufeff", "Ana"),
        ("Jose\u0301", "José"),
        ("30,00\u202f€", "30,00\u00a0€"),
        ("<b>Ana</b>", "<b>Ana</b>"),
        ("Ґанна", "Ґанна"),
        ("A\ue000", f"A{STRANGE}"),
    ],
)
def test_what_is_printed_for_a_text(given_text: str, printed: str) -> None:
    assert printable(given_text) == printed


@given(EVERY_CHARACTER)
def test_nothing_that_acts_is_left(text: str) -> None:
    """Isolates stay: they keep a direction to themselves."""
    left = {unicodedata.category(each) for each in printable(text).translate(ISOLATES)}
    assert not left & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@given(EVERY_CHARACTER)
def test_what_is_printable_stays_as_it_is(text: str) -> None:
    assert printable(printable(text)) == printable(text)


def test_what_is_too_long_ends_in_dots() -> None:
    assert printable("x" * (LONGEST + 1)) == "x" * LONGEST + "…"
    assert name("x" * (LONGEST_NAME + 1)) == "x" * LONGEST_NAME + "…"


def test_a_tower_of_marks_is_cut() -> None:
    assert len(printable("Z" + "\u0301" * 500)) < 10


@given(EVERY_CHARACTER.map(printable), st.floats(20, 300))
def test_lines_are_no_wider_than_they_may_be_and_lose_nothing(text: str, most: float) -> None:
    lines = broken_lines(text, Weight.REGULAR, 10, most)
    assert "".join(lines).replace(" ", "") == joined(text).replace(" ", "")
    for line in lines:
        assert len(line) == 1 or width(line, Weight.REGULAR, 10) <= most + 1e-6


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("weight", Weight)
def test_every_character_has_a_font_or_is_marked(text: str, weight: Weight) -> None:
    printed = printable(text)
    drawn = runs(printed, weight)
    assert len("".join(run.text for run in drawn)) == len(printed)
    for run in drawn:
        assert all(ord(each) in run.font.face.charToGlyph for each in run.text)
