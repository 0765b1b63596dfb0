"""Checks the accounts: is there somebody who can let others in again?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from kiosk_config.self_check.finding import Finding, Subject, ok, warning
from kiosk_config.sentences import _N

if TYPE_CHECKING:
    from kiosk_config.settings import Settings

_SIGN_IN = "./run start"
"""Accounts are looked after at the desk, by an administrator."""


class AccountsSeen(msgspec.Struct, frozen=True):
    """How many open accounts a desk has; `unreadable` says why they cannot be looked at."""

    administrators: int = 0
    others: int = 0
    blocked: int = 0
    unreadable: str = ""


def check_accounts(settings: Settings, seen: AccountsSeen) -> Finding:
    """Judge the accounts, of which only numbers are told."""
    if not settings.must_sign_in:
        return ok(Subject.ACCOUNTS, _N("Nobody has to sign in here."))
    if seen.unreadable:
        text = _N("The accounts cannot be looked at: {why}")
        look = "./run journal verify"
        return warning(Subject.ACCOUNTS, text, mend=look, why=seen.unreadable)
    if not seen.administrators:
        text = _N("There are no accounts yet. The first start asks for the administrator's.")
        return warning(Subject.ACCOUNTS, text, mend=_SIGN_IN)
    if seen.blocked:
        text = _N("Accounts blocked after wrong PINs: {number}. An administrator unlocks them.")
        return warning(Subject.ACCOUNTS, text, mend=_SIGN_IN, number=str(seen.blocked))
    if seen.administrators == 1:
        text = _N("There is one administrator only: if their PIN is forgotten nobody can help.")
        return warning(Subject.ACCOUNTS, text, mend=_SIGN_IN)
    return ok(
        Subject.ACCOUNTS,
        _N("Administrators: {administrators}. Others who sign in: {others}."),
        administrators=str(seen.administrators),
        others=str(seen.others),
    )
