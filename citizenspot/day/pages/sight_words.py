"""One page's material: the day's sight, and the words and numbers of the desk's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from citizenspot.day.cash import in_units
from citizenspot.day.commands import ShowDesk
from citizenspot.day.sight import DaySight
from citizenspot.texts import Texts
from citizenspot.visit.views import Act


@dataclass(frozen=True)
class Desk:
    """The desk's day as its mediator is shown it.

    `practice_cards` names the virtual cards with their labels, `printers` the queues by their
    paper, and `citizen_language` is what screen 2 speaks before anybody has chosen.
    """

    sight: DaySight
    texts: Texts
    zone: tzinfo
    practice_cards: tuple[tuple[str, str], ...] = ()
    printers: Mapping[str, str] = field(default_factory=dict)
    citizen_language: str = ""

    def say(self, sentence: str, /, **values: object) -> str:
        """Return a sentence in the desk's language."""
        return self.texts.say(sentence, **values)

    def money(self, cents: int) -> str:
        """Return cents as an amount."""
        return self.texts.money(in_units(cents))

    def moment(self, at: datetime) -> str:
        """Return the time of day, with the date where it is not today's."""
        return moment(self.texts, self.zone, at, self.sight.now)

    def name_of(self, account: str) -> str:
        """Return the name of an account; a desk without accounts names nobody."""
        known = self.sight.record.accounts.get(account)
        return known.name if known else ""

    def back(self) -> Act:
        """Return the act that leads to the desk's first page."""
        return Act(self.say("Back"), ShowDesk(), key="Esc", style="quiet")


def moment(texts: Texts, zone: tzinfo, at: datetime, now: datetime) -> str:
    """Return the time of day, with the date where it is not that of `now`."""
    time = texts.time(at, zone)
    today = at.astimezone(zone).date() == now.astimezone(zone).date()
    return time if today else f"{texts.date(at.astimezone(zone).date())}, {time}"
