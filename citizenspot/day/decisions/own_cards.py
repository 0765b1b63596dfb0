"""Cards of those who work here: signing in with one, keeping one, and taking one away."""

from __future__ import annotations

from citizenspot.day import commands as d
from citizenspot.day import events as e
from citizenspot.day.decisions.scene import DayScene, Decided, happens, refused
from citizenspot.day.decisions.signing_in import leaves, only_at_provider
from citizenspot.day.refusals import DayRefusal
from citizenspot.day.roles import Role


def card_shown(shown: d.OwnCardProved, scene: DayScene) -> Decided:
    """Let someone in by a card that has proved itself, or keep it for who is here."""
    return _bind(shown, scene) if shown.binding else _sign_in(shown, scene)


def remove_card(command: d.RemoveCard, scene: DayScene) -> Decided:
    """Take away one's own card, or as an administrator anybody's."""
    own = scene.signed_in
    account = scene.record.accounts.get(command.account)
    if own is None or (own.id != command.account and own.role is not Role.ADMINISTRATOR):
        return refused(DayRefusal.NOT_FOR_THIS_ROLE)
    if account is None or not account.card:
        return refused(DayRefusal.NO_SUCH_ACCOUNT)
    return happens(e.CardRemoved(account.id))


def _sign_in(shown: d.OwnCardProved, scene: DayScene) -> Decided:
    """Let in whose card it is. Wrong PINs of the account hinder nothing: a card counts its own."""
    account = scene.record.of_card(shown.certificate)
    if account is None:
        return refused(DayRefusal.CARD_UNKNOWN)
    hindered = only_at_provider(account, scene)
    if hindered is not None:
        return refused(hindered)
    return happens(*leaves(scene, account), e.SignedIn(account.id, "card"))


def _bind(shown: d.OwnCardProved, scene: DayScene) -> Decided:
    own = scene.signed_in
    if own is None or scene.locked:
        return refused(DayRefusal.NOT_SIGNED_IN)
    owner = scene.record.of_card(shown.certificate)
    if owner is not None and owner.id != own.id:
        return refused(DayRefusal.CARD_TAKEN)
    return happens() if owner else happens(e.CardBound(own.id, shown.certificate))
