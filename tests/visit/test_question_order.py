"""Questions in a row are asked in the order that decides most, and none of them is lost."""

from citizenspot.visit import commands as c
from citizenspot.visit.refusals import Refusal
from services_catalog.definition import Service
from tests.visit.made_up_service import made_up_service, text
from tests.visit.story import Story


def three_questions(rule: str) -> Service:
    names = ("one", "two", "three")
    return made_up_service(
        facts={name: {"type": "bool", "from": f"answers.{name}"} for name in names},
        eligibility=[{"id": "may", "when": rule, "else": text("No.")}],
        costs=[],
        evidence=[],
        fields={name: {"label": text(name)} for name in names},
        data={"type": "object", "properties": {name: {"type": "boolean"} for name in names}},
        steps=[
            {"id": "who", "do": "identify", "assurance": "none"},
            *({"id": name, "do": "question", "field": name} for name in names),
            {"id": "check", "do": "review"},
        ],
    )


def at_the_first_question(rule: str) -> Story:
    story = Story(three_questions(rule))
    story.begin()
    story.choose()
    story.identify()
    return story


def answer(story: Story, said: str) -> Refusal | None:
    story.enter(story.step, said)
    return story.go_on()


def test_the_question_that_decides_most_comes_first_and_the_others_after_it() -> None:
    story = at_the_first_question("(one && two) || three")
    asked = []
    while story.step != "check":
        asked.append(story.step)
        assert answer(story, "yes") is None
    assert asked == ["three", "one", "two"]


def test_the_order_of_the_definition_stays_where_nothing_decides_more() -> None:
    story = at_the_first_question("one && two && three")
    asked = []
    while story.step != "check":
        asked.append(story.step)
        assert answer(story, "yes") is None
    assert asked == ["one", "two", "three"]


def test_going_back_and_on_again_loses_no_question() -> None:
    story = at_the_first_question("(one && two) || three")
    assert story.step == "three"
    answer(story, "no")
    assert story.step == "one"
    story.mediator(c.GoBack(story.case.id))
    assert story.step == "who"
    story.go_on()
    seen = set()
    while story.step != "check":
        assert story.step not in seen
        seen.add(story.step)
        assert answer(story, "yes") is None
    assert {"one", "two"} <= seen
    assert set(story.case.answers) == {"one", "two", "three"}
