"""The supervisor's page: what was odd, and the visits that are over, read one at a time."""

from __future__ import annotations

from citizenspot.day import commands as d
from citizenspot.day.odd_patterns import SENTENCES, Odd
from citizenspot.day.pages.event_words import EVENT_WORDS
from citizenspot.day.pages.sight_words import Desk
from citizenspot.day.sight import Read, VisitOver
from citizenspot.visit.events import Happened, kind_of
from citizenspot.visit.views import Act, Block, Notice, Page, Row, Rows
from citizenspot.visit.words import Actor


def supervision(desk: Desk) -> Page:
    """Show one visit that is read, or what there is to look at."""
    if desk.sight.read is not None:
        return _read(desk, desk.sight.read)
    say = desk.say
    odd = tuple(_odd(desk, each) for each in desk.sight.odd)
    nothing = Notice("information", say("Nothing odd in the latest days."))
    blocks: tuple[Block, ...] = (
        Rows(odd, title=say("To be looked at")) if odd else nothing,
        Rows(tuple(_over(desk, visit) for visit in desk.sight.visits), title=say("Visits over")),
    )
    sentence = say("Whoever reads a visit is recorded, with the reason.")
    return Page("desk/supervision", say("Supervision"), (sentence,), blocks, (desk.back(),))


def _over(desk: Desk, visit: VisitOver) -> Row:
    name = desk.name_of(visit.by)
    who = f"{visit.visit[:8]} · {name}" if name else visit.visit[:8]
    reading = Act(desk.say("Read"), d.ReadVisit(visit.visit), asks="why")
    return Row(desk.moment(visit.began_at), who, change=reading)


def _odd(desk: Desk, odd: Odd) -> Row:
    what = desk.say(SENTENCES[odd.what])
    about = f"{desk.name_of(odd.by)} {odd.about}".strip()
    return Row(desk.moment(odd.at), f"{what} · {about}" if about else what)


def _read(desk: Desk, read: Read) -> Page:
    say = desk.say
    rows = tuple(_line(desk, happened) for happened in read.history)
    heading = say("Visit {visit}", visit=read.visit[:8])
    back = Act(say("Back"), d.ShowDesk("supervision"), key="Esc", style="quiet")
    sentence = say("That you read this is recorded.")
    return Page(f"desk/read/{read.visit}", heading, (sentence,), (Rows(rows),), (back,))


def _line(desk: Desk, happened: Happened) -> Row:
    kind = kind_of(happened.event)
    what = desk.say(EVENT_WORDS[kind]) if kind in EVENT_WORDS else kind
    who = desk.name_of(happened.by) or desk.say(_ACTORS[happened.actor])
    assisted = f" ({happened.assisted})" if happened.assisted else ""
    time = f"{happened.at.astimezone(desk.zone):%H:%M:%S}"
    return Row(time, f"{what} · {who}{assisted}")


_ACTORS = {Actor.CITIZEN: "citizen", Actor.MEDIATOR: "mediator", Actor.SYSTEM: "program"}
