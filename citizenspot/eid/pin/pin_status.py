"""What a card says of its PIN: how many tries are left, and why a PIN was not taken."""

from __future__ import annotations

from enum import Enum

import msgspec

LAST_TRY = 1
VERIFIED = 0x9000
WRONG_MASK, WRONG_PIN = 0xFFF0, 0x63C0
"""63Cx: wrong, and x tries are left (ISO/IEC 7816-4 §5.6)."""


class PinProblem(Enum):
    """Why a PIN cannot be asked for, or was not taken; each has its own sentence and next act."""

    WRONG = "wrong"
    BLOCKED = "blocked"
    NOT_ACTIVATED = "not_activated"
    MUST_BE_CHANGED = "must_be_changed"
    WRONG_LENGTH = "wrong_length"
    CANCELLED = "cancelled"
    """By the citizen, on the reader's own keypad."""
    TIMED_OUT = "timed_out"
    """Nobody typed on the reader's keypad in time."""
    REFUSED = "refused"
    """The card refused for another reason of its own."""
    TRIES_CHANGED = "tries_changed"
    """Another program has asked for the PIN meanwhile: the tries shown are no longer true."""
    NO_PIN_HERE = "no_pin_here"
    """The card's family has no PIN that this program knows to ask for."""
    PROOF_FAILED = "proof_failed"
    """The PIN was right, but what the card signed does not fit its certificate."""
    ISSUER_UNKNOWN = "issuer_unknown"
    """The card proved itself, but nobody trusted here vouches for it, or that was not checked."""


FINAL = frozenset(
    {
        PinProblem.BLOCKED,
        PinProblem.NOT_ACTIVATED,
        PinProblem.MUST_BE_CHANGED,
        PinProblem.NO_PIN_HERE,
        PinProblem.PROOF_FAILED,
        PinProblem.ISSUER_UNKNOWN,
    }
)
"""What no other PIN mends: none is asked for until the proof is wished anew."""

STATUS_WORDS = {
    0x63C0: PinProblem.BLOCKED,
    0x6983: PinProblem.BLOCKED,
    0x6984: PinProblem.BLOCKED,  # Portuguese and Estonian cards say so too
    0x6400: PinProblem.TIMED_OUT,  # libccid's word for CCID error F0
    0x6401: PinProblem.CANCELLED,  # libccid's word for CCID error EF
    0x6402: PinProblem.BLOCKED,  # a GemPC pinpad with a Portuguese card
    0x6403: PinProblem.WRONG_LENGTH,
    0x6404: PinProblem.NOT_ACTIVATED,
    0x6700: PinProblem.WRONG_LENGTH,
    0x6A80: PinProblem.WRONG_LENGTH,
}
"""What an answer to VERIFY means besides 63Cx (web-eid/libelectronic-id @c9ee1599, amagovpt)."""


class PinStatus(msgspec.Struct, frozen=True):
    """How a PIN stands; `tries_left` is None where the card does not tell without a try."""

    tries_left: int | None = None
    tries_most: int | None = None
    problem: PinProblem | None = None

    @property
    def is_last_try(self) -> bool:
        """Whether one more wrong PIN blocks the card."""
        return self.tries_left == LAST_TRY


class PinRefusedError(Exception):
    """A PIN was not taken, or cannot be asked for; `tries_left` where the card said it."""

    def __init__(self, problem: PinProblem, tries_left: int | None = None) -> None:
        """Keep both; neither says anything of the PIN."""
        super().__init__(problem.value)
        self.problem = problem
        self.tries_left = tries_left


def check_verified(status: int) -> None:
    """Do nothing where the card has taken the PIN.

    Raises:
        PinRefusedError: it has not.
    """
    if status == VERIFIED:
        return
    problem = STATUS_WORDS.get(status)
    if problem is None and status & WRONG_MASK == WRONG_PIN:
        raise PinRefusedError(PinProblem.WRONG, status & 0x0F)
    tries_left = 0 if problem is PinProblem.BLOCKED else None
    raise PinRefusedError(problem or PinProblem.REFUSED, tries_left)


def status_of(tries_left: int | None, tries_most: int | None = None) -> PinStatus:
    """Return how a PIN with so many tries stands; one without any is blocked."""
    blocked = PinProblem.BLOCKED if tries_left == 0 else None
    return PinStatus(tries_left, tries_most, blocked)


def status_from_empty_verify(status: int, tries_most: int | None = None) -> PinStatus:
    """Return what VERIFY without a PIN answers: 63Cx, blocked, or nothing that counts tries."""
    if STATUS_WORDS.get(status) is PinProblem.NOT_ACTIVATED:
        return PinStatus(None, tries_most, PinProblem.NOT_ACTIVATED)
    if STATUS_WORDS.get(status) is PinProblem.BLOCKED:
        return status_of(0, tries_most)
    if status & WRONG_MASK == WRONG_PIN:
        return status_of(status & 0x0F, tries_most)
    return PinStatus(tries_most=tries_most)
