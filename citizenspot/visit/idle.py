"""What both screens show while nobody is there; it needs no visit, so it is there first."""

from __future__ import annotations

from functools import lru_cache

from citizenspot.texts import _N, Texts
from citizenspot.visit.commands import OpenVisit
from citizenspot.visit.views import Act, CitizenView, DeskView, Page

PRACTICE = _N("Practice. Nothing here is real.")


def idle_citizen_view(texts: Texts, spot: str, *, practice: bool) -> CitizenView:
    """Return screen 2 between two visits."""
    page = Page(
        "idle", texts.say("Welcome to {spot}", spot=spot), (texts.say("Please take a seat."),)
    )
    return CitizenView(
        position=0,
        state="idle",
        page=page,
        language=texts.language,
        right_to_left=texts.right_to_left,
        practice=texts.say(PRACTICE) if practice else "",
    )


@lru_cache(maxsize=16)
def idle_desk_page(texts: Texts, mediator: str) -> Page:
    """Return the page of screen 1 between two visits."""
    opening = OpenVisit(mediator)
    return Page(
        "idle",
        texts.say("Ready for the next citizen"),
        (texts.say("Open a visit, or take up a parked one."),),
        acts=(Act(texts.say("Open a visit"), opening, key="Ctrl+Return", style="primary"),),
    )


def idle_desk_view(
    texts: Texts, citizen: CitizenView, *, mediator: str, desk: str, practice: bool
) -> DeskView:
    """Return screen 1 between two visits, before anything is known of parked ones."""
    return DeskView(
        position=0,
        visit="",
        page=idle_desk_page(texts, mediator),
        citizen=citizen,
        language=texts.language,
        practice=texts.say(PRACTICE) if practice else "",
        mediator=mediator,
        desk=desk,
    )
