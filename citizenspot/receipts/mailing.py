"""Gives a message to the mail server, and says what kept it; never twice by itself.

A message counts as sent once the server has answered its end with 250 (RFC 5321 §4.2.5). Where
that answer is lost nobody here can know, and a person decides.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from email.message import EmailMessage

from citizenspot.receipts.mail_reasons import MailReason
from kiosk_config.mail_settings import MailSettings

PATIENCE_S = 20.0
"""How long one answer of the server is waited for."""
_OWN_NAME = "[127.0.0.1]"
"""What the desk greets with: its own name is nobody's business (RFC 5321 §4.1.4)."""
_ANSWERED_WELL = 250
_FOR_GOOD = 500

Send = Callable[[EmailMessage], MailReason | None]
"""Sends a message, and returns what kept it, or None where the server has it."""


def to_nobody(_message: EmailMessage) -> MailReason:
    """Send nothing, as practice does."""
    return MailReason.PRACTICE


class MailServer:
    """The server of the settings, signed in to anew for each message.

    `password` returns the account's secret where there is one; `context` what certificates are
    checked with. Both are asked for on the thread that sends.
    """

    def __init__(
        self,
        settings: MailSettings,
        password: Callable[[], str | None],
        context: Callable[[], ssl.SSLContext] = ssl.create_default_context,
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._settings, self._password, self._context = settings, password, context
        self._patience_s = patience_s

    def send(self, message: EmailMessage) -> MailReason | None:
        """Give a message to the server."""
        return self._with_connection(lambda connection: self._sent(connection, message))

    def look(self) -> MailReason | None:
        """Greet, encrypt and sign in as for a message, and send none."""
        return self._with_connection(self._let_in)

    def _with_connection(
        self, act: Callable[[smtplib.SMTP], MailReason | None]
    ) -> MailReason | None:
        try:
            connection = self._connected()
        except (OSError, smtplib.SMTPException) as error:
            return _not_reached(error)
        try:
            return act(connection)
        finally:
            connection.close()

    def _let_in(self, connection: smtplib.SMTP) -> MailReason | None:
        try:
            return self._greeted(connection)
        except (OSError, smtplib.SMTPException) as error:
            return _not_reached(error)

    def _connected(self) -> smtplib.SMTP:
        said = self._settings
        where = (said.server, said.port, _OWN_NAME)
        if said.tls == "tls":
            return smtplib.SMTP_SSL(*where, timeout=self._patience_s, context=self._context())
        return smtplib.SMTP(*where, timeout=self._patience_s)

    def _sent(self, connection: smtplib.SMTP, message: EmailMessage) -> MailReason | None:
        try:
            refused = self._greeted(connection) or self._addressed(connection, message)
        except (OSError, smtplib.SMTPException) as error:
            return _not_reached(error)
        return refused or _handed_over(connection, message)

    def _greeted(self, connection: smtplib.SMTP) -> MailReason | None:
        connection.ehlo_or_helo_if_needed()
        if self._settings.tls == "starttls":
            if not connection.has_extn("starttls"):
                return MailReason.NO_ENCRYPTION
            connection.starttls(context=self._context())
            connection.ehlo()
        return self._signed_in(connection)

    def _signed_in(self, connection: smtplib.SMTP) -> MailReason | None:
        if self._settings.account is None:
            return None
        password = self._password()
        if password is None:
            return MailReason.NO_PASSWORD
        try:
            connection.login(self._settings.account, password)
        except (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError):
            return MailReason.NOT_SIGNED_IN
        return None

    def _addressed(self, connection: smtplib.SMTP, message: EmailMessage) -> MailReason | None:
        code, _ = connection.mail(self._settings.sender)
        if code != _ANSWERED_WELL:
            return MailReason.REFUSED if code >= _FOR_GOOD else MailReason.NOT_NOW
        code, _ = connection.rcpt(message["To"])
        if code >= _FOR_GOOD:
            return MailReason.ADDRESS_REFUSED
        return None if code in {250, 251} else MailReason.NOT_NOW


def _handed_over(connection: smtplib.SMTP, message: EmailMessage) -> MailReason | None:
    """Give the message itself; from here on a silence may mean that it has gone."""
    try:
        code, _ = connection.data(message.as_bytes())
    except smtplib.SMTPDataError as error:
        return MailReason.REFUSED if error.smtp_code >= _FOR_GOOD else MailReason.NOT_NOW
    except (OSError, smtplib.SMTPException):
        return MailReason.ANSWER_LOST
    if code == _ANSWERED_WELL:
        return None
    return MailReason.REFUSED if code >= _FOR_GOOD else MailReason.NOT_NOW


def _not_reached(error: Exception) -> MailReason:
    if isinstance(error, ssl.SSLCertVerificationError):
        return MailReason.NOT_TRUSTED
    if isinstance(error, ssl.SSLError):
        return MailReason.NO_ENCRYPTION
    return MailReason.NO_SERVER
