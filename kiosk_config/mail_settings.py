"""What a workstation's settings say of the server that receipts are sent by e-mail through."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from kiosk_config.other_world import OtherWorldError, is_this_machine
from kiosk_config.sentences import _N, Sentence

Server = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$", max_length=253)]
Sender = Annotated[str, Meta(pattern=r"^[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+$", max_length=254)]
Name = Annotated[str, Meta(min_length=1, max_length=80)]


class MailSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The server that takes receipts for the citizens' addresses (message submission, RFC 6409)."""

    server: Server
    port: Annotated[int, Meta(ge=1, le=65535)] = 587
    tls: Literal["starttls", "tls", "none"] = "starttls"
    """How the way there is encrypted: after a greeting, from the start (RFC 8314), or not."""
    sender: Sender
    """The address that receipts come from."""
    account: Name | None = None
    """Who the desk signs in as, or None where the server wants nobody to."""
    credential: Name = "mail"
    """What the keyring calls the account's password."""

    def __post_init__(self) -> None:
        """Refuse to send in the clear to another machine (`OtherWorldError`)."""
        if self.tls == "none" and not self.is_here:
            sentence = _N("receipts leave this machine encrypted: starttls or tls")
            raise OtherWorldError("tls", Sentence(sentence))

    @property
    def is_here(self) -> bool:
        """Whether the server is on this machine, which is the only one practice sends to."""
        return is_this_machine(f"smtp://{self.server}")
