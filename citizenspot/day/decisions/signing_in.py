"""Signing in and leaving: PINs with their lock-out, the identity provider, the locked screen."""

from __future__ import annotations

from datetime import datetime

from citizenspot.day import commands as d
from citizenspot.day import events as e
from citizenspot.day.decisions.scene import DayScene, Decided, happens, refused
from citizenspot.day.refusals import DayRefusal
from citizenspot.day.roles import Role
from citizenspot.day.state import Account


def sign_in(command: d.SignIn, scene: DayScene) -> Decided:
    """Let someone in whose name and PIN fit; count every PIN that does not.

    What is said does not tell a wrong name from a wrong PIN.
    """
    account = scene.record.named(command.name)
    if account is None:
        return refused(DayRefusal.WRONG_NAME_OR_PIN)
    hindered = _may_not_try(account, scene)
    if hindered is not None:
        return refused(hindered)
    if not account.proof or not scene.pins.fits(account.proof, command.pin):
        wrong = (e.SignInFailed(account.id),)
        return Decided(wrong, DayRefusal.WRONG_NAME_OR_PIN)
    forgiven = (e.AccountUnlocked(account.id),) if account.wrong else ()
    return happens(*forgiven, *leaves(scene, account), e.SignedIn(account.id, "pin"))


def vouched(said: d.Vouched, scene: DayScene) -> Decided:
    """Let someone in for whom the identity provider vouches, with the role it gives."""
    if said.role not in {role.value for role in Role}:
        return refused(DayRefusal.PROVIDER_REFUSED)
    account = scene.record.of_subject(said.issuer, said.subject)
    if account is None:
        return _first_time(said, scene)
    if account.closed:
        return refused(DayRefusal.PROVIDER_REFUSED)
    role = (e.RoleGiven(account.id, said.role),) if said.role != account.role.value else ()
    return happens(
        *role,
        e.AccountVouched(account.id),
        *leaves(scene, account),
        e.SignedIn(account.id, "provider"),
    )


def lock_screen(_: d.LockScreen, scene: DayScene) -> Decided:
    """Show nothing until someone signs in; a second time is no news."""
    if scene.signed_in is None or scene.locked:
        return happens()
    return happens(e.ScreenLocked(scene.signed_in.id))


def is_left(scene: DayScene, citizen_acted_at: datetime | None) -> bool:
    """Say whether a desk that nobody has touched for a while is to lock.

    Not while the citizen works on screen 2, which locking covers.
    """
    if scene.signed_in is None or scene.locked or not scene.lock_after:
        return False
    at_work = citizen_acted_at is not None and scene.now - citizen_acted_at < scene.lock_after
    return not (scene.visit_open and at_work)


def sign_out(_: d.SignOut, scene: DayScene) -> Decided:
    """End someone's work; not while a citizen is at the desk."""
    if scene.visit_open:
        return refused(DayRefusal.VISIT_OPEN)
    return happens(e.SignedOut(scene.signed_in.id)) if scene.signed_in else happens()


def _may_not_try(account: Account, scene: DayScene) -> DayRefusal | None:
    if account.blocked:
        return DayRefusal.BLOCKED
    if account.may_try_at is not None and scene.now < account.may_try_at:
        return DayRefusal.WAIT
    return only_at_provider(account, scene)


def only_at_provider(account: Account, scene: DayScene) -> DayRefusal | None:
    """Let a PIN or card stand for the provider only while it cannot be reached, and for a while."""
    if not account.issuer:
        return None
    fresh = account.vouched_at is not None and scene.now - account.vouched_at <= scene.grace
    if scene.provider_answers or not fresh:
        return DayRefusal.ONLY_AT_PROVIDER
    return None


def leaves(scene: DayScene, account: Account) -> tuple[e.AnyDayEvent, ...]:
    """Sign out whoever was there before someone else: a quick switch."""
    before = scene.signed_in
    return (e.SignedOut(before.id),) if before and before.id != account.id else ()


def _first_time(said: d.Vouched, scene: DayScene) -> Decided:
    name = said.name.strip()
    if not name:
        return refused(DayRefusal.PROVIDER_REFUSED)
    if scene.record.named(name) is not None:
        name = f"{name} ({said.subject[:8]})"
    new = scene.new_id()
    opened = e.AccountOpened(new, name, said.role, issuer=said.issuer, subject=said.subject)
    before = scene.signed_in
    left = (e.SignedOut(before.id),) if before else ()
    return happens(opened, e.AccountVouched(new), *left, e.SignedIn(new, "provider"))
