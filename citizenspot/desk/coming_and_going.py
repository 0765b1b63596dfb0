"""Who comes to the desk and who leaves it: its locks, and the other ways to sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citizenspot.day import commands as d
from citizenspot.desk.own_card_desk import OwnCardDesk, is_of_own_card
from citizenspot.visit.words import Actor

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from citizenspot.desk.day_book import DayBook
    from citizenspot.desk.ports import Reader, SignInElsewhere
    from citizenspot.eid.card_events import CardEvent
    from citizenspot.visit.state import Visit


class ComingAndGoing:
    """Stands at the desk's door; lives on the desk's thread.

    `cover` covers screen 2 of an open visit: nobody is at the desk to answer for what it shows.
    """

    def __init__(
        self, day: DayBook, now: Callable[[], datetime], cover: Callable[[Visit], None]
    ) -> None:
        """Begin with nobody there."""
        self._day, self._now, self._cover = day, now, cover
        self._own_card = OwnCardDesk(day)
        self._citizen_acted_at: datetime | None = None

    def note_work(self, actor: Actor) -> None:
        """Remember that the citizen is at work: a screen they use is not covered."""
        if actor is Actor.CITIZEN:
            self._citizen_acted_at = self._now()

    def take(
        self,
        command: d.DaysCommand,
        visit: Visit | None,
        reader: tuple[Reader, str],
        elsewhere: SignInElsewhere,
    ) -> None:
        """Do what screen 1 asks of the day; `reader` comes with how it stands."""
        if isinstance(command, d.SignInElsewhere):
            elsewhere.ask()
        elif isinstance(command, d.CardCommand):
            self._own_card.take(command, *reader)
        elif isinstance(command, d.LockIfLeft):
            self._lock_if_left(visit)
        else:
            if isinstance(command, d.LockScreen) and self._day.by and visit:
                self._cover(visit)
            self._day.give(command, visit_open=visit is not None)

    def vouched(self, said: d.Vouched, visit: Visit | None) -> None:
        """Let someone in for whom the identity provider vouches."""
        self._day.provider_answers = True
        self._day.give(said, visit_open=visit is not None)

    def card_reported(self, event: CardEvent, visit: Visit | None) -> bool:
        """Take what the reader says of a mediator's card; say whether it is none of the visit's."""
        is_own = self._day.card is not None or is_of_own_card(event)
        self._own_card.heard(event, visit_open=visit is not None)
        return is_own

    def _lock_if_left(self, visit: Visit | None) -> None:
        """Lock a desk at which nobody works any more; the visit stays as it is, and is covered."""
        if not self._day.is_left(self._citizen_acted_at, visit_open=visit is not None):
            return
        if visit:
            self._cover(visit)
        self._day.lock_by_itself()
