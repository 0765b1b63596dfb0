"""The pages before anyone works here: signing in, the locked screen, the first account."""

from __future__ import annotations

from citizenspot.day import commands as d
from citizenspot.day.pages.own_card import own_card
from citizenspot.day.pages.sight_words import Desk
from citizenspot.visit.views import Act, Entry, EntryForm, Notice, Page


def signing_in(desk: Desk) -> Page:
    """Ask who works here; a desk without accounts asks for its first."""
    if not desk.sight.record.accounts:
        return _set_up(desk)
    if desk.sight.card is not None:
        return own_card(desk, desk.sight.card)
    say, here = desk.say, desk.sight.signed_in if desk.sight.locked else None
    name = here.name if here else ""
    heading = say("The desk is locked") if here else say("Who works here?")
    sentence = (
        say("{name}, type your PIN to go on. Someone else may sign in too.", name=name)
        if here
        else say("Sign in with your name and your PIN.")
    )
    entries = (
        Entry("name", say("Name"), text=name),
        Entry("pin", say("PIN"), kind="pin"),
    )
    sign_in = Act(say("Sign in"), d.SignIn(), key="Ctrl+Return", style="primary")
    return Page(
        # Another name where someone has left: what was typed for one is not there for the next.
        f"sign-in/{here.id if here else ''}",
        heading,
        (sentence,),
        (*_waits(desk), EntryForm("sign-in", entries, sign_in)),
        (*_by_card(desk), *_elsewhere(desk)),
    )


def _set_up(desk: Desk) -> Page:
    say = desk.say
    entries = (
        Entry("name", say("Name")),
        Entry("pin", say("PIN"), kind="pin", hint=say("6 characters or more")),
        Entry("again", say("PIN again"), kind="pin"),
    )
    make = Act(say("Make the account"), d.SetUpAdministrator(), key="Ctrl+Return", style="primary")
    sentences = (
        say("This desk has no accounts yet. The first is the administrator's."),
        say("The administrator makes the others, and serves no citizens."),
    )
    form = EntryForm("set-up", entries, make)
    return Page("set-up", say("Set up this desk"), sentences, (form,), _elsewhere(desk))


def _waits(desk: Desk) -> tuple[Notice, ...]:
    """Say until when an account may not be tried, without saying more than its owner knows."""
    now = desk.sight.now
    accounts = desk.sight.record.accounts.values()
    until = [
        a.may_try_at for a in accounts if a.may_try_at and a.may_try_at > now and not a.blocked
    ]
    if not until:
        return ()
    time = f"{max(until).astimezone(desk.zone):%H:%M:%S}"
    return (Notice("warning", desk.say("After wrong PINs: try again at {time}.", time=time)),)


def _by_card(desk: Desk) -> tuple[Act, ...]:
    """Offer the card where it is somebody's way in."""
    accounts = desk.sight.record.accounts.values()
    if not any(account.card and not account.closed for account in accounts):
        return ()
    return (Act(desk.say("Sign in with your card"), d.SignInByCard(), key="F4"),)


def _elsewhere(desk: Desk) -> tuple[Act, ...]:
    provider = desk.sight.provider_name
    if not provider:
        return ()
    label = desk.say("Sign in with {provider}", provider=provider)
    return (Act(label, d.SignInElsewhere(), key="Ctrl+O"),)
