"""What the desk and the process of a PKCS#11 module say to each other: one line of JSON each.

A PIN is in neither: it follows the line of a `Sign` as bytes, as many as `pin_length` says.
"""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import msgspec
from msgspec import Meta

LONGEST_CERTIFICATE, LONGEST_SIGNATURE = 8192, 1024
LONGEST_ANSWER = 65_536


class Look(msgspec.Struct, frozen=True, tag="look"):
    """Say whose certificate the token in a reader has, and how its PIN stands."""

    reader: str


class Sign(msgspec.Struct, frozen=True, tag="sign"):
    """Sign a message with the key of a certificate; without a PIN its own keypad asks for it."""

    reader: str
    certificate: bytes
    message: bytes
    pin_length: int | None = None


class TokenProblem(Enum):
    """Why a module could not do what it was asked."""

    NO_TOKEN = "no_token"  # noqa: S105 - no password
    NO_CERTIFICATE = "no_certificate"
    """Nothing on the token is a certificate for authentication."""
    TOKEN_GONE = "token_gone"  # noqa: S105 - no password
    PIN_WRONG = "pin_wrong"
    PIN_BLOCKED = "pin_blocked"
    PIN_LENGTH = "pin_length"
    PIN_TO_BE_CHANGED = "pin_to_be_changed"
    PIN_NOT_SET = "pin_not_set"
    CANCELLED = "cancelled"
    NO_MECHANISM = "no_mechanism"
    """The token signs in no way that this program can check."""
    FAILED = "failed"


class Seen(msgspec.Struct, frozen=True, tag="seen"):
    """A token and its certificate; of its tries PKCS#11 tells no more than that one is left."""

    certificate: Annotated[bytes, Meta(max_length=LONGEST_CERTIFICATE)]
    is_last_try: bool = False
    has_keypad: bool = False
    problem: TokenProblem | None = None
    """Why its PIN cannot be used, where that is known beforehand."""


class Signed(msgspec.Struct, frozen=True, tag="signed"):
    """A signature as the token gives it: RSA PKCS#1, or r and s one behind the other."""

    signature: Annotated[bytes, Meta(max_length=LONGEST_SIGNATURE)]
    hash_name: str


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """What could not be done; `detail` names an error of PKCS#11, and nothing personal."""

    problem: TokenProblem
    detail: str = ""


Question = Look | Sign
Answer = Seen | Signed | Refused
