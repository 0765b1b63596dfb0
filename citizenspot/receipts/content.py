"""What a receipt says: the frozen value that every receipt, on paper or screen, is made from.

The visit makes it from its own state. Whatever the receipt says of its own accord (headings, the
sentence of an outcome) is not in here: `story` adds it, in each language.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from typing import Self
from zoneinfo import ZoneInfo

import msgspec
from msgspec import UNSET, UnsetType

from citizenspot.visit.commands import Stroke
from citizenspot.visit.words import Outcome, PaymentMethod

PRACTICE_PREFIX = "P-"
"""Begins the name of every series of practice, and of no other (`screens.md` §3.2)."""

FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", re.ASCII)
"""What a receipt's number and a visit's id are made of: they name files and folders."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", re.ASCII)
_SALT = re.compile(r"[0-9a-f]{32,64}", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_LARGEST_AMOUNT = Decimal(10) ** 12
_SMALLEST_AMOUNT = Decimal("0.0001")


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of every part of a receipt: each of its texts can be encoded.

    A provider's JSON may hold half of a surrogate pair, which no file can; it becomes `?`.
    """

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            text = getattr(self, name)
            if isinstance(text, str) and not text.isascii():
                well_formed = text.encode("utf-8", "replace").decode("utf-8")
                msgspec.structs.force_setattr(self, name, well_formed)


class Bilingual(Part, frozen=True, kw_only=False):
    """A text in the citizen's language and in the service's; plain, as it came."""

    citizen: str
    service: str


class Doer(Enum):
    """Who did something; `ASSISTED` is a citizen's own act, done for them by the mediator."""

    CITIZEN = "citizen"
    MEDIATOR = "mediator"
    TOGETHER = "together"
    ASSISTED = "assisted"


class DoneLine(Part, frozen=True):
    """One thing that was done, by whom and when; an assisted act has its reason.

    Raises:
        ValueError: `at` is not in UTC.
    """

    text: Bilingual
    by: Doer
    at: datetime
    reason: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        _require_utc(self.at)


class Fee(Part, frozen=True):
    """One fee that was paid; `reference` is the payee's or the terminal's.

    Raises:
        ValueError: the amount is not a sum of money.
    """

    label: Bilingual
    amount: Decimal
    method: PaymentMethod
    currency: str = "EUR"
    reference: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        whole = self.amount.is_finite() and abs(self.amount) < _LARGEST_AMOUNT
        if not whole or self.amount != self.amount.quantize(_SMALLEST_AMOUNT):
            raise ValueError(f"not a sum of money: {self.amount}")


class NextStep(Part, frozen=True):
    """What comes next, and when, where that is known."""

    text: Bilingual
    when: Bilingual | None = None


class CaseContent(Part, frozen=True):
    """What one case came to.

    `why` says why it ended so, in our words; `provider_said` has the provider's own. `accepted`
    and `on_its_way` name what the provider has taken and what it has not answered yet.
    """

    service_id: str
    service_version: int
    service: Bilingual
    provider: Bilingual
    provider_private: bool
    outcome: Outcome
    why: Bilingual | None = None
    provider_said: str = ""
    reference: str = ""
    done: tuple[DoneLine, ...] = ()
    fees: tuple[Fee, ...] = ()
    accepted: tuple[Bilingual, ...] = ()
    on_its_way: tuple[Bilingual, ...] = ()
    next_steps: tuple[NextStep, ...] = ()


class Signature(Part, frozen=True):
    """The citizen's drawn signature and the statement it stands under."""

    strokes: tuple[Stroke, ...]
    statement: Bilingual | None = None


class ReceiptContent(Part, frozen=True):
    """One receipt of one case.

    Times are in UTC and printed in `time_zone`. `head_position`, `head_hash` (hexadecimal) and
    `head_characters` are of the journal's head when the receipt was issued. `salt` is at least
    16 random bytes in hexadecimal: with it, the digest in the receipt's code tells nothing to
    somebody who guesses at a name. `mediator` opened the visit; `issued_by` is who issued the
    receipt where that was somebody else, and is left out of the bytes where not: receipts of
    before keep their digest. `citizen_name` is empty for someone who is not identified.
    `copy` is 1 on the first paper; a later one says which it is.

    Raises:
        ValueError: series and practice disagree, or a part cannot be what it says it is.
    """

    series: str
    running: int
    practice: bool
    spot: str
    desk: str
    mediator: str
    issued_at: datetime
    time_zone: str
    visit: str
    head_position: int
    head_hash: str
    head_characters: str
    salt: str
    citizen_language: str
    service_language: str
    case: CaseContent
    issued_by: str | UnsetType = UNSET
    citizen_name: str = ""
    signature: Signature | None = None
    verification_address: str = ""
    copy: int = 1

    def __post_init__(self) -> None:
        super().__post_init__()
        _require_utc(self.issued_at)
        _require(FILE_NAME, self.number, "a number that can name a file")
        _require(FILE_NAME, self.visit, "a visit that can name a folder")
        _require(_LANGUAGE, self.citizen_language, "a language")
        _require(_LANGUAGE, self.service_language, "a language")
        _require(_SALT, self.salt, "a salt")
        _require(_HASH, self.head_hash, "a hash")
        if self.running < 1 or self.copy < 1:
            raise ValueError(f"counted from 1: receipt {self.running}, copy {self.copy}")
        if self.practice != self.series.startswith(PRACTICE_PREFIX):
            raise ValueError(f"series {self.series!r} in practice={self.practice}")
        _require_zone(self.time_zone)

    @property
    def number(self) -> str:
        """The receipt's number: its series and its running number in it."""
        return f"{self.series}-{self.running:06d}"

    @property
    def languages(self) -> tuple[str, ...]:
        """The citizen's language, and the service's where that is another one."""
        return tuple(dict.fromkeys((self.citizen_language, self.service_language)))

    @property
    def totals(self) -> tuple[tuple[Decimal, str], ...]:
        """What was paid in all, with its currency; more than one where currencies differ."""
        sums: dict[str, Decimal] = {}
        for fee in self.case.fees:
            sums[fee.currency] = sums.get(fee.currency, Decimal(0)) + fee.amount
        return tuple((amount, currency) for currency, amount in sorted(sums.items()))

    @classmethod
    def from_canonical(cls, encoded: bytes) -> Self:
        """Return the content of its canonical bytes.

        Raises:
            ValueError: these bytes are not a receipt's content.
        """
        try:
            return msgspec.json.decode(encoded, type=cls)
        except RecursionError as error:
            raise ValueError("nested too deeply for a receipt") from error

    def canonical(self) -> bytes:
        """Return the one byte form of this content: JSON, UTF-8, on one line."""
        return msgspec.json.encode(self, order="deterministic")

    def digest(self) -> bytes:
        """Return the SHA-256 of the canonical bytes."""
        return sha256(self.canonical()).digest()


def _require_utc(moment: datetime) -> None:
    if moment.utcoffset() != timedelta(0):
        raise ValueError(f"not a time in UTC: {moment!r}")


def _require_zone(key: str) -> None:
    try:
        ZoneInfo(key)
    except (KeyError, OSError) as error:
        raise ValueError(f"not a time zone: {key!r}") from error


def _require(pattern: re.Pattern[str], text: str, what: str) -> None:
    if not pattern.fullmatch(text):
        raise ValueError(f"not {what}: {text!r}")
