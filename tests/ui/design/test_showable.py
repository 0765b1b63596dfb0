"""Nothing hidden in a text acts on the screen, and nothing readable is lost."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.design.showable import LONGEST, STRANGE, one_line, showable

OVERRIDES = "\u202a\u202b\u202c\u202d\u202e"


@pytest.mark.parametrize(
    "text",
    [
        "Maria da Conceição",
        "Ærøskøbing 12, 3.º esq.",
        "Їжак і Ґанна",  # noqa: RUF001 - Ukrainian
        "مرحبا بك في الخدمة",
        "\u2068CS-0001/26\u2069 بالعربية",
        "Tom & <b>Jerry</b> &amp; 100 %",
        "e\u0301 combining",
        "👩‍👧 family",
    ],
)
def test_an_honest_text_is_shown_as_it_is(text: str) -> None:
    assert showable(text) == text


@pytest.mark.parametrize("override", OVERRIDES)
def test_a_text_cannot_turn_itself_around(override: str) -> None:
    assert showable(f"fatura{override}gpj.exe") == f"fatura{STRANGE}gpj.exe"


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\ue000", "\ud800"])
def test_a_control_is_seen_where_it_was(control: str) -> None:
    assert showable(f"a{control}b") == f"a{STRANGE}b"


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_break_becomes_the_same_one(line_break: str) -> None:
    assert showable(f"a{line_break}b") == "a\nb"


def test_one_line_has_no_breaks_at_all() -> None:
    assert one_line("a\n b\t\tc\u2029d") == "a b c d"


def test_a_tower_of_marks_is_cut_to_what_languages_need() -> None:
    assert showable("a" + "\u0301" * 60 + "n") == "a" + "\u0301" * 4 + "n"


def test_a_text_without_end_is_cut_and_says_so() -> None:
    shown = showable("x" * (LONGEST + 5))

    assert len(shown) == LONGEST + 1
    assert shown.endswith("…")


@given(st.text(st.characters()))
def test_whatever_comes_in_only_harmless_characters_come_out(text: str) -> None:
    shown = showable(text)

    assert not any(unicodedata.category(each) in {"Cc", "Cs"} for each in shown if each != "\n")
    assert not set(shown) & set(OVERRIDES)


@given(st.text(st.characters()))
def test_what_is_fit_to_be_shown_stays_so(text: str) -> None:
    assert showable(showable(text)) == showable(text)
