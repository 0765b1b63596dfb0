from __future__ import annotations

from typing import Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.visit import commands as c
from citizenspot.visit.desk_commands import ReadCard
from citizenspot.visit.receipt_commands import IssueReceipt
from citizenspot.visit.screen_commands import Explained
from citizenspot.visit.views import Act, Choices, DeskView, Notice, Page
from tests.ui.mediator.sample_views.every_moment import EVERY_MOMENT, form, payment, start
from ui.mediator.key_plan import (
    acts_of,
    ambiguous_keys,
    canonical,
    letters_for,
    with_keys,
)


@pytest.mark.parametrize("language", ["pt", "en"])
@pytest.mark.parametrize("moment", EVERY_MOMENT)
def test_every_act_has_a_key_of_its_own(moment: str, language: str) -> None:
    view = with_keys(EVERY_MOMENT[moment](language))
    assert [act.label for act in acts_of(view) if not act.key] == []
    assert ambiguous_keys(view) == frozenset()


def test_two_acts_that_claim_one_key_are_found() -> None:
    view = form("en")
    twice = Act("Another", c.Park(), "Ctrl+Enter")
    page = msgspec.structs.replace(view.page, acts=(*view.page.acts, twice))
    assert ambiguous_keys(msgspec.structs.replace(view, page=page)) == {"Ctrl+Return"}


def test_an_act_that_claims_a_key_of_the_screen_is_found() -> None:
    view = form("en")
    greedy = Act("Greedy", c.Park(), "F1")
    assert ambiguous_keys(msgspec.structs.replace(view, acts=(greedy,))) == {"F1"}


def test_keys_that_come_with_acts_are_kept() -> None:
    view = form("en")
    assert with_keys(view).acts == view.acts


def test_choices_are_digits_and_beside_a_field_alt_and_digits() -> None:
    keys = [act.key for act in acts_of(with_keys(payment("en")))]
    assert keys[2:5] == ["Ctrl+Return", "1", "2"]
    view = form("en")
    choice = Choices((Act("One", Explained()),))
    page = msgspec.structs.replace(view.page, blocks=(*view.page.blocks, choice))
    keyed = with_keys(msgspec.structs.replace(view, page=page))
    assert [act.key for act in acts_of(keyed) if act.label == "One"] == ["Alt+1"]


def test_the_main_act_and_the_way_back_have_their_usual_keys() -> None:
    acts = (Act("On", c.Begin(), style="primary"), Act("Back", c.GoBack("case-1")))
    view = msgspec.structs.replace(start("en"), page=Page("p", "P", acts=acts))
    assert [act.key for act in with_keys(view).page.acts] == ["Ctrl+Return", "Esc"]


def test_parked_visits_can_be_taken_up_by_a_digit_while_no_visit_is_open() -> None:
    assert [each.act.key for each in with_keys(start("en")).parked] == ["1", "2"]


def test_the_first_way_to_give_a_receipt_is_f12() -> None:
    papers: tuple[Literal["a4", "80mm", "screen"], ...] = ("a4", "80mm", "screen")
    choices = Choices(tuple(Act(paper, IssueReceipt("case-1", paper)) for paper in papers))
    view = msgspec.structs.replace(start("en"), page=Page("p", "P", blocks=(choices,)), parked=())
    keys = [act.key for act in acts_of(with_keys(view)) if isinstance(act.command, IssueReceipt)]
    assert keys == ["F12", "1", "2"]


def test_what_can_be_done_about_the_reader_has_a_key() -> None:
    again = Notice("problem", "The card cannot be read.", acts=(Act("Again", Explained()),))
    view = msgspec.structs.replace(form("en"), reader=again)
    assert [act.key for act in acts_of(with_keys(view)) if act.label == "Again"] == ["Ctrl+3"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ctrl+Enter", "Ctrl+Return"),
        ("shift+ctrl+a", "Ctrl+Shift+A"),
        ("escape", "Esc"),
        ("f7", "F7"),
    ],
)
def test_a_key_is_compared_in_one_spelling(written: str, read: str) -> None:
    assert canonical(written) == read


@given(st.lists(st.text(max_size=12), max_size=26))
def test_letters_of_fields_never_collide(labels: list[str]) -> None:
    letters = letters_for(labels)
    assert len(letters) == len(labels) == len(set(letters))


def test_a_field_gets_a_letter_of_its_own_label() -> None:
    assert letters_for(["Número", "Nome", "Óbito", "Город"])[:3] == ("N", "O", "B")


@given(st.integers(0, 60))
def test_more_acts_than_keys_still_never_share_one(number: int) -> None:
    acts = tuple(Act(str(each), c.SwitchCase(str(each))) for each in range(number))
    view: DeskView = msgspec.structs.replace(start("en"), page=Page("p", "P", (), (Choices(acts),)))
    assert ambiguous_keys(with_keys(view)) == frozenset()


def test_reading_a_card_and_sending_again_have_the_same_key_wherever_they_are_offered() -> None:
    read, again = Act("Read", ReadCard()), Act("Send again", c.SettleDelivery("c", "send_again"))
    view = msgspec.structs.replace(
        form("en"), notices=(Notice("problem", "No card", acts=(read, again)),)
    )
    acts = with_keys(view).notices[0].acts
    assert [act.key for act in acts] == ["F4", "F5"]
