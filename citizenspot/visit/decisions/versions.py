"""Decides whether a case goes on with a newer version of its service."""

from __future__ import annotations

from citizenspot.visit.decisions.around import Around, Decided, Giver
from citizenspot.visit.refusals import Refusal, Refused
from citizenspot.visit.state import Visit
from citizenspot.visit.version_commands import MoveToNewVersion
from citizenspot.visit.version_events import CaseMoved
from citizenspot.visit.versions import newer_version


def move_to_new_version(
    visit: Visit, command: MoveToNewVersion, _giver: Giver, around: Around
) -> Decided:
    """Bind the case to the version of today; a case that was paid or sent stays as it is."""
    case = visit.cases[command.case]
    if case.delivery is not None:
        return Refused(Refusal.ALREADY_SENT)
    if case.payment is not None:
        return Refused(Refusal.ALREADY_PAID)
    newer = newer_version(case, around.services)
    if newer is None:
        return Refused(Refusal.NOTHING_NEWER)
    return (CaseMoved(case.id, newer),)
