"""What sends this desk's receipts by e-mail, as the settings of its world say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citizenspot.receipts.mailing import Send
    from citizenspot.visit.surroundings import MailGoes
    from kiosk_config.settings import LiveSettings, PracticeSettings


def mail_sending(settings: LiveSettings | PracticeSettings) -> tuple[Send, str] | None:
    """Return what sends, and the sender's address; None where the settings name no server.

    Practice sends to a server of this machine only, and otherwise to nobody.
    """
    said = settings.mail
    if said is None:
        return None
    from citizenspot.providers.credentials import keyring_credential  # noqa: PLC0415 - only then
    from citizenspot.receipts.mailing import MailServer, to_nobody  # noqa: PLC0415 - loads smtplib

    if mail_goes(settings) == "nobody":
        return to_nobody, said.sender
    return MailServer(said, lambda: keyring_credential(said.credential)).send, said.sender


def mail_goes(settings: LiveSettings | PracticeSettings) -> MailGoes:
    """Say where e-mail goes: nowhere, to a server, or in practice to nobody."""
    if settings.mail is None:
        return ""
    return "nobody" if settings.practice and not settings.mail.is_here else "server"
