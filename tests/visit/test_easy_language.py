"""Easy language: who may choose it, what both screens then say, and what it falls back to."""

from __future__ import annotations

import msgspec

from citizenspot.texts import Texts
from citizenspot.visit import commands as c
from citizenspot.visit.at_home import home_slip_of
from citizenspot.visit.citizen_view import citizen_view
from citizenspot.visit.desk_view import desk_view
from citizenspot.visit.reading_choices import ChooseEasyLanguage
from citizenspot.visit.speech import speech_of_view
from citizenspot.visit.surroundings import Surroundings
from citizenspot.visit.views import Act, CitizenView, DeskView, View
from services_catalog.definition import Service
from tests.visit.made_up_service import made_up_service
from tests.visit.story import TODAY, Story

AROUND = Surroundings(today=TODAY, easy_languages=frozenset({"en"}))
EASY_NAME = "Sit on a bench"
EASY_PURPOSE = "We ask the town. We ask for you."
EASY_SCRIPT = "Read it. Ask me."


def in_easy_language() -> Service:
    """Return the made-up service with a few of its texts in easy language, and plain words."""
    usual = made_up_service()
    (inform,) = (step for step in usual.steps if step.id == "inform")
    easier = msgspec.structs.replace(
        inform,
        purpose=inform.purpose | {"en-x-easy": EASY_PURPOSE},  # type: ignore[union-attr] # a consent
        say={"pt": "Leia com calma.", "en": "Take your time to read.", "en-x-easy": EASY_SCRIPT},
    )
    return msgspec.structs.replace(
        usual,
        name=usual.name | {"en-x-easy": EASY_NAME},
        plain={"en": "So that you may sit down.", "pt": "Para se poder sentar."},
        steps=tuple(easier if step is inform else step for step in usual.steps),
    )


def at_the_welcome(*services: Service) -> Story:
    story = Story(*services)
    story.mediator(c.OpenVisit("Ana"))
    story.mediator(c.ChooseLanguage("en"))
    return story


def told_until_inform(*, easy: bool, service: Service | None = None) -> Story:
    story = at_the_welcome(service or in_easy_language())
    story.citizen(ChooseEasyLanguage(easy))
    story.citizen(c.Begin())
    story.choose()
    story.identify()
    assert story.step == "inform"
    return story


def citizen_sees(story: Story, around: Surroundings = AROUND) -> CitizenView:
    texts = Texts.for_language(story.open_visit.words_language)
    return citizen_view(story.visit, texts, around)


def desk_sees(story: Story) -> DeskView:
    citizens = Texts.for_language(story.open_visit.words_language)
    return desk_view(story.visit, Texts.for_language("en"), citizens, AROUND)


def written(view: View) -> str:
    return msgspec.json.encode(view).decode()


def the_act(acts: tuple[Act, ...]) -> Act:
    (act,) = (act for act in acts if isinstance(act.command, ChooseEasyLanguage))
    return act


def test_it_is_offered_only_where_there_are_easy_texts_in_the_citizens_language() -> None:
    story = at_the_welcome()
    on, off = ChooseEasyLanguage(on=True), ChooseEasyLanguage(on=False)
    assert [act.command for act in citizen_sees(story).wordings] == [off, on]
    assert the_act(citizen_sees(story).page.acts).command == on
    assert the_act(desk_sees(story).acts).command == on
    story.mediator(c.ChooseLanguage("uk"))
    assert citizen_sees(story).wordings == ()
    assert "choose_easy_language" not in written(desk_sees(story))
    story.mediator(c.ChooseLanguage("en"))
    assert citizen_sees(story, Surroundings(today=TODAY)).wordings == ()


def test_the_citizen_chooses_it_and_it_is_marked_on_both_screens() -> None:
    story = at_the_welcome()
    assert not the_act(desk_sees(story).acts).selected
    assert story.citizen(ChooseEasyLanguage(on=True)) is None
    assert [act.selected for act in citizen_sees(story).wordings] == [False, True]
    at_the_desk = the_act(desk_sees(story).acts)
    assert at_the_desk.selected
    assert story.mediator(at_the_desk.command) is None
    assert not story.open_visit.easy_language


def test_choosing_what_is_chosen_is_no_news() -> None:
    story = at_the_welcome()
    story.citizen(ChooseEasyLanguage(on=True))
    before = len(story.history)
    story.citizen(ChooseEasyLanguage(on=True))
    assert len(story.history) == before


def test_screen_2_says_it_in_easy_language_and_is_still_in_its_language() -> None:
    usual, easy = (citizen_sees(told_until_inform(easy=on)) for on in (False, True))
    assert EASY_PURPOSE not in usual.page.sentences
    assert EASY_PURPOSE in easy.page.sentences
    assert easy.service == EASY_NAME
    assert (easy.language, easy.written_in) == ("en", "")


def test_what_has_no_easy_words_is_said_as_ever() -> None:
    usual, easy = (citizen_sees(told_until_inform(easy=on)) for on in (False, True))
    assert easy.page.blocks == usual.page.blocks
    assert easy.page.heading == usual.page.heading


def test_a_service_without_easy_language_says_so_and_shows_its_usual_words() -> None:
    plainly, easily = (
        citizen_sees(told_until_inform(easy=on, service=made_up_service())) for on in (False, True)
    )
    assert easily.page == plainly.page
    assert plainly.written_in == ""
    assert "easy language" in easily.written_in


def test_easy_language_is_what_is_read_aloud() -> None:
    view = citizen_sees(told_until_inform(easy=True))
    said = [part.words for part in speech_of_view(view, Texts.for_language("en").say)]
    assert any(EASY_PURPOSE in words for words in said)


def test_the_mediator_is_given_easy_words_to_say_and_reads_the_rest_as_ever() -> None:
    usual, easy = (desk_sees(told_until_inform(easy=on)) for on in (False, True))
    assert (usual.say, easy.say) == ("Take your time to read.", EASY_SCRIPT)
    assert easy.page == usual.page


def test_what_a_service_is_for_stands_in_plain_words_before_what_is_done() -> None:
    story = told_until_inform(easy=False)
    assert citizen_sees(story).page.sentences[0] == "So that you may sit down."
    assert "So that you may sit down." in desk_sees(story).page.sentences


def test_the_slip_for_home_has_the_words_that_were_read() -> None:
    story = Story(in_easy_language()).told_until("rate")
    story.citizen(c.Rate(story.case.id, 5))
    story.mediator(c.ChooseLanguage("en"))
    story.citizen(ChooseEasyLanguage(on=True))
    slip = home_slip_of(story.open_visit)
    assert slip
    assert (slip.language, slip.ways[0].service) == ("en", EASY_NAME)
