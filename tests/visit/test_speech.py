"""What is read aloud: all that is shown, in its order, and nothing personal into the room."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.texts import Texts
from citizenspot.visit import commands as c
from citizenspot.visit.reading_choices import ReadAloud
from citizenspot.visit.receipt_commands import IssueReceipt, ReportReceipt
from citizenspot.visit.screen_commands import Stop
from citizenspot.visit.speech import Part, Place, speech_of, spelled
from citizenspot.visit.surroundings import Surroundings
from citizenspot.visit.views import Act, Choices, CitizenView, Code, Fields, Numbered, Rows
from citizenspot.visit.words import Assurance, DeliveryState
from tests.visit.story import TODAY, Story, person

STEPS = ("who", "inform", "distance", "details", "news", "papers", "check", "pay", "sign")
LATE_STEPS = ("send", "proof", "alone", "rate")
WITH_VOICES = Surroundings(today=TODAY, voices=frozenset({"en"}))


def parts(view: CitizenView) -> tuple[Part, ...]:
    return speech_of(view.page, Texts.for_language(view.language).say)


def aloud(view: CitizenView) -> str:
    """Return what is heard in the room."""
    return "\n".join(part.words for part in parts(view))


def privately(view: CitizenView) -> str:
    """Return what is heard over headphones."""
    return "\n".join(part.private or part.words for part in parts(view))


def words_of(view: CitizenView) -> list[str]:
    """Return every word of a page that does not name a value."""
    page = view.page
    found = [page.heading, *page.sentences, *(act.label for act in page.acts)]
    for block in page.blocks:
        match block:
            case Fields(fields=fields):
                found += [text for f in fields for text in (f.label, f.hint, f.why, f.error)]
                found += [option.label for f in fields for option in f.options]
            case Rows(rows=rows, title=title):
                found += [title, *(row.label for row in rows)]
            case Choices(acts=acts, title=title):
                found += [title, *(act.label for act in acts)]
            case Numbered(items=items, title=title):
                found += [title, *items]
            case Code(caption=caption):
                found.append(caption)
            case _:
                continue
    return [text.rstrip(".") for text in found if text]


@pytest.mark.parametrize("step", [*STEPS, *LATE_STEPS])
def test_everything_on_a_page_is_said_in_its_order(step: str) -> None:
    view = Story().told_until(step).citizen_sees()
    said, at = privately(view), 0
    for text in (view.page.heading, *view.page.sentences):
        at = said.index(text.rstrip("."), at)
    assert [text for text in words_of(view) if text not in said] == []
    assert said.endswith(parts(view)[-1].words)


@pytest.mark.parametrize("step", [*STEPS, *LATE_STEPS])
def test_nothing_personal_is_said_into_the_room(step: str) -> None:
    story = Story()
    heard = aloud(story.told_until(step).citizen_sees())
    for value in ("Rita", "Exemplo", "98765432", "912345678", "1980", "T-"):
        assert value not in re.sub(r"[ ,]", "", heard), (step, value)


def test_an_identity_is_said_over_headphones_only() -> None:
    story = Story()
    story.begin()
    story.choose()
    story.program(c.OfferIdentity(person(), Assurance.CARD_READ))
    view = story.citizen_sees()
    assert "Name: written on the screen" in aloud(view)
    assert "Rita Exemplo" not in aloud(view)
    assert "Rita Exemplo" in privately(view)
    assert "9 8 7, 6 5 4, 3 2" in privately(view)


def test_a_fee_is_said_into_the_room() -> None:
    view = Story().told_until("check").citizen_sees()
    costs = [b for b in view.page.blocks if isinstance(b, Rows) and b.title == "Cost"]
    assert costs[0].rows[0].value == "€5.00"
    assert "5 euros" in aloud(view)


def test_a_field_says_that_it_is_answered_and_to_headphones_what() -> None:
    story = Story().told_until("details")
    assert "Telephone. Answered" not in aloud(story.citizen_sees())
    story.enter("phone", "912345678")
    assert "Telephone. Answered" in aloud(story.citizen_sees())
    assert "3 5 1, 9 1 2, 3 4 5, 6 7 8" in privately(story.citizen_sees())


def test_what_is_chosen_and_what_cannot_be_done_is_said() -> None:
    story = Story().told_until("alone")
    assert "chosen" not in aloud(story.citizen_sees())
    story = Story()
    story.mediator(c.OpenVisit("Ana"))
    assert "Normal text. chosen" in aloud(story.citizen_sees())


def test_a_part_says_where_it_stands() -> None:
    said = parts(Story().told_until("pay").citizen_sees())
    assert said[0].place == Place("heading")
    assert len({part.place for part in said}) == len(said)


def test_reading_aloud_is_offered_where_the_language_has_a_voice() -> None:
    story = Story()
    story.begin()
    assert offered(story.citizen_sees()) is None
    assert offered(story.citizen_sees(WITH_VOICES, language="pt")) is None
    listen = offered(story.citizen_sees(WITH_VOICES))
    assert listen
    assert not listen.selected
    assert story.citizen(listen.command) is None
    on = story.citizen_sees(WITH_VOICES)
    assert on.reads_aloud
    turn_off = offered(on)
    assert turn_off
    assert turn_off.command == ReadAloud(on=False)


def test_reading_aloud_can_be_turned_off_when_stopped_and_at_the_goodbye() -> None:
    story = Story().told_until("check")
    story.mediator(ReadAloud(on=True))
    story.citizen(Stop())
    assert offered(story.citizen_sees(WITH_VOICES))
    assert story.citizen(ReadAloud(on=False)) is None
    assert not story.open_visit.reads_aloud


def test_the_mediator_can_turn_it_on_for_who_does_not_see_the_button() -> None:
    story = Story()
    story.begin()
    acts = story.mediator_sees(Surroundings(today=TODAY, voices=frozenset({"pt", "en"}))).acts
    turn_on = next(act for act in acts if act.command == ReadAloud(on=True))
    assert story.mediator(turn_on.command) is None
    assert story.open_visit.reads_aloud
    assert not any(isinstance(act.command, ReadAloud) for act in story.mediator_sees().acts)


def test_turning_on_what_is_on_is_no_news() -> None:
    story = Story()
    story.begin()
    story.citizen(ReadAloud(on=True))
    before = len(story.history)
    story.citizen(ReadAloud(on=True))
    assert len(story.history) == before


def offered(view: CitizenView) -> Act | None:
    return next((act for act in view.chrome if isinstance(act.command, ReadAloud)), None)


@given(st.text(max_size=60))
def test_spelling_loses_nothing_and_leaves_short_numbers(text: str) -> None:
    assert re.sub(r"[ ,]", "", spelled(text)) == re.sub(r"[ ,]", "", text)


def test_long_numbers_are_said_digit_by_digit() -> None:
    assert spelled("in 1970, 912345678") == "in 1970, 9 1 2, 3 4 5, 6 7 8"


def test_a_receipt_can_be_heard_with_all_that_completes_the_matter() -> None:
    story = Story().told_until("proof")
    story.citizen(IssueReceipt(story.case.id, "screen"))
    receipt = story.case.receipt
    assert receipt
    story.program(ReportReceipt(story.case.id, receipt.number, "CS1:CODE"))
    story.report(DeliveryState.ACCEPTED, reference="P-77 12")

    said = aloud(story.citizen_sees())

    for each in (
        receipt.number,
        "23 November 2026",
        "Adopt a bench",
        "How it ended: Done",
        "5 euros",
    ):
        assert each in said
    assert "P-77 12" not in said
    assert "Reference: P-77 12" in privately(story.citizen_sees())
