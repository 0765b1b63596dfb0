"""Proving who is here by card and PIN, and somebody else's card mid-visit."""

import pytest

from citizenspot.eid.pin.pin_status import FINAL, PinProblem
from citizenspot.texts import Texts
from citizenspot.visit import commands as c
from citizenspot.visit.citizen_view import citizen_view
from citizenspot.visit.desk_commands import ReadCard
from citizenspot.visit.desk_view import desk_view
from citizenspot.visit.proof_commands import (
    AllowLastTry,
    GoOnWithSamePerson,
    ProveIdentity,
    ReportOtherCard,
)
from citizenspot.visit.refusals import Refusal
from citizenspot.visit.words import Actor, Assurance, Outcome
from tests.visit.card_moments import PIN_PAGES, Moment, proving
from tests.visit.made_up_service import DEFINITION, made_up_service
from tests.visit.story import Story, person

ENGLISH = Texts.for_language("en")


def story_that_wants(assurance: str) -> Story:
    steps = [{"id": "who", "do": "identify", "assurance": assurance}, *DEFINITION["steps"][1:]]  # type: ignore[index] # a list of steps
    story = Story(made_up_service(steps=steps))
    story.begin()
    story.choose()
    return story


def story_that_wants_a_pin() -> Story:
    return story_that_wants("pin")


def test_a_service_that_wants_a_pin_is_not_content_with_the_card_alone() -> None:
    story = story_that_wants_a_pin()
    story.program(c.OfferIdentity(person(), Assurance.CARD_VERIFIED))
    story.citizen(c.ConfirmIdentity())
    assert story.step == "who"
    assert story.go_on() is Refusal.MORE_ASSURANCE


def test_a_proof_finishes_the_step_and_is_the_highest_assurance() -> None:
    story = story_that_wants_a_pin()
    story.program(c.OfferIdentity(person(), Assurance.CARD_READ))
    story.citizen(c.ConfirmIdentity())
    assert story.program(ProveIdentity()) is None
    assert story.open_visit.assurance is Assurance.CARD_AND_PIN
    assert story.step == "inform"


def test_nobody_unknown_can_be_proved_and_no_screen_can_say_it() -> None:
    story = story_that_wants_a_pin()
    assert story.program(ProveIdentity()) is Refusal.IDENTIFY_FIRST
    assert story.citizen(ProveIdentity()) is Refusal.NOT_YOURS
    assert story.mediator(ProveIdentity()) is Refusal.NOT_YOURS


def test_a_proof_twice_is_no_news() -> None:
    story = story_that_wants_a_pin()
    story.program(c.OfferIdentity(person(), Assurance.CARD_READ))
    story.citizen(c.ConfirmIdentity())
    story.program(ProveIdentity())
    before = len(story.history)
    story.program(ProveIdentity())
    assert len(story.history) == before


def test_another_persons_card_stops_everything_and_asks() -> None:
    story = Story().told_until("details")
    other = person(number="11111111", family_name="Outra")
    assert story.program(c.OfferIdentity(other, Assurance.CARD_READ)) is None
    assert story.open_visit.other_card
    assert story.go_on() is Refusal.OTHER_PERSON
    assert story.citizen_sees().page.heading == "Another card is in the reader"
    assert "Outra" not in repr(story.citizen_sees()) + repr(story.mediator_sees()) + repr(
        story.history
    )
    (asked,) = [notice for notice in story.mediator_sees().notices if notice.acts]
    assert asked.acts[0].command == GoOnWithSamePerson()


def test_the_mediator_answers_and_the_visit_goes_on_where_it_was() -> None:
    story = Story().told_until("details")
    story.program(ReportOtherCard())
    assert story.citizen(GoOnWithSamePerson()) is Refusal.NOT_YOURS
    assert story.mediator(GoOnWithSamePerson()) is None
    assert not story.open_visit.other_card
    assert story.step == "details"


def test_a_visit_stopped_by_another_card_can_be_parked() -> None:
    story = Story().told_until("details")
    story.program(ReportOtherCard())
    assert story.mediator(c.Park("")) is None


def test_a_document_of_another_person_is_refused_as_before() -> None:
    story = Story().told_until("details")
    other = c.OfferIdentity(person(number="11111111"), Assurance.DOCUMENT_SEEN)
    assert story.mediator(other) is Refusal.OTHER_PERSON
    assert not story.open_visit.other_card


def test_what_is_asked_about_a_pin_is_no_act_of_the_visit() -> None:
    story = story_that_wants_a_pin()
    for command in (AllowLastTry(1), ReadCard()):
        assert story.give(command, Actor.MEDIATOR) is Refusal.NOT_YOURS


@pytest.mark.parametrize("assurance", ["none", "document", "card"])
def test_a_service_that_can_be_met_without_the_pin_never_waits_for_it(assurance: str) -> None:
    story = story_that_wants(assurance)
    story.program(c.OfferIdentity(person(), Assurance.CARD_READ))
    story.citizen(c.ConfirmIdentity())
    assert story.step == "inform"


@pytest.mark.parametrize("problem", [each for each in PinProblem if each in FINAL])
def test_a_pin_that_cannot_be_used_ends_the_case_with_its_reason(problem: PinProblem) -> None:
    moment = PIN_PAGES[f"pin, {problem.value.replace('_', ' ')}"]()
    page = desk_view(moment.story.visit, ENGLISH, ENGLISH, moment.surroundings).page
    assert page.heading == "The PIN cannot be used"
    assert page.sentences[0].startswith("This service cannot be done without a PIN.")
    close, park = (act.command for act in page.acts)
    assert park == c.Park()
    case = moment.story.case.id
    assert close == c.CloseCase(case, Outcome.NOT_PROVED)
    assert moment.story.mediator(close) is None
    assert moment.story.open_visit.cases[case].outcome is Outcome.NOT_PROVED


@pytest.mark.parametrize("problem", [each for each in PinProblem if each in FINAL])
def test_the_citizen_is_told_that_it_ends_here_and_nobody_says_go_on(problem: PinProblem) -> None:
    moment = PIN_PAGES[f"pin, {problem.value.replace('_', ' ')}"]()
    page = citizen_view(moment.story.visit, ENGLISH, moment.surroundings).page
    assert page.sentences == ("This service cannot be done without a PIN.",)
    assert page.acts == ()
    both = page, desk_view(moment.story.visit, ENGLISH, ENGLISH, moment.surroundings).page
    assert "without it" not in repr(both)
    assert "o on with" not in repr(both)


@pytest.mark.parametrize("name", ["pin, last try", "pin, reader taken"])
def test_who_may_not_go_on_now_can_also_end_the_case(name: str) -> None:
    taken = Moment(proving(), {"reader": "busy"})
    moment = taken if name == "pin, reader taken" else PIN_PAGES[name]()
    page = desk_view(moment.story.visit, ENGLISH, ENGLISH, moment.surroundings).page
    close = c.CloseCase(moment.story.case.id, Outcome.NOT_PROVED)
    assert close in [act.command for act in page.acts]


@pytest.mark.parametrize("name", ["pin, three tries", "pin, wrong", "pin, being asked"])
def test_while_the_pin_is_asked_for_nothing_ends_the_case_by_mistake(name: str) -> None:
    moment = PIN_PAGES[name]()
    page = desk_view(moment.story.visit, ENGLISH, ENGLISH, moment.surroundings).page
    assert not [act for act in page.acts if isinstance(act.command, c.CloseCase)]
