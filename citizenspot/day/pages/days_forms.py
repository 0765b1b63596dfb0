"""The small pages of the day's work, a form each: opening, cash, notes, tickets, PIN."""

from __future__ import annotations

import msgspec

from citizenspot.day import commands as d
from citizenspot.day.pages.own_card import own_card
from citizenspot.day.pages.sight_words import Desk
from citizenspot.day.state import Account
from citizenspot.texts import OWN_NAMES
from citizenspot.visit.views import Act, Entry, EntryForm, Option, Page


def opening(desk: Desk) -> Page:
    """Ask what is in the till, and open the desk."""
    say = desk.say
    till = Entry("till", say("Cash in the till"), kind="money", hint=say("Such as 50 or 50,00"))
    act = Act(say("Open the desk"), d.OpenDay(), key="Ctrl+Return", style="primary")
    form = EntryForm("opening", (till,), act)
    return Page(
        "opening-desk",
        say("Open the desk"),
        (say("Count what is in the till. Without a till, type 0."),),
        (form,),
    )


def cash(desk: Desk) -> Page:
    """Let cash be put in or taken out, other than for a fee."""
    say = desk.say
    ways = (Option("out", say("Taken out")), Option("in", say("Put in")))
    entries = (
        Entry("direction", say("What was done"), kind="choice", text="out", options=ways),
        Entry("amount", say("Amount"), kind="money"),
        Entry("reason", say("Why")),
    )
    act = Act(say("Record it"), d.MoveCash(), key="Ctrl+Return", style="primary")
    return _page(desk, "cash", say("Cash in or out"), EntryForm("cash", entries, act))


def note(desk: Desk) -> Page:
    """Let a note be left for who works here next."""
    say = desk.say
    text = Entry(
        "text", say("Note"), kind="long_text", hint=say("No names and no numbers of people.")
    )
    act = Act(say("Leave the note"), d.LeaveNote(), key="Ctrl+Return", style="primary")
    heading = say("A note for who works here next")
    return _page(desk, "note", heading, EntryForm("note", (text,), act))


def quick(desk: Desk) -> Page:
    """Let something be noted that needed no visit."""
    say = desk.say
    given = (
        say("Information given"),
        say("Directions to another office"),
        say("A form handed out"),
        say("A paper printed"),
    )
    ways = tuple(Option(each, each) for each in given)
    entries = (
        Entry("what", say("What was given"), kind="choice", options=ways, text=given[0]),
        Entry("quantity", say("How many times"), kind="number", text="1"),
    )
    act = Act(say("Record it"), d.RecordQuick(), key="Ctrl+Return", style="primary")
    return _page(desk, "quick", say("Without a visit"), EntryForm("quick", entries, act))


def ticket(desk: Desk) -> Page:
    """Let someone who came without a ticket be put into the queue."""
    say = desk.say
    languages = (Option("", say("Not known")), *(Option(t, n) for t, n in OWN_NAMES.items()))
    priority = (Option("", say("No")), Option("yes", say("Yes")))
    hint = say("Old, ill or disabled, pregnant, with a small child, or with an appointment")
    entries = (
        Entry("wish", say("What for"), required=False),
        Entry("language", say("Language"), kind="choice", options=languages, required=False),
        Entry("need", say("What helps them"), required=False, hint=say("Such as a chair")),
        Entry("priority", say("Priority"), kind="choice", options=priority, hint=hint),
    )
    act = Act(say("Put into the queue"), d.AddTicket(), key="Ctrl+Return", style="primary")
    return _page(desk, "ticket", say("Without a ticket"), EntryForm("ticket", entries, act))


def pin(desk: Desk) -> Page:
    """Let one's own PIN be changed, and one's own card be kept as a way to sign in."""
    if desk.sight.card is not None:
        return own_card(desk, desk.sight.card)
    say = desk.say
    own = desk.sight.signed_in
    old = (Entry("old", say("PIN until now"), kind="pin"),) if own and own.proof else ()
    entries = (
        *old,
        Entry("pin", say("New PIN"), kind="pin", hint=say("6 characters or more")),
        Entry("again", say("New PIN again"), kind="pin"),
    )
    act = Act(say("Change the PIN"), d.SetPin(), key="Ctrl+Return", style="primary")
    page = _page(desk, "pin", say("Your PIN"), EntryForm("pin", entries, act))
    return page if own is None else _with_own_card(desk, page, own)


def _with_own_card(desk: Desk, page: Page, own: Account) -> Page:
    """Say whether a card signs them in, and let one be kept or taken away."""
    say = desk.say
    keep = Act(say("Keep your card"), d.BindCard(), key="F4")
    remove = Act(say("Card no more"), d.RemoveCard(own.id), key="F4")
    sentence = (
        say("Your card signs you in: card and its PIN, without your name.")
        if own.card
        else say("You can also sign in with a card of your own and its PIN.")
    )
    acts = (*page.acts, remove if own.card else keep)
    return msgspec.structs.replace(page, sentences=(sentence,), acts=acts)


def _page(desk: Desk, name: str, heading: str, form: EntryForm) -> Page:
    return Page(f"desk/{name}", heading, (), (form,), (desk.back(),))
