"""Proving who is here by card and PIN, and somebody else's card mid-visit."""

from citizenspot.visit import commands as c
from citizenspot.visit.desk_commands import ReadCard
from citizenspot.visit.proof_commands import (
    AllowLastTry,
    GoOnWithSamePerson,
    ProveIdentity,
    ReportOtherCard,
)
from citizenspot.visit.refusals import Refusal
from citizenspot.visit.words import Actor, Assurance
from tests.visit.made_up_service import DEFINITION, made_up_service
from tests.visit.story import Story, person


def story_that_wants_a_pin() -> Story:
    steps = [{"id": "who", "do": "identify", "assurance": "pin"}, *DEFINITION["steps"][1:]]  # type: ignore[index] # a list of steps
    story = Story(made_up_service(steps=steps))
    story.begin()
    story.choose()
    return story


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
