"""Where an act of the whole visit stands: beside the picture of screen 2, or with the visit."""

from __future__ import annotations

from citizenspot.visit.screen_commands import Cover, HandOver, TakeBack, Uncover
from citizenspot.visit.views import Act, DeskView

_ABOUT_SCREEN_TWO = (HandOver, TakeBack, Cover, Uncover)


def acts_on_screen_two(view: DeskView) -> tuple[Act, ...]:
    """Return the acts that hand over, take back, cover and uncover."""
    return tuple(act for act in view.acts if isinstance(act.command, _ABOUT_SCREEN_TWO))


def acts_of_the_visit(view: DeskView) -> tuple[Act, ...]:
    """Return the other acts that hold on every page, such as park and close."""
    return tuple(act for act in view.acts if not isinstance(act.command, _ABOUT_SCREEN_TWO))
