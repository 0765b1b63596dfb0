"""What a citizen takes home: what they did alone, the way to do the rest, and no answer."""

import msgspec
import pytest

from citizenspot.texts import Texts
from citizenspot.visit import commands as c
from citizenspot.visit.at_home import Move, WayHome, home_slip_of, ways_home
from citizenspot.visit.views import Code, Numbered
from citizenspot.visit.words import Actor, Alone, HelpLevel, Outcome
from services_catalog.definition import PictureName, Service
from tests.visit.made_up_service import DEFINITION, made_up_service
from tests.visit.story import Story

PICTURED: tuple[PictureName, ...] = ("globe",)


def service_with_a_way_home() -> Service:
    steps = [
        {**step, "link": "https://town.example/bench", "pictures": list(PICTURED)}
        if step["do"] == "teach"
        else step
        for step in DEFINITION["steps"]  # type: ignore[attr-defined] # a list, as written there
    ]
    return made_up_service(steps=steps)


def carried_out() -> Story:
    story = Story(service_with_a_way_home()).told_until("rate")
    story.citizen(c.Rate(story.case.id, 5))
    story.mediator(c.SayGoodbye())
    return story


def way() -> WayHome:
    (only,) = ways_home(carried_out().open_visit, Texts.for_language("en"))
    return only


def test_what_was_done_alone_is_told_and_what_was_done_for_them_is_not() -> None:
    assert "You signed" in way().alone
    assert "You checked the answers" in way().alone
    assert "You paid" not in way().alone
    assert "You gave your details" not in way().alone


def test_the_way_home_has_its_moves_pictures_and_code() -> None:
    assert way().goal == "Do it at home."
    assert way().moves == (Move("Go there.", "globe"),)
    assert way().link == "https://town.example/bench"


def test_a_corrected_help_level_changes_what_is_told() -> None:
    story = Story(service_with_a_way_home()).told_until("rate")
    story.mediator(c.SetHelpLevel(story.case.id, "sign", HelpLevel.DONE))
    story.citizen(c.Rate(story.case.id, 5))
    (only,) = ways_home(story.open_visit, Texts.for_language("en"))
    assert "You signed" not in only.alone


def test_a_case_that_was_not_carried_out_has_no_way_home() -> None:
    story = Story(service_with_a_way_home()).told_until("check")
    story.mediator(c.CloseCase(story.case.id, Outcome.DECLINED))
    assert ways_home(story.open_visit, Texts.for_language("en")) == ()
    assert home_slip_of(story.open_visit) is None


def test_the_goodbye_shows_it_on_screen_2() -> None:
    page = carried_out().citizen_sees().page
    lists = [block for block in page.blocks if isinstance(block, Numbered)]
    assert [block.title for block in lists] == [
        "What you did yourself: Adopt a bench",
        "At home next time: Adopt a bench",
    ]
    assert lists[1].pictures == PICTURED
    (code,) = [block for block in page.blocks if isinstance(block, Code)]
    assert code.content == "https://town.example/bench"


def test_no_answer_and_no_name_goes_home_on_it() -> None:
    slip = home_slip_of(carried_out().open_visit)
    assert slip
    said = msgspec.json.encode(slip)
    for value in (b"Exemplo", b"912345678", b"98765432"):
        assert value not in said


def test_the_word_on_doing_it_alone_is_the_citizens() -> None:
    story = Story(service_with_a_way_home()).told_until("alone")
    assert story.give(c.SayAlone(story.case.id, Alone.YES), Actor.MEDIATOR) is not None


def test_pictures_belong_to_their_sentences() -> None:
    steps = [
        {**step, "pictures": ["globe", "pen"]} if step["do"] == "teach" else step
        for step in DEFINITION["steps"]  # type: ignore[attr-defined] # a list, as written there
    ]
    with pytest.raises(msgspec.ValidationError, match="one for each"):
        made_up_service(steps=steps)
