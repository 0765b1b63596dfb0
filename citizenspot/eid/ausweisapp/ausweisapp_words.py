"""The messages of AusweisApp's WebSocket that an authentication needs, at API level 2.

As its SDK's documentation has them (Governikus/AusweisApp @17ffcd01, docs/sdk/messages.rst).
Messages that are not here (`STATUS`, …) are passed over: its makers add some without calling it
another level.
"""

from __future__ import annotations

import msgspec

OK = "http://www.bsi.bund.de/ecard/api/1.1/resultmajor#ok"
SERVICE_NOT_REACHED = "dp#trustedChannelEstablishmentFailed"
"""The end of the minor result where the service did not answer, or its certificate was refused."""
CANCELLED_BY_USER = "#cancellationByUser"
LONGEST_MESSAGE = 65_536


class InsertedCard(msgspec.Struct, frozen=True, rename="camel"):
    """A German card in a reader; `retry_counter` is how many tries its PIN has left."""

    inoperative: bool = False
    deactivated: bool = False
    retry_counter: int | None = None


class ReaderInside(msgspec.Struct, frozen=True):
    """A reader, and the card in it; `keypad` is whether it takes the PIN itself."""

    name: str = ""
    attached: bool = True
    keypad: bool = False
    card: InsertedCard | None = None


class Reader(ReaderInside, frozen=True, tag_field="msg", tag="READER"):
    """The same as a message of its own: a reader or its card came or went."""


class VersionInfo(msgspec.Struct, frozen=True):
    """Which program answers."""

    name: str = msgspec.field(name="Name", default="")
    version: str = msgspec.field(name="Implementation-Version", default="")


class Info(msgspec.Struct, frozen=True, tag_field="msg", tag="INFO"):
    """The answer to `GET_INFO`."""

    version: VersionInfo = msgspec.field(name="VersionInfo", default=VersionInfo())


class ApiLevel(msgspec.Struct, frozen=True, tag_field="msg", tag="API_LEVEL"):
    """The answer to `SET_API_LEVEL`."""

    current: int | None = None
    error: str | None = None


class Chat(msgspec.Struct, frozen=True):
    """What the service wants to read: what it requires, and what the citizen may leave out."""

    effective: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    required: tuple[str, ...] = ()


class Auxiliary(msgspec.Struct, frozen=True, rename="camel"):
    """What the service wants verified: an age, or that the holder lives in a community."""

    required_age: str = ""
    community_id: str = ""


class AccessRights(msgspec.Struct, frozen=True, tag_field="msg", tag="ACCESS_RIGHTS"):
    """What the citizen is asked to agree to; `error` says that a change of it was not taken."""

    chat: Chat = Chat()
    transaction_info: str = msgspec.field(name="transactionInfo", default="")
    aux: Auxiliary = Auxiliary()
    error: str | None = None


class CertificateDescription(msgspec.Struct, frozen=True, rename="camel"):
    """Who reads, and why, as the state's certificate for reading says it."""

    issuer_name: str = ""
    subject_name: str = ""
    subject_url: str = ""
    purpose: str = ""
    terms_of_usage: str = ""


class CertificateValidity(msgspec.Struct, frozen=True, rename="camel"):
    """Until when the certificate allows to read, as an ISO date."""

    expiration_date: str = ""


class Certificate(msgspec.Struct, frozen=True, tag_field="msg", tag="CERTIFICATE"):
    """The answer to `GET_CERTIFICATE`."""

    description: CertificateDescription = CertificateDescription()
    validity: CertificateValidity = CertificateValidity()


class InsertCard(msgspec.Struct, frozen=True, tag_field="msg", tag="INSERT_CARD"):
    """A card is wanted, or a reader."""

    error: str | None = None


class EnterPin(msgspec.Struct, frozen=True, tag_field="msg", tag="ENTER_PIN"):
    """The PIN is wanted; `error` says why the last one could not be sent to the card."""

    reader: ReaderInside = ReaderInside()
    error: str | None = None


class EnterCan(msgspec.Struct, frozen=True, tag_field="msg", tag="ENTER_CAN"):
    """The number on the card is wanted, before the last try."""

    reader: ReaderInside = ReaderInside()
    error: str | None = None


class EnterPuk(msgspec.Struct, frozen=True, tag_field="msg", tag="ENTER_PUK"):
    """The PIN is blocked."""

    reader: ReaderInside = ReaderInside()


class AuthResult(msgspec.Struct, frozen=True):
    """How an authentication ended."""

    major: str = ""
    minor: str = ""
    message: str = ""
    reason: str = ""


class Auth(msgspec.Struct, frozen=True, tag_field="msg", tag="AUTH"):
    """An authentication has begun; with a `result` or an `error` it has ended."""

    result: AuthResult | None = None
    url: str = ""
    error: str | None = None


class BadState(msgspec.Struct, frozen=True, tag_field="msg", tag="BAD_STATE"):
    """A command came at the wrong moment: another authentication is going on."""

    error: str = ""


class InternalError(msgspec.Struct, frozen=True, tag_field="msg", tag="INTERNAL_ERROR"):
    """AusweisApp has failed."""

    error: str | None = None


class UnknownCommand(msgspec.Struct, frozen=True, tag_field="msg", tag="UNKNOWN_COMMAND"):
    """This AusweisApp does not know a command: it is older than what is spoken here."""

    error: str = ""


Message = (
    Info
    | ApiLevel
    | Reader
    | AccessRights
    | Certificate
    | InsertCard
    | EnterPin
    | EnterCan
    | EnterPuk
    | Auth
    | BadState
    | InternalError
    | UnknownCommand
)


class _Named(msgspec.Struct, frozen=True):
    msg: str


KNOWN = frozenset(
    str(kind.__struct_config__.tag)
    for kind in (Info, ApiLevel, Reader, AccessRights, Certificate, InsertCard, EnterPin, EnterCan,
                 EnterPuk, Auth, BadState, InternalError, UnknownCommand)
)  # fmt: skip


def read_message(text: bytes) -> Message | None:
    """Return a message, or nothing where it is of a kind that does not matter here.

    Raises:
        msgspec.MsgspecError: it is not what the documentation says.
    """
    if msgspec.json.decode(text, type=_Named).msg not in KNOWN:
        return None
    message: Message = msgspec.json.decode(text, type=Message)
    return message
