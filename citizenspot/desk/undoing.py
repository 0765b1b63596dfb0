"""What takes the last act back: instead of asking "are you sure" before, it is undone after."""

from __future__ import annotations

from collections.abc import Sequence

from citizenspot.visit import commands as c
from citizenspot.visit import events as e
from citizenspot.visit.state import Visit
from citizenspot.visit.words import Actor


def undo_of(before: Visit | None, history: Sequence[e.Happened]) -> c.AnyCommand | None:
    """Return the command that takes back what the mediator has just done, if there is one."""
    if before is None or history[0].actor is not Actor.MEDIATOR or history[0].assisted:
        return None
    match history[0].event:
        case e.CaseClosed(case=case) if not before.cases[case].sent:
            return c.ReopenCase(case)
        case e.FieldEntered(case=case, field=field) | e.FieldCleared(case=case, field=field):
            answer = before.cases[case].answers.get(field)
            return c.EnterField(case, field, answer.typed if answer else "")
        case e.PaperMarked(case=case, evidence=evidence):
            seen = before.cases[case].papers.get(evidence)
            return None if seen is None else c.MarkPaper(case, evidence, seen=seen)
        case _:
            return None
