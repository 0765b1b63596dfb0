"""What has to be asked before an act is given: a reason, a reference, a note. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from citizenspot.texts import _N
from citizenspot.visit.commands import (
    AnyCommand,
    Assisted,
    CitizensCommand,
    Park,
    TakePayment,
)
from citizenspot.visit.receipt_commands import VoidReceipt
from citizenspot.visit.views import Act
from citizenspot.visit.words import PaymentMethod

REASONS = (
    _N("Cannot see the screen well"),
    _N("Cannot use the screen by hand"),
    _N("Does not read this language"),
    _N("Does not read or write"),
    _N("Asked me to do it"),
)
"""Why mediators act for citizens, the most frequent first; another reason can be typed."""


@dataclass(frozen=True)
class Question:
    """A question before an act: its sentence, ready answers, whether it must be answered.

    `values` are what the ready answers put into the command, where that is not their words: then
    no other answer can be written.
    """

    sentence: str
    answers: tuple[str, ...] = ()
    required: bool = True
    values: tuple[str, ...] = ()


QUESTIONS = {
    "reference": Question(_N("Which reference does the provider give?")),
    "note": Question(_N("What should be noted?"), required=False),
    "why": Question(_N("Why do you read this visit? The reason is recorded.")),
}
ASSISTED = Question(_N("Why do you do this for the citizen?"), REASONS)
PARKED = Question(
    _N("What is missing, and until when? Enter alone parks it without a note."), required=False
)
PAID_BY_REFERENCE = Question(_N("Which reference was paid? Type it; a scanned one is offered."))
PAID_AT_TERMINAL = Question(
    _N("Which number stands on the terminal's slip? Enter alone notes none."), required=False
)
VOID = Question(
    _N("Why is this receipt void? Its number stays, and so does the reason."),
    (_N("There is a mistake in it"), _N("It is another person's"), _N("It is not wanted")),
    values=("mistake", "other person", "not wanted"),
)


def question_before(act: Act) -> Question | None:
    """Return what has to be asked before this act, if anything."""
    if not act.asks:
        return ASSISTED if act.reason_asked else None
    match act.command:
        case Park():
            return PARKED
        case VoidReceipt():
            return VOID
        case TakePayment(method=method):
            return PAID_AT_TERMINAL if method is PaymentMethod.TERMINAL else PAID_BY_REFERENCE
        case _:
            return QUESTIONS[act.asks]


def answered(act: Act, words: str) -> Act:
    """Return the act with the answer in its command, and that question done with."""
    if act.asks:
        return replace(act, command=replace(act.command, **{act.asks: words}), asks="")
    return replace(act, command=assisted(act.command, words), reason_asked=False)


def assisted(command: AnyCommand, reason: str) -> Assisted:
    """Return the citizen's act as done by the mediator, with the reason.

    Raises `TypeError` for an act that is not the citizen's to do.
    """
    if not isinstance(command, CitizensCommand):
        raise TypeError(f"{type(command).__name__} is not an act of the citizen")
    return Assisted(command, reason)
