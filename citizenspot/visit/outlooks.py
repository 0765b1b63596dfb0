"""One outlook after another: where nothing has changed that rules look at, it is the one before."""

from __future__ import annotations

from datetime import date

from citizenspot.visit.flow import Outlook, facts_of, outlook_from
from citizenspot.visit.state import Visit


class Outlooks:
    """Gives what `flow.outlook` would, found quicker: most answers are no fact of any rule."""

    def __init__(self) -> None:
        """Begin with none."""
        self._grounds: tuple[object, ...] = ()
        self._outlook: Outlook | None = None

    def of(self, visit: Visit | None, today: date) -> Outlook | None:
        """Return the outlook of the case that a visit is at, if it is at one."""
        case = visit.case if visit else None
        if visit is None or case is None:
            return None
        facts = facts_of(visit, case, today)
        # All that a rule, a step or a hindrance is decided by.
        grounds = (
            case.service,
            facts,
            case.steps,
            case.papers,
            case.sent,
            visit.identity,
            visit.assurance,
        )
        if self._outlook is None or grounds != self._grounds:
            self._grounds, self._outlook = grounds, outlook_from(visit, case, facts)
        return self._outlook
