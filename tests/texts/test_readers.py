"""Which sentences a citizen may read is known from where they are written, and misses none."""

from __future__ import annotations

import ast
import gettext
from typing import get_args

import pytest

from citizenspot.eid.card_events import CardState
from citizenspot.locale.extraction import citizens_template, sentences
from citizenspot.locale.readers import DESK_LANGUAGES, citizens_nodes
from citizenspot.texts import OWN_NAMES, Texts
from citizenspot.visit.citizen_view import citizen_view
from citizenspot.visit.surroundings import Surroundings
from kiosk_config.settings import CitizenLanguage, Language
from tests.house.sources import REPOSITORY
from tests.visit.story import TODAY, Story

CITIZENS = {message.id for message in citizens_template(REPOSITORY)}


class OnlyTheCitizens(gettext.NullTranslations):
    """A catalogue that knows what a citizen may read, and fails at anything else."""

    def gettext(self, message: str) -> str:
        assert message in CITIZENS, message
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        assert (msgid1, msgid2) in CITIZENS, msgid1
        return msgid1 if n == 1 else msgid2


STRICT = Texts("fr", OnlyTheCitizens())


def found_in(text: str) -> list[object]:
    return list(sentences(citizens_nodes(ast.parse(text))))


@pytest.mark.parametrize(
    "text",
    [
        'def for_desk(scene):\n    say("No")',
        'FOR_THE_MEDIATOR = {1: _N("No")}',
        'FOR_THE_MEDIATOR: dict[int, str] = {1: _N("No")}',
        'Sentences(mediator=_N("No"))',
    ],
)
def test_what_is_named_after_the_mediator_is_not_the_citizens(text: str) -> None:
    assert not found_in(text)


@pytest.mark.parametrize(
    "text", ['def for_citizen(scene):\n    say("Yes")', 'Sentences(citizen=_N("Yes"))']
)
def test_everything_else_there_is_the_citizens(text: str) -> None:
    assert found_in(text) == ["Yes"]


def test_a_whole_visit_says_nothing_to_the_citizen_that_is_not_in_every_language() -> None:
    story = Story()
    for step in steps_of(story):
        told = Story().told_until(step)
        for reader in ("", *(state.value for state in CardState)):
            around = Surroundings(today=TODAY, spot="Spot", reader=reader)
            assert citizen_view(told.visit, STRICT, around).page.heading


def steps_of(story: Story) -> list[str]:
    service = story.services["xx.town.bench"]
    way = [step.id for step in service.steps]
    return [step for step in way if _is_reached(step)]


def _is_reached(step: str) -> bool:
    try:
        Story().told_until(step)
    except AssertionError:
        return False
    return True


def test_the_strict_catalogue_finds_a_sentence_of_the_mediators() -> None:
    with pytest.raises(AssertionError):
        STRICT.say("Hand over with F7.")


def test_the_settings_offer_the_languages_that_there_are() -> None:
    assert set(get_args(CitizenLanguage)) == set(OWN_NAMES)
    assert set(get_args(Language)) == set(DESK_LANGUAGES)


def test_a_citizens_sentence_is_translated_in_every_language() -> None:
    assert all(Texts.for_language(language).say("Sign here") for language in OWN_NAMES)
    said = {Texts.for_language(language).say("Sign here") for language in OWN_NAMES}
    assert len(said) == len(OWN_NAMES)
