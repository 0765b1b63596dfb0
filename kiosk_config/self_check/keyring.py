"""Checks the keyring, which keeps this workstation's key and the providers' secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk_config.self_check.finding import Finding, Subject, ok, problem, warning
from kiosk_config.self_check.machine import KeyringState
from kiosk_config.sentences import _N

if TYPE_CHECKING:
    from kiosk_config.self_check.machine import Machine
    from kiosk_config.settings import Settings

# Signing in with the password makes the keyring, and opens it.
_SIGN_IN_AGAIN = 'loginctl terminate-session "$XDG_SESSION_ID"'
_FAULTS = {
    KeyringState.ABSENT: (
        _N("No keyring service answers; without one there is practice only."),
        "sudo apt-get install gnome-keyring dbus-user-session",
    ),
    KeyringState.UNMADE: (
        _N("The keyring was never set up: sign out, and in again with the password."),
        _SIGN_IN_AGAIN,
    ),
    KeyringState.LOCKED: (
        _N("The keyring is locked: sign out, and in again with the password."),
        _SIGN_IN_AGAIN,
    ),
}


def check_keyring(machine: Machine, settings: Settings) -> Finding:
    """Judge whether the keyring is open; practice does without one."""
    state = machine.keyring()
    if state is KeyringState.OPEN:
        return ok(Subject.KEYRING, _N("The keyring is open."))
    text, mend = _FAULTS[state]
    grade = warning if settings.practice else problem
    return grade(Subject.KEYRING, text, mend=mend)
