"""Checks the mail server: does it answer, encrypt, and let this desk sign in? Nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk_config.self_check.finding import Finding, Subject, ok, problem
from kiosk_config.sentences import _N

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk_config.mail_settings import MailSettings
    from kiosk_config.settings import Settings

_EDIT = "sudoedit /etc/citizenspot/workstation.toml"

WORDS: Mapping[str, str] = {
    "server cannot be reached": _N("The mail server {server} does not answer."),
    "server offers no encryption": _N("The mail server {server} does not encrypt as is set."),
    "server's certificate is not trusted": _N(
        "The certificate of the mail server {server} is not trusted, or has expired."
    ),
    "no password for the account": _N("The mail account's password is not in the keyring."),
    "server refused the account": _N("The mail server {server} refused the account."),
}
"""What keeps e-mail from being sent, by the name that the sending gives it."""


def check_mail(settings: Settings, trouble: str) -> Finding:
    """Judge the way to the mail server; `trouble` is empty where it let this desk in."""
    said = settings.mail
    if said is None:
        return ok(Subject.MAIL, _N("No mail server is set: receipts go on paper and by code."))
    if settings.practice and not said.is_here:
        return ok(Subject.MAIL, _N("In practice nothing is sent by e-mail."))
    if not trouble:
        return ok(
            Subject.MAIL, _N("The mail server {server} lets this desk in."), server=said.server
        )
    return problem(Subject.MAIL, WORDS[trouble], mend=_mend(said, trouble), server=said.server)


def _mend(said: MailSettings, trouble: str) -> str:
    """Return the command that shows or mends what is wrong."""
    if trouble == "no password for the account":
        return f"keyring set citizenspot {said.credential}"
    if trouble == "server refused the account":
        return _EDIT
    if said.tls == "none":
        return f"nc -vz {said.server} {said.port}"
    smtp = " -starttls smtp" if said.tls == "starttls" else ""
    return f"openssl s_client -connect {said.server}:{said.port}{smtp}"
