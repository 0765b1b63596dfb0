"""The signed statement in a receipt's code: short enough for a QR code, checked offline.

The code is `CS1:` and base 32 (RFC 4648 §6, without padding) of: key id (8 bytes), Ed25519
signature (64), statement (MessagePack array). Base 32 and not base 45: a tenth larger, but its
characters survive being pasted into a terminal, an e-mail or a form. `docs/receipts.md` has the
fields one by one, and why the citizen's name is not among them.
"""

from __future__ import annotations

import binascii
from base64 import b32decode, b32encode
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated, Literal, Protocol, Self

import msgspec

from citizenspot.receipts.content import ReceiptContent
from citizenspot.visit.words import Outcome

PREFIX = "CS1:"
LONGEST_CODE = 1_000
"""Characters; the longest statement there can be has fewer."""

_SIGNED = b"citizenspot receipt 1\n"
_KEY_ID_BYTES = 8
_SIGNATURE_BYTES = 64
_HEAD_BYTES = 8
_LONGEST_TEXT = 40
_MOST_TOTALS = 3
_YEAR_10000 = 253_402_300_800

_LETTERS = {
    Outcome.CARRIED_OUT: "C",
    Outcome.ON_ITS_WAY: "W",
    Outcome.REFUSED: "R",
    Outcome.DECLINED: "D",
    Outcome.NOT_ELIGIBLE: "E",
    Outcome.PAPERS_MISSING: "P",
    Outcome.NOT_PROVED: "I",
    Outcome.PROVIDER_DOWN: "X",
    Outcome.STOPPED: "S",
}
_OUTCOMES = {letter: outcome for outcome, letter in _LETTERS.items()}


class Signer(Protocol):
    """Signs statements; `citizenspot.journal.keys` has one."""

    def sign(self, message: bytes) -> bytes:
        """Return the Ed25519 signature (RFC 8032) of a message: 64 bytes."""

    def public_key(self) -> bytes:
        """Return the public key in its raw form: 32 bytes."""


class Statement(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What the code says; the order of the fields is signed, so new ones need a new version.

    `issued_at` is in seconds since 1970 (UTC), `outcome` a letter, `totals` pairs of amount and
    currency, `head` the first 8 bytes of the journal's head, `digest` the SHA-256 of the
    content's canonical bytes. Texts longer than 40 characters end in `~` and a piece of their
    own hash.
    """

    version: Literal[1]
    practice: bool
    number: str
    issued_at: Annotated[int, msgspec.Meta(ge=0, lt=_YEAR_10000)]
    desk: str
    service: str
    service_version: int
    outcome: str
    reference: str
    totals: tuple[tuple[str, str], ...]
    head_position: int
    head: bytes
    digest: bytes

    @classmethod
    def of(cls, content: ReceiptContent) -> Self:
        """Return the statement of a content."""
        return cls(
            version=1,
            practice=content.practice,
            number=content.number,
            issued_at=int(content.issued_at.timestamp()),
            desk=_short(content.desk),
            service=_short(content.case.service_id),
            service_version=content.case.service_version,
            outcome=_LETTERS[content.case.outcome],
            reference=_short(content.case.reference),
            totals=_totals(content),
            head_position=content.head_position,
            head=bytes.fromhex(content.head_hash)[:_HEAD_BYTES],
            digest=content.digest(),
        )

    @property
    def moment(self) -> datetime:
        """When the receipt was issued, in UTC."""
        return datetime.fromtimestamp(self.issued_at, UTC)

    @property
    def how_it_ended(self) -> Outcome | None:
        """The outcome, or None for a letter that this version of the program does not know."""
        return _OUTCOMES.get(self.outcome)


class SignedStatement(msgspec.Struct, frozen=True):
    """A code taken apart; whether the signature holds is not known yet."""

    key_id: bytes
    signature: bytes
    encoded: bytes

    def message(self, own_id: bytes) -> bytes:
        """Return what the key of this id has to have signed."""
        return _message(own_id, self.encoded)

    def statement(self) -> Statement:
        """Return the statement.

        Raises:
            ValueError: the bytes are not one.
        """
        return msgspec.msgpack.decode(self.encoded, type=Statement)


def outcome_letters() -> Mapping[Outcome, str]:
    """Return the letter that stands for each outcome."""
    return dict(_LETTERS)


def key_id(public_key: bytes) -> bytes:
    """Return the name of a key: the first 8 bytes of the SHA-256 of its raw public half."""
    return sha256(public_key).digest()[:_KEY_ID_BYTES]


def signed_code(content: ReceiptContent, signer: Signer) -> str:
    """Return the text of the QR code of a receipt."""
    encoded = msgspec.msgpack.encode(Statement.of(content))
    own_id = key_id(signer.public_key())
    signature = signer.sign(_message(own_id, encoded))
    return PREFIX + b32encode(own_id + signature + encoded).decode().rstrip("=")


def taken_apart(code: str) -> SignedStatement:
    """Return the parts of a code, without judging them.

    Raises:
        ValueError: the text is not a code, or is a damaged one.
    """
    if not code.startswith(PREFIX) or len(code) > LONGEST_CODE:
        raise ValueError("not a receipt's code")
    text = code.removeprefix(PREFIX)
    try:
        blob = b32decode(text + "=" * (-len(text) % 8))
    except binascii.Error as error:
        raise ValueError("not base 32") from error
    if b32encode(blob).decode().rstrip("=") != text:
        raise ValueError("not the one way to write these bytes")
    if len(blob) <= _KEY_ID_BYTES + _SIGNATURE_BYTES:
        raise ValueError("too short")
    signed = blob[_KEY_ID_BYTES:]
    return SignedStatement(
        blob[:_KEY_ID_BYTES], signed[:_SIGNATURE_BYTES], signed[_SIGNATURE_BYTES:]
    )


def _message(own_id: bytes, encoded: bytes) -> bytes:
    return _SIGNED + own_id + encoded


def _totals(content: ReceiptContent) -> tuple[tuple[str, str], ...]:
    """Return the totals of at most three currencies; the digest covers the rest."""
    totals = content.totals[:_MOST_TOTALS]
    return tuple((f"{amount:f}", _short(currency)) for amount, currency in totals)


def _short(text: str) -> str:
    """Return the text, or its beginning and a piece of its hash, so that the code stays small."""
    if len(text) <= _LONGEST_TEXT:
        return text
    piece = sha256(text.encode()).hexdigest()[:8]
    return f"{text[: _LONGEST_TEXT - len(piece) - 1]}~{piece}"
