"""What both screens show while nobody is there; it needs no visit, so it is there first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time
from functools import lru_cache

from msgspec.structs import replace

from citizenspot.texts import _N, Texts
from citizenspot.visit.commands import OpenVisit
from citizenspot.visit.views import Act, CitizenView, DeskView, Notice, Page
from citizenspot.waiting.ticket import Stand, Ticket

PRACTICE = _N("Practice. Nothing here is real.")


_MOST_CALLED = 4
"""So many called tickets are named at once: more could not be taken in when passing by."""

Hours = tuple[time, time]
"""When the spot opens and closes."""


def idle_citizen_view(
    texts: Texts,
    spot: str,
    *,
    practice: bool,
    hours: Hours | None = None,
    tickets: Iterable[Ticket] = (),
) -> CitizenView:
    """Return screen 2 between two visits: which tickets are called where, and the hours."""
    sentences = (
        _called(texts, tickets) or texts.say("Please take a seat."),
        _open(texts, hours),
    )
    page = Page(
        "idle", texts.say("Welcome to {spot}", spot=spot), tuple(each for each in sentences if each)
    )
    return CitizenView(
        position=0,
        state="idle",
        page=page,
        language=texts.language,
        right_to_left=texts.right_to_left,
        practice=texts.say(PRACTICE) if practice else "",
    )


def _called(texts: Texts, tickets: Iterable[Ticket]) -> str:
    """Say which tickets are called, and to which desk."""
    called = [each for each in tickets if each.stand is Stand.CALLED][:_MOST_CALLED]
    places = (
        texts.say("{ticket} at {desk}", ticket=each.number, desk=each.desk) for each in called
    )
    return texts.say("Called now: {tickets}", tickets=" · ".join(places)) if called else ""


def _open(texts: Texts, hours: Hours | None) -> str:
    if hours is None:
        return ""
    opens, closes = (f"{each:%H:%M}" for each in hours)
    return texts.say("We are open from {opens} to {closes}.", opens=opens, closes=closes)


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


def screen_gone_for_desk(idle: DeskView, texts: Texts) -> DeskView:
    """Return the view between two visits with a word of it; a visit says it by being paused."""
    gone = texts.say("The citizen's screen is gone.")
    following = texts.say("Plug it in again. A visit that you open now waits for it.")
    notice = Notice("problem", gone, following)
    return replace(idle, notices=(notice, *idle.notices))
