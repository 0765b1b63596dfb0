"""The visit as a whole: welcome, services one after another, goodbye."""

from citizenspot.visit import commands as c
from citizenspot.visit.words import Actor, DeliveryState, Outcome, Phase, TextSize
from tests.visit.made_up_service import made_up_service
from tests.visit.story import Story


def test_a_visit_opens_in_the_desks_language_and_changes_to_the_citizens() -> None:
    story = Story()
    story.mediator(c.OpenVisit("Ana"))
    assert story.open_visit.language == "pt"
    story.citizen(c.ChooseLanguage("en"))
    story.citizen(c.ChooseTextSize(TextSize.LARGEST))
    assert story.open_visit.language == "en"
    assert story.citizen_sees().text_size is TextSize.LARGEST


def test_a_service_with_every_kind_of_step_is_carried_out_to_its_end() -> None:
    story = Story().told_until("rate")
    story.report(DeliveryState.ACCEPTED, reference="T-1")
    case = story.case.id
    story.citizen(c.Rate(case, 5))
    assert story.open_visit.cases[case].outcome is Outcome.CARRIED_OUT
    assert story.open_visit.phase is Phase.SERVICES
    assert story.mediator(c.SayGoodbye()) is None
    assert story.mediator(c.Wipe()) is None
    assert story.open_visit.ended


def test_the_visit_does_not_wait_for_a_slow_provider() -> None:
    story = Story().told_until("rate")
    case = story.case.id
    story.citizen(c.Skip(case, "rate"))
    assert story.open_visit.cases[case].outcome is Outcome.ON_ITS_WAY


def test_an_answer_after_the_goodbye_still_reaches_the_case() -> None:
    story = Story().told_until("rate")
    case, key = story.case.id, story.case.delivery
    story.citizen(c.Skip(case, "rate"))
    story.mediator(c.SayGoodbye())
    story.mediator(c.Wipe())
    assert not story.open_visit.ended
    assert key is not None
    story.program(c.ReportDelivery(case, key.key, DeliveryState.ACCEPTED, reference="T-9"))
    assert story.open_visit.cases[case].outcome is Outcome.CARRIED_OUT
    assert story.open_visit.ended


def test_a_second_service_asks_nobody_twice_who_they_are() -> None:
    other = made_up_service(id="xx.town.tree")
    story = Story(made_up_service(), other)
    story.begin()
    story.choose("xx.town.bench", "xx.town.tree")
    story.identify()
    second = next(case for case in story.open_visit.cases.values() if case.id != story.case.id)
    story.mediator(c.SwitchCase(second.id))
    assert story.case.id == second.id
    assert story.step == "inform"


def test_a_case_that_ends_makes_way_for_the_next_one() -> None:
    story = Story(made_up_service(), made_up_service(id="xx.town.tree"))
    story.begin()
    story.choose("xx.town.bench", "xx.town.tree")
    first = story.case.id
    story.mediator(c.CloseCase(first, Outcome.DECLINED))
    assert story.case.id != first
    assert story.open_visit.cases[first].outcome is Outcome.DECLINED


def test_goodbye_waits_until_every_case_has_an_outcome() -> None:
    story = Story()
    story.begin()
    story.choose()
    refusal = story.mediator(c.SayGoodbye())
    assert refusal is not None
    assert refusal.value == "cases open"


def test_a_parked_visit_is_resumed_on_the_same_page_with_every_answer() -> None:
    story = Story().told_until("details")
    story.enter("phone", "912345678")
    before = story.case
    story.mediator(c.Park("The citizen fetches a paper"))
    assert story.mediator(c.Continue(before.id, before.step)) is not None
    assert story.citizen_sees().state == "idle"
    story.mediator(c.Resume(story.open_visit.id))
    assert story.case == before


def test_every_step_says_who_did_it_and_with_how_much_help() -> None:
    story = Story().told_until("check")
    told = {step: record.by for step, record in story.case.steps.items() if record.done}
    assert told["inform"] is Actor.CITIZEN
    assert told["details"] is Actor.MEDIATOR
    helped = {step: record.help for step, record in story.case.steps.items() if record.help}
    assert {level.value for level in helped.values()} == {"alone", "done for them"}
