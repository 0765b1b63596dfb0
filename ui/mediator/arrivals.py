"""The one crossing into screen 1: what other threads say becomes a signal on the GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from citizenspot.visit.views import DeskView
from ui.mediator.desk_port import CitizenScreen


class DeskRoom(QObject):
    """Hands views and the state of screen 2 to the window. `post` may be called from any thread."""

    changed = Signal(object)
    """A newer `DeskView` is here."""

    screen_changed = Signal(object)
    """Screen 2 fares differently: a `CitizenScreen`."""

    _view_arrived = Signal(object)
    _screen_arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._view: DeskView | None = None
        self._view_arrived.connect(self._take_view, Qt.ConnectionType.QueuedConnection)
        self._screen_arrived.connect(self._take_screen, Qt.ConnectionType.QueuedConnection)

    def post(self, view: DeskView) -> None:
        """Hand over a view; one that is older than what is shown is dropped."""
        self._view_arrived.emit(view)

    def post_screen(self, screen: CitizenScreen) -> None:
        """Say how screen 2 fares."""
        self._screen_arrived.emit(screen)

    def _take_view(self, view: DeskView) -> None:
        if not _is_late(view, self._view):
            self._view = view
            self.changed.emit(view)

    def _take_screen(self, screen: CitizenScreen) -> None:
        self.screen_changed.emit(screen)


def _is_late(view: DeskView, shown: DeskView | None) -> bool:
    """Say whether a view was made before the one shown; positions count within a visit."""
    return shown is not None and view.visit == shown.visit and view.position < shown.position
