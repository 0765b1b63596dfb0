"""The administrator's pages: the accounts of the desk, and the form for a new one."""

from __future__ import annotations

from typing import Literal

from citizenspot.day import commands as d
from citizenspot.day.pages.sight_words import Desk
from citizenspot.day.roles import MAY, NAMES, Role
from citizenspot.day.state import Account
from citizenspot.visit.views import (
    Act,
    Block,
    CheckItem,
    Checklist,
    Choices,
    Entry,
    EntryForm,
    Notice,
    Option,
    Page,
)


def accounts(desk: Desk) -> Page:
    """List the accounts, each with what may be done to it."""
    say = desk.say
    known = sorted(desk.sight.record.accounts.values(), key=lambda a: (a.closed, a.name))
    new = Act(say("Make an account"), d.ShowDesk("account"), key="Ctrl+N", style="primary")
    items = tuple(_item(desk, account) for account in known)
    acts = (desk.back(), new) if _makes_accounts(desk) else (desk.back(),)
    blocks: tuple[Block, ...] = (*_only_one_administrator(desk), Checklist(items))
    return Page("desk/accounts", say("Accounts"), (), blocks, acts)


def account(desk: Desk) -> Page:
    """Ask for a new account's name, role and first PIN."""
    say = desk.say
    roles = tuple(Option(role.value, say(name)) for role, name in NAMES.items())
    entries = (
        Entry("name", say("Name")),
        Entry("role", say("Role"), kind="choice", options=roles, text=Role.MEDIATOR.value),
        Entry("pin", say("First PIN"), kind="pin", hint=say("They change it after signing in.")),
    )
    act = Act(say("Make the account"), d.OpenAccount(), key="Ctrl+Return", style="primary")
    form = EntryForm("account", entries, act)
    return Page("desk/account", say("A new account"), (), (form,), (_to_list(desk),))


def reset(desk: Desk) -> Page:
    """Ask for a new PIN for someone else."""
    say = desk.say
    whose = desk.sight.record.accounts.get(desk.sight.about)
    name = whose.name if whose else ""
    entries = (Entry("pin", say("New PIN"), kind="pin", hint=say("6 characters or more")),)
    act = Act(
        say("Give this PIN"), d.ResetPin(desk.sight.about), key="Ctrl+Return", style="primary"
    )
    form = EntryForm("reset", entries, act)
    heading = say("A new PIN for {name}", name=name)
    return Page("desk/reset", heading, (), (form,), (_to_list(desk),))


def role(desk: Desk) -> Page:
    """Ask which other role someone else has from now on."""
    say = desk.say
    whose = desk.sight.record.accounts.get(desk.sight.about)
    acts = tuple(
        Act(say(name), d.GiveRole(desk.sight.about, role.value))
        for role, name in NAMES.items()
        if whose is None or role is not whose.role
    )
    heading = say("Another role for {name}", name=whose.name if whose else "")
    return Page("desk/role", heading, (), (Choices(acts),), (_to_list(desk),))


def _item(desk: Desk, account: Account) -> CheckItem:
    say = desk.say
    role = say(NAMES[account.role])
    if account.closed:
        return CheckItem(account.name, role, "missing", say("Closed"))
    state = say("Blocked after wrong PINs") if account.blocked else role
    own = desk.sight.signed_in
    acts = () if own and own.id == account.id else _acts(desk, account)
    mark: Literal["done", "missing"] = "missing" if account.blocked else "done"
    return CheckItem(account.name, "", mark, state, acts)


def _acts(desk: Desk, account: Account) -> tuple[Act, ...]:
    say = desk.say
    unlock = (Act(say("Unlock"), d.UnlockAccount(account.id)),) if account.wrong else ()
    card = (Act(say("Card no more"), d.RemoveCard(account.id)),) if account.card else ()
    if not _makes_accounts(desk):
        return unlock
    return (
        *unlock,
        Act(say("Another role"), d.ShowDesk("role", account.id)),
        Act(say("New PIN"), d.ShowDesk("reset", account.id)),
        *card,
        Act(say("Close the account"), d.CloseAccount(account.id), style="danger"),
    )


def _only_one_administrator(desk: Desk) -> tuple[Notice, ...]:
    """Say what a forgotten PIN would mean, where nobody else could give a new one."""
    known = desk.sight.record.accounts.values()
    if sum(each.role is Role.ADMINISTRATOR and not each.closed for each in known) > 1:
        return ()
    sentence = desk.say("There is one administrator only.")
    following = desk.say("If their PIN is forgotten nobody can make accounts. Make another.")
    return (Notice("warning", sentence, following),)


def _makes_accounts(desk: Desk) -> bool:
    """Say whether who is here may do more to an account than unlock it."""
    own = desk.sight.signed_in
    return own is not None and d.OpenAccount in MAY[own.role]


def _to_list(desk: Desk) -> Act:
    return Act(desk.say("Back"), d.ShowDesk("accounts"), key="Esc", style="quiet")
