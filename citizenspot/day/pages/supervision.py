"""The supervisor's page: what was odd, the visits that are over, and the way from a receipt."""

from __future__ import annotations

from citizenspot.day import commands as d
from citizenspot.day.odd_patterns import SENTENCES, Odd
from citizenspot.day.pages.sight_words import Desk
from citizenspot.day.sight import VisitOver
from citizenspot.visit.views import Act, Block, Entry, EntryForm, Notice, Page, Row, Rows


def supervision(desk: Desk) -> Page:
    """Show what there is to look at."""
    say = desk.say
    odd = tuple(_odd(desk, each) for each in desk.sight.odd)
    nothing = Notice("information", say("Nothing odd in the latest days."))
    blocks: tuple[Block, ...] = (
        Rows(odd, title=say("To be looked at")) if odd else nothing,
        Rows(tuple(_over(desk, visit) for visit in desk.sight.visits), title=say("Visits over")),
    )
    sentence = say("Whoever reads a visit is recorded, with the reason.")
    find = Act(say("Find by receipt"), d.ShowDesk("find"), key="Ctrl+F")
    return Page("desk/supervision", say("Supervision"), (sentence,), blocks, (desk.back(), find))


def _over(desk: Desk, visit: VisitOver) -> Row:
    name = desk.name_of(visit.by)
    who = f"{visit.visit[:8]} · {name}" if name else visit.visit[:8]
    reading = Act(desk.say("Read"), d.ReadVisit(visit.visit), asks="why")
    return Row(desk.moment(visit.began_at), who, change=reading)


def _odd(desk: Desk, odd: Odd) -> Row:
    what = desk.say(SENTENCES[odd.what])
    about = f"{desk.name_of(odd.by)} {odd.about}".strip()
    return Row(desk.moment(odd.at), f"{what} · {about}" if about else what)


def finding(desk: Desk) -> Page:
    """Ask for the receipt, or the provider's reference, of the visit that is to be read."""
    say = desk.say
    entries = (
        Entry(
            "text",
            say("Receipt number"),
            text=desk.sight.about,
            hint=say("Type it or scan its code; or the provider's reference."),
        ),
        Entry("why", say("Why")),
    )
    act = Act(say("Read the visit"), d.FindVisit(), key="Ctrl+Return", style="primary")
    back = Act(say("Back"), d.ShowDesk("supervision"), key="Esc", style="quiet")
    sentence = say("Whoever reads a visit is recorded, with the reason.")
    form = EntryForm("find", entries, act)
    return Page("desk/find", say("The visit of a receipt"), (sentence,), (form,), (back,))
