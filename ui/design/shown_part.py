"""A part of a window that is shown again only when what it looks at has changed."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Generic, TypeVar

View = TypeVar("View")
_NOTHING_YET = object()


class ShownPart(Generic[View]):
    """Shows views in one part of the window.

    Between two answers of a form most of a view stays as it is; to find that out by comparing
    values costs a hundredth of what each widget needs to find it out by itself.
    """

    def __init__(
        self,
        show: Callable[[View], None],
        *looks_at: str,
        sees: Callable[[View], object] | None = None,
    ) -> None:
        """Remember what of a view the part looks at.

        These are names of its fields, dotted where within; where that says too much, `sees` makes
        of them what the part shows.
        """
        self.looks_at = looks_at
        self.show = show
        self._of = sees or attrgetter(*looks_at)
        self._seen: object = _NOTHING_YET

    def show_view(self, view: View) -> None:
        """Show a view, if it differs for this part."""
        seen = self._of(view)
        if seen != self._seen:
            self._seen = seen
            self.show(view)

    def forget(self) -> None:
        """Show the next view whatever it is: something else was shown in between."""
        self._seen = _NOTHING_YET
