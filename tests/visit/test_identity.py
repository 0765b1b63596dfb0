"""Who the citizen is, and that nobody else steps in."""

from datetime import date

from citizenspot.texts import Texts
from citizenspot.visit import commands as c
from citizenspot.visit.desk_view import desk_view
from citizenspot.visit.refusals import Refusal
from citizenspot.visit.surroundings import Surroundings
from citizenspot.visit.views import Notice
from citizenspot.visit.words import Assurance, Outcome
from tests.visit.made_up_service import DEFINITION, made_up_service
from tests.visit.story import TODAY, Story, person

ENGLISH = Texts.for_language("en")


def test_an_identity_counts_only_when_the_citizen_confirms_it() -> None:
    story = Story()
    story.begin()
    story.choose()
    story.program(c.OfferIdentity(person(), Assurance.CARD_READ))
    assert story.open_visit.identity is None
    assert story.mediator(c.ConfirmIdentity()) is Refusal.NOT_YOURS
    story.citizen(c.ConfirmIdentity())
    assert story.open_visit.identity == person()
    assert story.step == "inform"


def test_a_mediator_vouches_for_a_document_and_not_for_a_card() -> None:
    story = Story()
    story.begin()
    story.choose()
    for claimed in (Assurance.CARD_READ, Assurance.CARD_VERIFIED, Assurance.CARD_AND_PIN):
        assert story.mediator(c.OfferIdentity(person(), claimed)) is Refusal.NOT_YOURS
    assert story.open_visit.offered is None
    assert story.mediator(c.OfferIdentity(person(), Assurance.DOCUMENT_SEEN)) is None
    assert story.open_visit.offered is not None


def test_a_citizen_can_say_that_it_is_someone_else() -> None:
    story = Story()
    story.begin()
    story.choose()
    story.program(c.OfferIdentity(person(), Assurance.CARD_READ))
    story.citizen(c.RejectIdentity())
    assert story.open_visit.offered is None
    assert story.step == "who"


def test_the_card_of_another_person_is_not_taken_during_a_visit() -> None:
    story = Story().told_until("details")
    other = c.OfferIdentity(person(number="11111111"), Assurance.CARD_READ)
    story.program(other)
    assert story.open_visit.offered is None
    assert story.open_visit.identity == person()


def test_the_same_card_again_is_no_news() -> None:
    story = Story().told_until("details")
    before = len(story.history)
    assert story.program(c.OfferIdentity(person(), Assurance.DOCUMENT_SEEN)) is None
    assert len(story.history) == before


def test_a_service_that_needs_a_card_is_not_content_with_a_document() -> None:
    steps = [{"id": "who", "do": "identify", "assurance": "card"}, *DEFINITION["steps"][1:]]  # type: ignore[index] # a list of steps
    story = Story(made_up_service(steps=steps))
    story.begin()
    story.choose()
    story.identify()
    assert story.step == "who"
    assert story.go_on() is Refusal.MORE_ASSURANCE


def test_a_service_without_names_goes_on_without_one() -> None:
    story = Story()
    story.begin()
    story.choose("xx.town.lamp")
    assert story.go_on() is None
    assert story.step == "where"


def test_someone_too_young_is_told_why_and_the_need_is_counted() -> None:
    story = Story()
    story.begin()
    story.choose()
    story.identify(birth_date=date(2010, 1, 1))
    assert "Adults only." in str(story.citizen_sees().page.blocks)
    case = story.case.id
    assert story.citizen(c.Agree(case, "inform")) is None
    assert story.go_on() is Refusal.NOT_ELIGIBLE
    story.mediator(c.CloseCase(case, Outcome.NOT_ELIGIBLE))
    assert story.open_visit.cases[case].outcome is Outcome.NOT_ELIGIBLE


def test_who_is_known_by_a_letter_alone_is_told_to_be_known_too_little() -> None:
    story = Story()
    story.begin()
    story.choose()
    story.program(c.OfferIdentity(person(), Assurance.NONE))
    story.citizen(c.ConfirmIdentity())
    assert story.step == "who"
    assert story.go_on() is Refusal.MORE_ASSURANCE
    page = desk_view(story.visit, ENGLISH, ENGLISH, Surroundings(today=TODAY)).page
    said = next(each for each in page.blocks if isinstance(each, Notice))
    assert said.sentence == "What is known of the citizen is not enough for this service."
    assert said.next
