"""What both screens say while a citizen is identified by a card."""

import pytest

from citizenspot.eid.card_events import CardState
from citizenspot.eid.card_sentences import sentences
from citizenspot.texts import OWN_NAMES, Texts
from citizenspot.visit.citizen_view import citizen_view
from citizenspot.visit.desk_commands import OpenCard
from citizenspot.visit.desk_view import desk_view
from citizenspot.visit.views import (
    CardShown,
    Choices,
    CitizenView,
    DeskView,
    EntryForm,
    Notice,
    Page,
)
from tests.visit.card_moments import (
    EVERY_MOMENT,
    GERMAN_PAGES,
    HOLDER,
    NINE_STATES,
    OTHER_STATES,
    PIN_PAGES,
    Moment,
)

ENGLISH = Texts.for_language("en")


def desk(moment: Moment, language: str = "en") -> DeskView:
    texts = Texts.for_language(language)
    return desk_view(moment.story.visit, texts, texts, moment.surroundings)


def citizen(moment: Moment, language: str = "en") -> CitizenView:
    return citizen_view(moment.story.visit, Texts.for_language(language), moment.surroundings)


def notices(page: Page) -> list[Notice]:
    return [block for block in page.blocks if isinstance(block, Notice)]


def card_in(page: Page) -> CardShown | None:
    return next((block for block in page.blocks if isinstance(block, CardShown)), None)


@pytest.mark.parametrize("language", ["pt", "en"])
@pytest.mark.parametrize("name", NINE_STATES)
def test_screen_1_names_each_cause_and_the_next_act(name: str, language: str) -> None:
    notice = notices(desk(NINE_STATES[name](), language).page)[0]
    assert notice.sentence
    assert notice.next
    if language != "en":
        english = notices(desk(NINE_STATES[name](), "en").page)[0]
        assert notice.sentence != english.sentence
        assert notice.next != english.next


@pytest.mark.parametrize("language", OWN_NAMES)
@pytest.mark.parametrize("name", NINE_STATES)
def test_screen_2_names_each_cause_and_the_next_act(name: str, language: str) -> None:
    notice = notices(citizen(NINE_STATES[name](), language).page)[0]
    assert notice.sentence
    assert notice.next
    if language != "en":
        english = notices(citizen(NINE_STATES[name](), "en").page)[0]
        assert (notice.sentence, notice.next) != (english.sentence, english.next)


def test_no_two_of_the_nine_say_the_same() -> None:
    said = {notices(desk(moment()).page)[0] for moment in NINE_STATES.values()}
    assert len(said) == len(NINE_STATES)


def test_name_birth_date_and_number_are_there_while_the_card_is_read_and_marked() -> None:
    page = desk(OTHER_STATES["early words"]()).page
    card = card_in(page)
    assert card is not None
    shown = {row.label: row.value for row in card.rows.rows}
    assert shown["Name"] == HOLDER.full_name
    assert shown["Date of birth"] == ENGLISH.date(HOLDER.birth_date) if HOLDER.birth_date else ""
    assert shown["Number"] == HOLDER.number
    assert "The card says this. It is not checked yet." in [
        notice.sentence for notice in notices(page)
    ]


def test_the_citizen_is_shown_nothing_that_was_not_checked() -> None:
    for name in ("early words", "reading", "forged"):
        assert HOLDER.full_name not in repr(citizen(OTHER_STATES[name]()))


def test_the_photograph_is_on_screen_1_where_it_is_compared_and_never_on_screen_2() -> None:
    for name in ("verified", "not checked", "expired"):
        moment = EVERY_MOMENT[name]()
        card = card_in(desk(moment).page)
        assert card is not None
        assert card.photo.startswith(b"\x89PNG")
        assert card.photo_label == "Photograph on the card"
        assert card_in(citizen(moment).page) is None


def test_what_was_not_checked_is_named_with_the_age_of_the_newest_word() -> None:
    (notice,) = notices(desk(OTHER_STATES["not checked"]()).page)
    assert notice.tone == "warning"
    assert "who the signer is; whether the signer's certificate was withdrawn" in notice.next
    assert "3 October 2026" in notice.next


def test_a_forged_card_is_called_so_with_what_does_not_fit_and_without_its_name() -> None:
    page = desk(OTHER_STATES["forged"]()).page
    assert notices(page)[0].tone == "problem"
    assert "the name against the issuer's signature" in notices(page)[0].next
    assert HOLDER.full_name not in repr(page)


@pytest.mark.parametrize("name", ["key needed", "key wrong"])
def test_a_card_that_opens_with_what_is_printed_on_it_gets_a_form_for_that(name: str) -> None:
    forms = [
        block for block in desk(OTHER_STATES[name]()).page.blocks if isinstance(block, EntryForm)
    ]
    (form,) = forms
    assert [entry.name for entry in form.entries] == ["printed"]
    assert form.submit.command == OpenCard()


def test_the_reader_reads_in_the_mediators_words_on_screen_1() -> None:
    cause, _ = sentences(CardState.READING, for_citizen=False)
    assert cause in [notice.sentence for notice in notices(desk(OTHER_STATES["reading"]()).page)]


@pytest.mark.parametrize("language", [each for each in OWN_NAMES if each != "en"])
def test_every_page_of_the_pin_speaks_the_citizens_language(language: str) -> None:
    for name, moment in PIN_PAGES.items():
        page, english = citizen(moment(), language).page, citizen(moment(), "en").page
        assert page.heading != english.heading, name
        for told, in_english in zip(notices(page), notices(english), strict=True):
            assert told.sentence != in_english.sentence, name
            assert told.next != in_english.next or not told.next, name


def test_a_wrong_pin_and_the_tries_left_are_one_notice_with_the_tries_first() -> None:
    (notice,) = notices(citizen(PIN_PAGES["pin, wrong"]()).page)
    assert notice.sentence == "That PIN was wrong."
    assert notice.next == "2 tries are left. Try again, or stop here."


def test_what_can_go_wrong_with_the_practice_card_stands_apart_from_the_cards() -> None:
    moment = Moment(
        NINE_STATES["no card"]().story,
        {"practice_cards": (("eva", "Eva"), ("radio-rui", "Rui"), ("eva-blocked", "blocked"))},
    )
    choices = [block for block in desk(moment).page.blocks if isinstance(block, Choices)]
    wrong, cards = choices
    assert [act.label for act in wrong.acts] == ["blocked"]
    keypad = "Reader with a keypad of its own"
    assert [act.label for act in cards.acts] == ["Eva", "Rui", "Take the card out", keypad]


@pytest.mark.parametrize("language", OWN_NAMES)
@pytest.mark.parametrize("name", GERMAN_PAGES)
def test_a_german_card_is_told_of_in_every_language(name: str, language: str) -> None:
    page, english = citizen(GERMAN_PAGES[name](), language).page, citizen(GERMAN_PAGES[name]()).page
    assert page.heading
    if language != "en":
        assert page.heading != english.heading
        assert [act.label for act in page.acts] != [act.label for act in english.acts] or not (
            page.acts
        )
