"""What keeps a receipt from being sent by e-mail, and what a mediator can do about it."""

from __future__ import annotations

from enum import Enum

from citizenspot.texts import _N, Texts


class MailReason(Enum):
    """What keeps a receipt from being sent."""

    NO_SERVER = "server cannot be reached"
    NO_ENCRYPTION = "server offers no encryption"
    NOT_TRUSTED = "server's certificate is not trusted"
    NO_PASSWORD = "no password for the account"  # noqa: S105 - says that there is none
    NOT_SIGNED_IN = "server refused the account"
    ADDRESS_REFUSED = "address refused"
    NOT_NOW = "server takes nothing now"
    REFUSED = "server refused the message"
    ANSWER_LOST = "answer lost"
    NO_FILE = "the file is gone"
    PRACTICE = "practice sends nothing"


_SENTENCES = {
    MailReason.NO_SERVER: _N("The mail server does not answer. Try again in a moment."),
    MailReason.NO_ENCRYPTION: _N(
        "The mail server offers no encryption, so nothing was sent. Tell the administrator."
    ),
    MailReason.NOT_TRUSTED: _N(
        "The mail server's certificate is not trusted. Tell the administrator."
    ),
    MailReason.NO_PASSWORD: _N(
        "The password of the mail account is not in the keyring. Tell the administrator."
    ),
    MailReason.NOT_SIGNED_IN: _N("The mail server refused this desk. Tell the administrator."),
    MailReason.ADDRESS_REFUSED: _N(
        "The mail server refused the address. Let the citizen correct it on screen 2."
    ),
    MailReason.NOT_NOW: _N("The mail server takes nothing now. Try again in a moment."),
    MailReason.REFUSED: _N("The mail server refused the receipt. Give it on paper."),
    MailReason.ANSWER_LOST: _N(
        "The mail server's answer was lost: the receipt may have gone. Ask the citizen whether it"
        " has come before you send it again."
    ),
    MailReason.NO_FILE: _N("The receipt is not kept any more. Choose a receipt again."),
    MailReason.PRACTICE: _N("In practice nothing is sent."),
}


def mail_sentence(reason: MailReason, texts: Texts) -> str:
    """Return what a mediator reads: what is wrong, and what to do next."""
    return texts.say(_SENTENCES[reason])
