"""Ten journeys of a mediator who does not see screen 1, over AT-SPI and nothing else.

Each goes on from where the one before ended: together they are a whole visit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from citizenspot.visit import commands as c
from citizenspot.visit.views import DeskView
from citizenspot.visit.words import Actor
from tests.journeys.seen import Seen
from ui.program import Program

RETURN = 0xFF0D
"""The X key symbol of Enter (X11/keysymdef.h); letters are their own."""

CONTRACT = "123456789"
READABLE = {"push button", "check box", "radio button", "text", "list", "list item", "label"}
"""What a place that takes the focus may be called; "filler" and "unknown" say nothing."""


@dataclass
class Desk:
    """The program, what it shows, and the screen reader that is asked."""

    program: Program
    seen: Seen
    ask: Callable[..., Any]

    def citizen(self, command: c.CitizensCommand) -> None:
        """Do the citizen's part, as it comes from screen 2."""
        self.program.workstation.desk.submit(command, Actor.CITIZEN)

    def everything(self) -> list[dict[str, Any]]:
        """Return all that is shown, as the reader is told it."""
        nodes: list[dict[str, Any]] = self.ask("see")
        return nodes

    def names(self) -> list[str]:
        """Return every name that is shown."""
        return [node["name"] for node in self.everything()]

    def wait(self, fits: Callable[[DeskView], bool], what: str) -> DeskView:
        """Wait until the desk's view is so."""
        return self.seen.wait(fits, what)

    @property
    def case(self) -> str:
        """Return the current case's id."""
        assert self.seen.view
        return self.seen.view.page.name.split("/")[0]


def a_visit_is_opened(desk: Desk) -> None:
    desk.ask("press", "Open a visit")
    desk.ask("find", "The citizen chooses the language")


def the_language_is_chosen_for_the_citizen(desk: Desk) -> None:
    assert desk.ask("find", "Português", "check box")["actions"]
    desk.ask("press", "English", "check box")
    desk.wait(lambda view: view.citizen.language == "en", "English on screen 2")
    desk.ask("press", "Begin")
    desk.ask("find", "Choose a service")


def a_service_is_found_and_started(desk: Desk) -> None:
    desk.ask("focus", "Find a service")
    for letter in "electricity meter":
        desk.ask("key", ord(letter))
    # The hits of the whole word: those of its first letters are another service's.
    desk.ask("find", "Report the electricity meter reading", "label")
    hits = [node["name"] for node in desk.everything() if node["role"] == "list item"]
    assert any("electricity meter" in hit for hit in hits), hits
    desk.ask("press", "Start the service")
    desk.ask("find", "The citizen decides")


def what_to_say_and_the_steps_are_read(desk: Desk) -> None:
    names = desk.names()
    assert any(name.startswith("We are going to send the reading") for name in names)
    assert "Step 1 of 6" in names
    assert "Inform and agree, now" in names
    assert "Check, to do" in names


def the_citizens_own_act_changes_the_page(desk: Desk) -> None:
    desk.citizen(c.Agree(desk.case, "inform"))
    desk.ask("find", "Contract number", "text")
    assert any(name.startswith("Inform and agree, done, citizen") for name in desk.names())
    focused = [node for node in desk.everything() if node["focused"] and node["role"] == "text"]
    assert focused[0]["name"] == "Contract number"
    assert "Digits only" in focused[0]["description"]


def a_form_is_filled_in(desk: Desk) -> None:
    desk.ask("focus", "Contract number")
    for letter in CONTRACT:
        desk.ask("key", ord(letter))
    desk.ask("key", RETURN)
    desk.wait(lambda view: CONTRACT in repr(view.page), "the number, recorded")
    assert desk.ask("find", "Contract number", "text")["text"] == CONTRACT


def a_wrong_answer_says_what_is_wrong(desk: Desk) -> None:
    desk.ask("focus", "Reading in kWh")
    for letter in "many":
        desk.ask("key", ord(letter))
    desk.ask("key", RETURN)
    desk.wait(has_error, "the refusal")
    desk.ask("find", "Reading in kWh", "text")
    described = desk.ask("find", "Reading in kWh", "text")["description"]
    error = next(f.error for b in view_of(desk).page.blocks for f in getattr(b, "fields", ()))
    errors = [f.error for b in view_of(desk).page.blocks for f in getattr(b, "fields", ())]
    assert any(each and each in described for each in errors), (described, error)


def has_error(view: DeskView) -> bool:
    return any(f.error for block in view.page.blocks for f in getattr(block, "fields", ()))


def view_of(desk: Desk) -> DeskView:
    assert desk.seen.view
    return desk.seen.view


def screen_2_is_covered_and_shown_again(desk: Desk) -> None:
    desk.ask("press", "Cover")
    desk.ask("find", "Covered")
    desk.ask("press", "Uncover")
    desk.ask("find", "Alive")
    desk.wait(lambda view: view.citizen.state == "step", "screen 2 uncovered")


def every_place_has_a_name_and_a_role(desk: Desk) -> None:
    places = [node for node in desk.everything() if node["focusable"]]
    assert len(places) > 10
    assert [node for node in places if not node["name"].strip()] == []
    assert [node for node in places if node["role"] not in READABLE] == []
    pressed = [node for node in places if node["role"] == "push button" and node["actions"]]
    assert all("Press" in node["actions"] for node in pressed)


def the_case_is_ended_and_the_visit_cleared(desk: Desk) -> None:
    desk.ask("press", "End this case")
    desk.ask("find", "Why does this case end?")
    desk.ask("press", "The citizen decided against it", "push button")
    desk.ask("find", "Choose a service")
    desk.ask("press", "End the visit")
    desk.ask("press", "Clear both screens")
    desk.ask("find", "Ready for the next citizen")


JOURNEYS: tuple[Callable[[Desk], None], ...] = (
    a_visit_is_opened,
    the_language_is_chosen_for_the_citizen,
    a_service_is_found_and_started,
    what_to_say_and_the_steps_are_read,
    the_citizens_own_act_changes_the_page,
    a_form_is_filled_in,
    a_wrong_answer_says_what_is_wrong,
    screen_2_is_covered_and_shown_again,
    every_place_has_a_name_and_a_role,
    the_case_is_ended_and_the_visit_cleared,
)


def go(desk: Desk) -> dict[str, str]:
    """Go every journey, and return what went wrong in each; empty where nothing did."""
    return {journey.__name__: problem_of(journey, desk) for journey in JOURNEYS}


def problem_of(journey: Callable[[Desk], None], desk: Desk) -> str:
    try:
        journey(desk)
    except AssertionError as error:
        return repr(error)
    return ""
