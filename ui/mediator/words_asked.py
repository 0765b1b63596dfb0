"""What has to be asked before an act is given: a reason, a reference, a note. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from citizenspot.texts import _N
from citizenspot.visit.commands import AnyCommand, Assisted, CitizensCommand
from citizenspot.visit.views import Act

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
    """A question before an act: its sentence, ready answers, whether it must be answered."""

    sentence: str
    answers: tuple[str, ...] = ()
    required: bool = True


QUESTIONS = {
    "reference": Question(_N("Which reference does the provider give?")),
    "note": Question(_N("What should be noted?"), required=False),
    "why": Question(_N("Why do you read this visit? The reason is recorded.")),
    "reason": Question(_N("Why do you do this for the citizen?"), REASONS),
}


def question_before(act: Act) -> Question | None:
    """Return what has to be asked before this act, if anything."""
    if act.asks:
        return QUESTIONS[act.asks]
    return QUESTIONS["reason"] if act.reason_asked else None


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
