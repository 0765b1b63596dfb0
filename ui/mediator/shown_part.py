"""A part of the desk's window that is shown again only when what it looks at has changed."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from citizenspot.visit.views import DeskView

_NOTHING_YET = object()


class ShownPart:
    """Shows views in one part of the window.

    Between two answers of a form most of a view stays as it is; to find that out by comparing
    values costs a hundredth of what each widget needs to find it out by itself.
    """

    def __init__(self, show: Callable[[DeskView], None], *looks_at: str) -> None:
        """Remember what of a view the part looks at: names of its fields, dotted where within."""
        self.looks_at = looks_at
        self.show = show
        self._of = attrgetter(*looks_at)
        self._seen: object = _NOTHING_YET

    def show_view(self, view: DeskView) -> None:
        """Show a view, if it differs for this part."""
        seen = self._of(view)
        if seen != self._seen:
            self._seen = seen
            self.show(view)
