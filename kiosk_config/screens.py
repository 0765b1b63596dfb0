"""Which screen is whose: decided from the outputs that are there and the settings, without Qt."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk_config.settings import ScreenSettings

INCH_MM = 25.4
USUAL_DPI = 96
# What displays are made in: a telephone's is finer, a wall's coarser. Screens that do not know
# their size say 0, or the aspect in centimetres (160 x 90 mm), which falls outside on a desk.
FINEST_MM, COARSEST_MM = 0.06, 0.8


class Area(msgspec.Struct, frozen=True):
    """A rectangle of the desktop, in pixels."""

    x: int
    y: int
    width: int
    height: int

    def overlaps(self, other: Area) -> bool:
        """Return whether a pixel belongs to both."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


class Output(msgspec.Struct, frozen=True):
    """One output that shows something: its name, its place and its measure, 0 where unknown."""

    name: str
    area: Area
    width_mm: float = 0
    height_mm: float = 0
    primary: bool = False


class Arrangement(enum.Enum):
    """How the two screens share what is there."""

    OWN_SCREENS = "own_screens"
    """Each has an output of its own, and fills it."""
    SIDE_BY_SIDE = "side_by_side"
    """One output only: two windows on it, the mediator's on the left."""
    MIRRORED = "mirrored"
    """The same, on outputs that show one picture: a citizen's panel would show the desk, too."""
    CITIZEN_MISSING = "citizen_missing"
    """The output that the settings give to the citizen is not there."""
    MEDIATOR_MISSING = "mediator_missing"
    """What the settings give to the citizen is all there is."""
    NO_OUTPUT = "no_output"
    """Nothing to show anything on."""


class Window(msgspec.Struct, frozen=True):
    """Where one of the two screens goes."""

    output: Output
    area: Area
    full_screen: bool


class Placement(msgspec.Struct, frozen=True):
    """Where both screens go; None for one that must not be shown now."""

    arrangement: Arrangement
    mediator: Window | None = None
    citizen: Window | None = None


def place(outputs: Sequence[Output], settings: ScreenSettings) -> Placement:
    """Return where each screen goes.

    Without names in the settings the primary output, or the leftmost, is the mediator's and the
    next one the citizen's. An output named for the citizen is the citizen's only, and is not
    replaced by another: what is private on one panel is public on the next.
    """
    mediators, citizens = settings.mediator, settings.citizen
    if settings.swap:
        mediators, citizens = citizens, mediators
    mediator = _named(outputs, mediators) or _first(outputs, without=_named(outputs, citizens))
    citizen = _named(outputs, citizens) if citizens else _first(outputs, without=mediator)
    if settings.swap and not mediators and not citizens:
        mediator, citizen = citizen or mediator, citizen and mediator
    return _placement(mediator, citizen, settings, citizen_named=citizens is not None)


def millimetres_per_pixel(output: Output, override: float | None = None) -> float:
    """Return the size of a pixel: the settings' word, the screen's own, or that of 96 dpi."""
    if override:
        return override
    measured = output.width_mm / output.area.width if output.area.width else 0
    return measured if FINEST_MM <= measured <= COARSEST_MM else INCH_MM / USUAL_DPI


def _placement(
    mediator: Output | None,
    citizen: Output | None,
    settings: ScreenSettings,
    *,
    citizen_named: bool,
) -> Placement:
    if mediator is None:
        return _without_mediator(citizen)
    if citizen is None and citizen_named:
        return Placement(Arrangement.CITIZEN_MISSING, mediator=_filling(mediator))
    if citizen is None or citizen == mediator:
        return _side_by_side(Arrangement.SIDE_BY_SIDE, mediator, swap=settings.swap)
    if mediator.area.overlaps(citizen.area):
        return _side_by_side(Arrangement.MIRRORED, mediator, swap=settings.swap)
    return Placement(Arrangement.OWN_SCREENS, _filling(mediator), _filling(citizen))


def _without_mediator(citizen: Output | None) -> Placement:
    if citizen is None:
        return Placement(Arrangement.NO_OUTPUT)
    return Placement(Arrangement.MEDIATOR_MISSING, citizen=_filling(citizen))


def _named(outputs: Sequence[Output], name: str | None) -> Output | None:
    return next((each for each in outputs if each.name == name), None)


def _first(outputs: Sequence[Output], *, without: Output | None) -> Output | None:
    """Return the first output in reading order, the primary one before all others."""
    order = sorted(outputs, key=lambda each: (not each.primary, each.area.x, each.area.y))
    return next((each for each in order if each != without), None)


def _filling(output: Output) -> Window:
    return Window(output, output.area, full_screen=True)


def _side_by_side(arrangement: Arrangement, output: Output, *, swap: bool) -> Placement:
    whole = output.area
    half = whole.width // 2
    left = Window(output, Area(whole.x, whole.y, half, whole.height), full_screen=False)
    rest = Area(whole.x + half, whole.y, whole.width - half, whole.height)
    right = Window(output, rest, full_screen=False)
    return Placement(arrangement, right, left) if swap else Placement(arrangement, left, right)
