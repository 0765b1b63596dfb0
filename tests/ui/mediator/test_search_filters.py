"""The list is narrowed by keys, says why a service is in it, and answers what was typed last."""

from collections.abc import Callable

from citizenspot.visit import commands as c
from tests.ui.mediator.counter import Counter
from tests.ui.mediator.fake_desk import SERVICES
from tests.ui.mediator.sample_views.around import services
from ui.design.controls.button import Button
from ui.design.plain_text import PlainText
from ui.mediator.desk_port import Wanted

OpenCounter = Callable[..., Counter]


def names_of_buttons(counter: Counter) -> dict[str, str]:
    """Return what the visible buttons are called, by their key."""
    return {each.shortcut().toString(): each.accessibleName() for each in counter.all(Button)}


def test_the_provider_of_the_service_one_is_at_narrows_the_list(open_counter: OpenCounter) -> None:
    counter = open_counter(services("en"))
    counter.press("F2")
    assert names_of_buttons(counter)["Alt+P"] == "Only IMT"
    counter.press("Alt+P")
    assert counter.desk.searches[-1] == Wanted(provider="pt.imt")
    assert names_of_buttons(counter)["Alt+P"] == "Only IMT, on"
    assert counter.window.centre.search.list.hits.rowCount() == 1
    counter.press("Alt+P")
    assert counter.desk.searches[-1] == Wanted()


def test_the_events_of_the_service_one_is_at_come_one_after_the_other(
    open_counter: OpenCounter,
) -> None:
    counter = open_counter(services("en"))
    counter.press("F2")
    for event in ("driving", "growing-old", ""):
        counter.press("Alt+E")
        assert counter.desk.searches[-1].event == event


def test_what_is_sure_and_what_is_not_needed_narrow_together(open_counter: OpenCounter) -> None:
    counter = open_counter(services("en"))
    counter.press("F2")
    counter.write("ca")
    for key in ("Alt+C", "Alt+1", "Alt+4"):
        counter.press(key)
    narrowed = Wanted("ca", "", "", "confirmed", frozenset({"papers", "money"}))
    assert counter.desk.searches[-1] == narrowed
    assert names_of_buttons(counter)["Alt+1"] == "No papers, on"
    counter.press("Alt+C")
    assert names_of_buttons(counter)["Alt+C"] == "To be confirmed, on"
    counter.press("Alt+1")
    assert counter.desk.searches[-1].without == {"money"}


def test_filters_are_forgotten_with_the_search(open_counter: OpenCounter) -> None:
    counter = open_counter(services("en"))
    counter.press("F2")
    counter.press("Alt+2")
    counter.press("Esc")
    counter.press("F2")
    assert counter.desk.searches[-1] == Wanted()


def test_why_a_service_is_here_is_said_when_asked(open_counter: OpenCounter) -> None:
    counter = open_counter(services("en"))
    counter.write("carta")
    reason = f"carta is in {SERVICES[0].id}"
    assert reason not in [text.shown for text in counter.all(PlainText)]
    counter.press("Alt+W")
    assert reason in [text.shown for text in counter.all(PlainText)]
    counter.press("Alt+W")
    assert reason not in [text.shown for text in counter.all(PlainText)]


def test_an_answer_to_what_is_no_longer_typed_is_not_shown(open_counter: OpenCounter) -> None:
    counter = open_counter(services("en"))
    counter.press("F2")
    counter.desk.answers_at_once = False
    counter.write("mo")
    first, second = counter.desk.unanswered
    second()
    shown = counter.window.centre.search.list.hits.rowCount()
    first()
    assert counter.window.centre.search.list.hits.rowCount() == shown


def test_enter_waits_for_what_was_typed(open_counter: OpenCounter) -> None:
    counter = open_counter(services("en"))
    counter.press("F2")
    counter.desk.answers_at_once = False
    counter.write("z")
    counter.window.centre.search.line.setText("")
    counter.write("criminal")
    counter.press("Return")
    assert counter.commands == []
    counter.desk.unanswered[-1]()
    assert counter.commands == [c.ChooseServices((SERVICES[2].id,))]
