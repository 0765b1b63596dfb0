"""Ctrl+K: everything that can be done now, by a few letters of it and Enter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.day import commands as d
from citizenspot.visit import commands as c
from citizenspot.visit.screen_commands import Cover
from tests.ui.mediator.conftest import OpenCounter
from tests.ui.mediator.counter import Counter
from tests.ui.mediator.sample_views.days import between_visits, locked
from tests.ui.mediator.sample_views.every_moment import EVERY_MOMENT, form, services, start
from ui.mediator.key_plan import MAIN, acts_of, with_keys
from ui.mediator.palette.entries import PaletteEntry, ranked
from ui.mediator.palette.typing_errors import LEAST_LETTERS, nearly_begins


def names(counter: Counter) -> tuple[str, ...]:
    return counter.window.centre.finder.names


def test_ctrl_k_offers_every_act_of_every_moment(open_counter: OpenCounter) -> None:
    counter = open_counter()
    for name, moment in EVERY_MOMENT.items():
        view = moment("en")
        if view.locked:
            continue
        counter.show(view)
        counter.press("Ctrl+K")
        offered = {act.label for act in acts_of(with_keys(view)) if not act.why_not}
        assert offered <= set(names(counter)), name
        counter.press("Esc")


def test_an_act_is_found_by_some_letters_and_given_by_enter(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    counter.press("Ctrl+K")
    counter.write("cover")
    counter.press("Return")
    assert counter.commands == [Cover()]
    assert not counter.window.centre.finder.is_open


def test_a_service_is_found_and_started(open_counter: OpenCounter) -> None:
    counter = open_counter(services("en"))
    counter.press("Ctrl+K")
    counter.write("criminal")
    assert names(counter)[0] == "Certificado do registo criminal"
    counter.press("Return")
    assert counter.commands == [c.ChooseServices(("pt.dgaj.record",))]


def test_services_are_not_offered_where_none_can_be_started(open_counter: OpenCounter) -> None:
    counter = open_counter(start("en"))
    counter.press("Ctrl+K")
    counter.write("criminal")
    assert names(counter) == ()


def test_a_ticket_is_called_by_its_number(open_counter: OpenCounter) -> None:
    counter = open_counter(between_visits("en"))
    counter.press("Ctrl+K")
    counter.write("a015")
    counter.press("Return")
    assert counter.commands == [d.CallTicket("A015")]


def test_help_is_found_and_done(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    before = counter.window.centre.say.shown
    counter.press("Ctrl+K")
    counter.write("what to say")
    counter.press("Return")
    assert counter.window.centre.say.shown != before


def test_what_an_act_asks_is_asked_after_the_palette_too(open_counter: OpenCounter) -> None:
    counter = open_counter(EVERY_MOMENT["desk_supervision"]("en"))
    counter.press("Ctrl+K")
    counter.write("read")
    counter.press("Return")
    assert counter.commands == []
    counter.write("a complaint")
    counter.press("Return")
    (command,) = counter.commands
    assert isinstance(command, d.ReadVisit)
    assert command.why == "a complaint"


def test_escape_goes_back_to_where_one_was(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    counter.press("Ctrl+K")
    counter.press("Esc")
    assert counter.window.centre.page.isVisible()
    assert counter.commands == []


def test_a_locked_desk_has_no_palette(open_counter: OpenCounter) -> None:
    counter = open_counter(locked("en"))
    counter.press("Ctrl+K")
    assert not counter.window.centre.finder.is_open


def test_locking_closes_the_palette(open_counter: OpenCounter) -> None:
    counter = open_counter(form("en"))
    counter.press("Ctrl+K")
    counter.show(locked("en"))
    assert not counter.window.centre.finder.is_open


@pytest.mark.parametrize(
    ("text", "first"), [("clo", "Close the desk"), ("de", "Desk note"), ("the", "Close the desk")]
)
def test_what_begins_so_stands_before_what_only_holds_it(text: str, first: str) -> None:
    entries = [PaletteEntry("act", name, "Act") for name in ("Close the desk", "Desk note")]
    assert ranked(entries, (), text)[0].name == first


@given(st.lists(st.text(max_size=12), max_size=8), st.text(max_size=6))
def test_ranking_loses_nothing_it_finds_and_invents_nothing(found: list[str], text: str) -> None:
    entries = [PaletteEntry("act", name, "") for name in found]
    shown = ranked(entries, (), text)
    assert len(shown) <= len(entries)
    assert all(entry in entries for entry in shown)


@pytest.mark.parametrize("typed", ["covre", "coer", "coover", "cuver"])
def test_a_typing_error_is_forgiven(open_counter: OpenCounter, typed: str) -> None:
    counter = open_counter(form("en"))
    counter.press("Ctrl+K")
    counter.write(typed)
    counter.press("Return")
    assert counter.commands == [Cover()]


def test_no_ticket_is_called_by_a_number_that_is_nearly_its_own(open_counter: OpenCounter) -> None:
    counter = open_counter(between_visits("en"))
    counter.press("Ctrl+K")
    counter.write("a105")
    assert names(counter) == ()


def test_a_typing_error_sends_nothing(open_counter: OpenCounter) -> None:
    counter = open_counter(EVERY_MOMENT["submit"]("en"))
    main = next(act for act in acts_of(with_keys(EVERY_MOMENT["submit"]("en"))) if act.key == MAIN)
    word = next(part for part in main.label.split() if len(part) >= LEAST_LETTERS)
    counter.press("Ctrl+K")
    counter.write(word)
    assert main.label in names(counter)
    for _ in word:
        counter.press("Backspace")
    counter.write(word[:-1] + "q")
    assert main.label not in names(counter)


@given(st.text("abcde", min_size=5, max_size=9), st.data())
def test_any_one_mistake_is_forgiven_and_no_second(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    other = "z"
    mistakes = [
        word[:at] + other + word[at:],
        word[:at] + word[at + 1 :],
        word[:at] + other + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    ]
    assert all(nearly_begins(word, each) for each in mistakes)
    assert not nearly_begins(word, "zz" + word[2:])
