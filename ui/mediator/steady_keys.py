"""Keys for one view after another: where only answers have changed, they are the ones before."""

from __future__ import annotations

import msgspec

from citizenspot.visit.views import CitizenView, DeskView, Fields, Page
from ui.mediator.key_plan import has_editors, with_keys

_NOBODY = CitizenView(position=0, state="idle", page=Page("", ""))
_VALUES = Fields(())


class SteadyKeys:
    """Gives keys to a window's views; what `with_keys` would give, found quicker."""

    def __init__(self) -> None:
        """Begin with no view."""
        self._ground: tuple[DeskView, bool] | None = None
        self._keyed: DeskView | None = None

    def given(self, view: DeskView) -> DeskView:
        """Return the view with a key on every act, as far as there are keys."""
        ground = (_without_values(view), has_editors(view.page))
        if self._keyed is None or ground != self._ground:
            self._ground, self._keyed = ground, with_keys(view)
            return self._keyed
        self._keyed = _with_values_of(view, self._keyed)
        return self._keyed


def _without_values(view: DeskView) -> DeskView:
    """Return the view without what never bears on a key: answers, and what the citizen sees."""
    blocks = tuple(_VALUES if isinstance(b, Fields) else b for b in view.page.blocks)
    page = msgspec.structs.replace(view.page, blocks=blocks)
    return msgspec.structs.replace(view, position=0, page=page, citizen=_NOBODY)


def _with_values_of(view: DeskView, keyed: DeskView) -> DeskView:
    """Return a view that has been given its keys with the answers of another."""
    pairs = zip(view.page.blocks, keyed.page.blocks, strict=True)
    blocks = tuple(new if isinstance(new, Fields) else old for new, old in pairs)
    page = msgspec.structs.replace(keyed.page, blocks=blocks)
    return msgspec.structs.replace(keyed, position=view.position, page=page, citizen=view.citizen)
