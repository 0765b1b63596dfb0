"""A case keeps the version it began with, or is moved to a newer one with what holds there."""

import msgspec

from citizenspot.visit import commands as c
from citizenspot.visit.refusals import Refusal
from citizenspot.visit.surroundings import Surroundings
from citizenspot.visit.version_commands import MoveToNewVersion
from citizenspot.visit.versions import Standing, affected, on_older_versions
from citizenspot.visit.views import DeskView, Notice
from citizenspot.visit.words import Assurance, Outcome, PaymentMethod
from services_catalog.carrying_over import carried_over
from services_catalog.definition import Service
from services_catalog.differences import differences
from tests.visit.made_up_service import made_up_service
from tests.visit.story import TODAY, Story, person

replace = msgspec.structs.replace


def newer(**changes: object) -> Service:
    """Return a later version of the made-up service."""
    return replace(made_up_service(), version=made_up_service().version + 1, **changes)


def with_longer_phone() -> Service:
    """Return a later version that asks for the telephone otherwise, and for nothing else."""
    old = made_up_service()
    properties = old.data["properties"] | {"phone": {"type": "string", "maxLength": 30}}
    return newer(data=old.data | {"properties": properties})


AROUND = Surroundings(today=TODAY, services={"xx.town.bench": with_longer_phone()})


def notice_of(view: DeskView, begin: str) -> Notice | None:
    return next((n for n in view.notices if n.sentence.startswith(begin)), None)


def published(story: Story, service: Service) -> None:
    story.services[service.id] = service


def test_a_case_that_has_begun_keeps_its_version_when_a_newer_one_is_published() -> None:
    story = Story().told_until("details")
    before = story.case.service
    published(story, with_longer_phone())
    story.enter("phone", "912345678")
    assert story.case.service is before


def test_a_case_is_moved_with_what_holds_and_asked_for_the_rest() -> None:
    story = Story().told_until("details")
    story.enter("phone", "912345678")
    published(story, with_longer_phone())
    assert story.mediator(MoveToNewVersion(story.case.id)) is None
    case = story.case
    assert case.service == with_longer_phone()
    assert "phone" not in case.answers
    assert case.answers["full_name"].value == "Rita Exemplo"
    assert case.consents
    assert case.step == "details"
    assert not case.answers_confirmed


def test_nothing_newer_nothing_to_move_to() -> None:
    story = Story().told_until("details")
    assert story.mediator(MoveToNewVersion(story.case.id)) is Refusal.NOTHING_NEWER
    published(story, newer(status="retired"))
    assert story.mediator(MoveToNewVersion(story.case.id)) is Refusal.NOTHING_NEWER


def test_what_was_paid_is_finished_as_it_is() -> None:
    story = Story().told_until("pay")
    story.mediator(c.TakePayment(story.case.id, PaymentMethod.CASH))
    published(story, with_longer_phone())
    assert story.mediator(MoveToNewVersion(story.case.id)) is Refusal.ALREADY_PAID


def test_the_citizen_does_not_move_a_case() -> None:
    story = Story().told_until("details")
    published(story, with_longer_phone())
    assert story.citizen(MoveToNewVersion(story.case.id)) is Refusal.NOT_YOURS


def test_the_mediator_sees_what_changed_and_what_has_to_be_asked_again() -> None:
    story = Story().told_until("details")
    view = story.mediator_sees(AROUND)
    notice = notice_of(view, "This service has changed since the case began.")
    assert notice is not None
    assert "Another answer is asked for" in notice.next
    assert "To be asked again: " in notice.next
    assert "It can be finished as it is." in notice.next
    assert [act.command for act in notice.acts] == [MoveToNewVersion(story.case.id)]


def test_the_citizen_sees_nothing_of_it() -> None:
    story = Story().told_until("details")
    before = story.citizen_sees(Surroundings(today=TODAY))
    assert story.citizen_sees(AROUND) == before


def test_what_changed_since_last_time_is_said_when_a_service_is_begun_and_not_for_ever() -> None:
    story = Story()
    story.begin()
    story.choose()
    changed = differences(made_up_service(), with_longer_phone())
    around = Surroundings(today=TODAY, changed={story.case.id: changed})
    begin = "This service has changed since you last did it."
    notice = notice_of(story.mediator_sees(around), begin)
    assert notice is not None
    assert "Another answer is asked for" in notice.next
    story.program(c.OfferIdentity(person(), Assurance.CARD_READ))
    story.citizen(c.ConfirmIdentity())
    assert notice_of(story.mediator_sees(around), begin) is None


def test_parked_cases_on_an_older_version_are_found_with_what_they_keep() -> None:
    story = Story().told_until("details")
    story.mediator(c.Park())
    later = with_longer_phone()
    (found,) = affected([story.open_visit], {later.id: later})
    assert found.case.id in story.open_visit.cases
    assert found.carried == carried_over(found.case.service, later)
    assert found.carried.asked == ("phone",)
    assert list(affected([story.open_visit], {})) == []


def test_a_case_that_was_paid_is_told_as_bound_and_one_that_has_ended_not_at_all() -> None:
    later = {"xx.town.bench": with_longer_phone()}
    story = Story().told_until("pay")
    story.mediator(c.TakePayment(story.case.id, PaymentMethod.CASH))
    (found,) = on_older_versions([story.open_visit], later)
    assert found.standing is Standing.BOUND
    assert not any(found.again)
    over = Story().told_until("details")
    over.mediator(c.CloseCase(over.case.id, Outcome.PAPERS_MISSING))
    assert list(on_older_versions([over.open_visit], later)) == []


def test_a_paper_that_reads_otherwise_is_looked_at_again_where_it_was_seen() -> None:
    story = Story().told_until("check")
    old = story.case.service
    papers = tuple(replace(paper, name={"en": "Another paper"}) for paper in old.evidence)
    (found,) = on_older_versions([story.open_visit], {old.id: newer(evidence=papers)})
    assert found.again.papers == tuple(story.case.papers)
    notice = notice_of(
        story.mediator_sees(Surroundings(today=TODAY, services={old.id: newer(evidence=papers)})),
        "This service has changed since the case began.",
    )
    assert notice is not None
    assert "To be looked at again: Another paper." in notice.next


def test_an_agreement_holds_only_to_the_words_that_were_agreed_to() -> None:
    old = made_up_service()
    kinds = {str(step.__struct_config__.tag): step.id for step in old.steps}
    changed = tuple(
        replace(step, purpose={"en": "Something else."}) if step.id == kinds["consent"] else step
        for step in old.steps
    )
    kept = carried_over(old, newer(steps=changed))
    assert kinds["consent"] not in kept.consents
    assert kinds["consent"] not in kept.steps
    assert carried_over(old, newer()).consents


def test_surroundings_without_a_catalogue_say_nothing() -> None:
    story = Story().told_until("details")
    assert Surroundings(today=TODAY).services == {}
    assert notice_of(story.mediator_sees(), "This service has changed") is None
