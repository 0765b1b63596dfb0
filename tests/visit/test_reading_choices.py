"""What the citizen chooses to read by: language, colours, and what is said of a missing one."""

from __future__ import annotations

import pytest

from citizenspot.texts import OWN_NAMES, Texts
from citizenspot.visit import commands as c
from citizenspot.visit.idle import idle_citizen_view
from citizenspot.visit.reading_choices import ChooseContrast
from citizenspot.visit.words import Contrast
from tests.visit.story import Story


@pytest.mark.parametrize("language", OWN_NAMES)
def test_screen_2_greets_in_every_language_and_from_its_side(language: str) -> None:
    texts = Texts.for_language(language)
    view = idle_citizen_view(texts, "Vila Treino", practice=False)
    assert "Vila Treino" in view.page.heading
    assert view.right_to_left is (language == "ar")


def test_the_citizen_chooses_the_colours_and_both_screens_may() -> None:
    story = Story()
    story.begin()
    assert story.citizen(ChooseContrast(Contrast.STRONG)) is None
    assert story.citizen_sees().contrast is Contrast.STRONG
    assert story.mediator(ChooseContrast(Contrast.USUAL)) is None
    assert story.citizen_sees().contrast is Contrast.USUAL


def test_the_colours_in_use_are_marked_among_those_to_choose_from() -> None:
    story = Story()
    story.mediator(c.OpenVisit("Ana"))
    story.citizen(ChooseContrast(Contrast.DARK))
    chosen = [act.command for act in story.citizen_sees().contrasts if act.selected]
    assert chosen == [ChooseContrast(Contrast.DARK)]


def test_a_service_that_nobody_translated_says_so() -> None:
    story = Story()
    story.begin()
    story.choose()
    written = Texts.for_language("uk").language_name("pt")
    assert written in story.citizen_sees(language="uk").written_in
    assert story.citizen_sees(language="en").written_in == ""


def test_between_services_nothing_is_said_of_translations() -> None:
    story = Story()
    story.begin()
    assert story.citizen_sees(language="uk").written_in == ""
