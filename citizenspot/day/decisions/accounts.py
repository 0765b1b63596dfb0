"""Accounts: made, given a role, a PIN, unlocked and closed; nobody changes their own rights."""

from __future__ import annotations

from citizenspot.day import commands as d
from citizenspot.day import events as e
from citizenspot.day.decisions.scene import DayScene, Decided, happens, refused
from citizenspot.day.pins import why_not
from citizenspot.day.refusals import DayRefusal
from citizenspot.day.roles import Role

_ROLES = frozenset(role.value for role in Role)


def set_up_administrator(command: d.SetUpAdministrator, scene: DayScene) -> Decided:
    """Make the first account of a desk that has none, and sign it in."""
    if scene.record.accounts:
        return refused(DayRefusal.ALREADY_SET_UP)
    if command.pin != command.again:
        return refused(DayRefusal.PINS_DIFFER)
    made = open_account(d.OpenAccount(command.name, "administrator", command.pin), scene)
    if made.refusal is not None:
        return made
    opened = made.events[0]
    assert isinstance(opened, e.AccountOpened)  # noqa: S101 - what it answers with
    return happens(opened, e.SignedIn(opened.account, "pin"))


def open_account(command: d.OpenAccount, scene: DayScene) -> Decided:
    """Make an account."""
    name = command.name.strip()
    if not name:
        return refused(DayRefusal.NAME_MISSING)
    if command.role not in _ROLES:
        return refused(DayRefusal.NO_SUCH_ROLE)
    if scene.record.named(name) is not None:
        return refused(DayRefusal.NAME_TAKEN)
    bad = why_not(command.pin)
    if bad is not None:
        return refused(bad)
    proof = scene.pins.proof(command.pin)
    return happens(e.AccountOpened(scene.new_id(), name, command.role, proof))


def give_role(command: d.GiveRole, scene: DayScene) -> Decided:
    """Give someone else another role."""
    if command.role not in _ROLES:
        return refused(DayRefusal.NO_SUCH_ROLE)
    hindered = _not_theirs(command.account, scene) or _last(command.account, scene)
    if hindered is not None:
        return refused(hindered)
    return happens(e.RoleGiven(command.account, command.role))


def close_account(command: d.CloseAccount, scene: DayScene) -> Decided:
    """Let someone else's account sign in no more."""
    hindered = _not_theirs(command.account, scene) or _last(command.account, scene)
    return refused(hindered) if hindered else happens(e.AccountClosed(command.account))


def unlock_account(command: d.UnlockAccount, scene: DayScene) -> Decided:
    """Forgive someone else's wrong PINs."""
    hindered = _not_theirs(command.account, scene)
    return refused(hindered) if hindered else happens(e.AccountUnlocked(command.account))


def reset_pin(command: d.ResetPin, scene: DayScene) -> Decided:
    """Give someone else a new PIN, and forgive the wrong ones."""
    hindered = _not_theirs(command.account, scene) or why_not(command.pin)
    if hindered is not None:
        return refused(hindered)
    proof = scene.pins.proof(command.pin)
    return happens(e.PinSet(command.account, proof), e.AccountUnlocked(command.account))


def set_pin(command: d.SetPin, scene: DayScene) -> Decided:
    """Change one's own PIN; who has one proves it first."""
    own = scene.signed_in
    if own is None:
        return refused(DayRefusal.NOT_SIGNED_IN)
    if own.proof and not scene.pins.fits(own.proof, command.old):
        return Decided((e.SignInFailed(own.id),), DayRefusal.WRONG_NAME_OR_PIN)
    if command.pin != command.again:
        return refused(DayRefusal.PINS_DIFFER)
    bad = why_not(command.pin)
    return refused(bad) if bad else happens(e.PinSet(own.id, scene.pins.proof(command.pin)))


def _not_theirs(account: str, scene: DayScene) -> DayRefusal | None:
    if account not in scene.record.accounts:
        return DayRefusal.NO_SUCH_ACCOUNT
    own = scene.signed_in
    return DayRefusal.NOT_YOURSELF if own and own.id == account else None


def _last(account: str, scene: DayScene) -> DayRefusal | None:
    """Refuse to leave the desk without an administrator."""
    others = (a for a in scene.record.accounts.values() if a.id != account and not a.closed)
    known = any(each.role is Role.ADMINISTRATOR for each in others)
    return None if known else DayRefusal.LAST_ADMINISTRATOR
