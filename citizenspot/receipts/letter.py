"""The e-mail that a receipt goes in: plain text, the PDF, and nothing that reports back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from citizenspot.texts import Texts

if TYPE_CHECKING:
    from email.message import EmailMessage


class Letter(msgspec.Struct, frozen=True):
    """A receipt on its way to an address, in the citizen's language."""

    visit: str
    case: str
    number: str
    address: str
    language: str
    spot: str


def written(letter: Letter, pdf: bytes, sender: str, desk_key: str, texts: Texts) -> EmailMessage:
    """Return the message; the same receipt of the same desk has the same Message-ID each time.

    By that name a server or a reader's program tells a repeat from a second receipt (RFC 5322
    §3.6.4). `desk_key` is hexadecimal, for other desks count their receipts too.
    """
    from email.message import EmailMessage  # noqa: PLC0415 - a start has no letter to write
    from email.policy import SMTP  # noqa: PLC0415 - as above

    message = EmailMessage(policy=SMTP)
    message["Subject"] = texts.say("Your receipt {number}", number=letter.number)
    message["From"] = sender
    message["To"] = letter.address
    domain = sender.rpartition("@")[2]
    message["Message-ID"] = f"<receipt.{letter.number}.{desk_key[:16]}@{domain}>"
    # RFC 3834 §5: no program answers it.
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = letter.language
    message.set_content("\n\n".join(_sentences(letter, texts)) + "\n")
    name = f"{letter.number}.pdf"
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=name)
    return message


def _sentences(letter: Letter, texts: Texts) -> tuple[str, ...]:
    return (
        texts.say("Your receipt {number} is attached.", number=letter.number),
        texts.say("It proves what was done here. Keep it."),
        texts.say("You asked for it at {spot}. Nobody reads answers to it.", spot=letter.spot),
    )
