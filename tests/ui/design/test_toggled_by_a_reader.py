"""A screen reader's first action on a choice is Qt's "toggle"; it chooses as a press does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton

from citizenspot.visit.commands import ChooseLanguage, EnterField, Rate
from citizenspot.visit.views import Act, Choices, Fields, FieldView, Option, Rating
from tests.ui.design.conftest import Bench

LayOut = Callable[..., Bench]
YES_NO = FieldView(
    "c1", "far", "Far?", "yes_no", text="no", options=(Option("yes", "Yes"), Option("no", "No"))
)


def toggle(bench: Bench, name: str) -> QAbstractButton:
    (button,) = [
        each
        for each in bench.window.findChildren(QAbstractButton)
        if each.accessibleName() == name and each.isVisible()
    ]
    actions = QAccessible.queryAccessibleInterface(button).actionInterface()
    assert actions.actionNames()[0] == "Toggle"
    actions.doAction("Toggle")
    return button


def test_a_card_toggled_is_a_card_pressed(lay_out: LayOut) -> None:
    acts = (
        Act("Português", ChooseLanguage("pt"), selected=True),
        Act("English", ChooseLanguage("en"), selected=False),
    )
    bench = lay_out(Choices(acts))
    button = toggle(bench, "English")
    assert bench.pressed == [acts[1]]
    assert not button.isChecked(), "the mark moves when the view says so"


def test_a_value_toggled_is_a_value_given(lay_out: LayOut) -> None:
    bench = lay_out(Fields((YES_NO,)))
    assert bench.given == [], "what a view shows is not given back"
    assert toggle(bench, "Yes").isChecked()
    assert bench.given == [EnterField("c1", "far", "yes")]


@pytest.mark.parametrize("given", [0, 2])
def test_a_grade_toggled_is_a_grade_given(lay_out: LayOut, given: int) -> None:
    bench = lay_out(Rating("c1", ("Very bad", "Bad", "So so", "Good", "Very good"), stars=given))
    toggle(bench, "Good")
    assert bench.given == [Rate("c1", 4)]


def test_an_act_that_is_no_choice_is_a_plain_button(lay_out: LayOut) -> None:
    bench = lay_out(Choices((Act("Take the card out", ChooseLanguage("pt")),)))
    (button,) = bench.window.findChildren(QAbstractButton)
    node = QAccessible.queryAccessibleInterface(button)
    assert node.role() is QAccessible.Role.Button
    assert node.actionInterface().actionNames()[0] == "Press"
