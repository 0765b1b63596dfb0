"""Publishing: both views are made from one state, and go out where they differ from the last."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from citizenspot.desk.ports import Place, Screens
from citizenspot.texts import Texts
from citizenspot.visit.citizen_view import citizen_view
from citizenspot.visit.desk_view import desk_view_beside
from citizenspot.visit.outlooks import Outlooks
from citizenspot.visit.state import Visit
from citizenspot.visit.surroundings import Surroundings
from citizenspot.visit.views import CitizenView, DeskView
from citizenspot.visit.words import Phase

View = TypeVar("View", DeskView, CitizenView)


class Publication:
    """Makes the views and sends them; the position counts publications, so late ones are known."""

    def __init__(self, place: Place, screens: Screens) -> None:
        """Remember the desk's own language and the one that screen 2 greets in."""
        self._place = place
        self._screens = screens
        self._position = 0
        self._desk: DeskView | None = None
        self._citizen: CitizenView | None = None
        self._outlooks = Outlooks()

    def publish(self, visit: Visit | None, around: Surroundings) -> None:
        """Send those of both views that have changed.

        The citizen's goes out before screen 1's is made: it has the longer way.
        """
        texts = Texts.for_language(self._place.language)
        citizens = Texts.for_language(self._citizens_language(visit, around))
        outlook = self._outlooks.of(visit, around.today)
        citizen = self._show_citizen(citizen_view(visit, citizens, around, outlook))
        view = desk_view_beside(citizen, visit, texts, citizens, around, outlook)
        if self._desk is None or not _alike(view, self._desk):
            self._position += 1
            self._desk = msgspec.structs.replace(view, position=self._position)
            self._screens.show_desk(self._desk)

    def _show_citizen(self, view: CitizenView) -> CitizenView:
        """Send the citizen's view if it differs, and return it with the position it has there."""
        shown = self._citizen
        if shown is not None and _alike(view, shown):
            return shown
        # Screen 1's view holds the citizen's, so it differs too, and goes out at this position.
        self._citizen = msgspec.structs.replace(view, position=self._position + 1)
        self._screens.show_citizen(self._citizen)
        return self._citizen

    def _citizens_language(self, visit: Visit | None, around: Surroundings) -> str:
        if visit is None or visit.phase in {Phase.PARKED, Phase.WIPED}:
            asks = around.day.held if around.day else None
            return asks.language if asks is not None else self._place.citizen_language
        return visit.words_language


def _alike(view: View, shown: View) -> bool:
    """Say whether a view shows what was shown before, at whichever position."""
    return view == msgspec.structs.replace(shown, position=view.position)
