"""Publishing: both views are made from one state, and go out where they differ from the last."""

from __future__ import annotations

import msgspec

from citizenspot.desk.ports import Place, Screens
from citizenspot.texts import Texts
from citizenspot.visit.desk_view import desk_view
from citizenspot.visit.state import Visit
from citizenspot.visit.surroundings import Surroundings
from citizenspot.visit.views import CitizenView, DeskView
from citizenspot.visit.words import Phase


class Publication:
    """Makes the views and sends them; the position counts publications, so late ones are known."""

    def __init__(self, place: Place, screens: Screens) -> None:
        """Remember the desk's own language and the one that screen 2 greets in."""
        self._place = place
        self._screens = screens
        self._position = 0
        self._desk: DeskView | None = None
        self._citizen: CitizenView | None = None

    def forget(self) -> None:
        """Send both views again at the next publication, changed or not."""
        self._desk = None
        self._citizen = None

    def publish(self, visit: Visit | None, around: Surroundings) -> None:
        """Make both views and send those that have changed."""
        texts = Texts.for_language(self._place.language)
        citizens = Texts.for_language(self._citizens_language(visit, around))
        view = desk_view(visit, texts, citizens, around)
        if view == self._desk:
            return
        self._desk = view
        self._position += 1
        citizen = self._show_citizen(view.citizen)
        numbered = msgspec.structs.replace(view, position=self._position, citizen=citizen)
        self._screens.show_desk(numbered)

    def _show_citizen(self, view: CitizenView) -> CitizenView:
        """Send the citizen's view if it differs, and return it with the position it has there."""
        shown = self._citizen
        if shown is not None and view == msgspec.structs.replace(shown, position=view.position):
            return shown
        self._citizen = msgspec.structs.replace(view, position=self._position)
        self._screens.show_citizen(self._citizen)
        return self._citizen

    def _citizens_language(self, visit: Visit | None, around: Surroundings) -> str:
        if visit is None or visit.phase in {Phase.PARKED, Phase.WIPED}:
            asks = around.day.held if around.day else None
            return asks.language if asks is not None else self._place.citizen_language
        return visit.words_language
