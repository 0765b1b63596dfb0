"""Checks the screens: are there two outputs, and does each show a picture of its own?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk_config.screens import Area, Arrangement, Output, Placement, place
from kiosk_config.self_check.finding import Finding, Subject, ok, problem, warning
from kiosk_config.sentences import _N

if TYPE_CHECKING:
    from kiosk_config.self_check.machine import Machine
    from kiosk_config.settings import Settings

# One line of `xrandr --query` (x11-xserver-utils 7.7), such as
# "DP-2 connected primary 1920x1080+1920+0 left (normal left …) 527mm x 296mm".
_OUTPUT = re.compile(
    r"^(?P<name>\S+) connected(?P<primary> primary)?"
    r"(?: (?P<width>\d+)x(?P<height>\d+)\+(?P<x>-?\d+)\+(?P<y>-?\d+))?"
    r".*?(?:(?P<width_mm>\d+)mm x (?P<height_mm>\d+)mm)?$",
    re.MULTILINE,
)


def check_screens(machine: Machine, settings: Settings) -> Finding:
    """Judge what is plugged in by what the settings want."""
    if not machine.environment.get("DISPLAY"):
        text = _N("There is no display to open windows on.")
        return problem(Subject.SCREENS, text, mend="export DISPLAY=:0")
    told = machine.output_of("xrandr", "--query")
    if told is None:
        text = _N("The display {display} does not answer, or xrandr is not installed.")
        display = machine.environment["DISPLAY"]
        return problem(
            Subject.SCREENS, text, mend="apt-get install x11-xserver-utils", display=display
        )
    return _judge(place(outputs_told(told), settings.screens), dark_outputs_told(told), settings)


def outputs_told(told: str) -> list[Output]:
    """Return the outputs that show something, from the words of `xrandr --query`."""
    return [_output(found) for found in _OUTPUT.finditer(told) if found["width"]]


def dark_outputs_told(told: str) -> list[str]:
    """Return the names of the outputs that are connected and show nothing."""
    return [found["name"] for found in _OUTPUT.finditer(told) if not found["width"]]


def _output(found: re.Match[str]) -> Output:
    x, y, width, height, width_mm, height_mm = (
        int(found[each] or 0) for each in ("x", "y", "width", "height", "width_mm", "height_mm")
    )
    area = Area(x, y, width, height)
    return Output(found["name"], area, width_mm, height_mm, primary=bool(found["primary"]))


def _judge(placement: Placement, dark: list[str], settings: Settings) -> Finding:
    mediator = placement.mediator.output.name if placement.mediator else ""
    citizen = placement.citizen.output.name if placement.citizen else ""
    lit = _light(dark, mediator)
    match placement.arrangement:
        case Arrangement.OWN_SCREENS:
            text = _N("The mediator has {mediator}, the citizen {citizen}.")
            return ok(Subject.SCREENS, text, mediator=mediator, citizen=citizen)
        case Arrangement.SIDE_BY_SIDE:
            text = _N("Only {output} shows a picture: both screens open side by side on it.")
            return warning(Subject.SCREENS, text, mend=lit, output=mediator)
        case Arrangement.MIRRORED:
            text = _N("Both outputs show the same picture: the citizen would read the desk.")
            apart = f"xrandr --output {settings.screens.citizen or 'NAME'} --right-of {mediator}"
            return problem(Subject.SCREENS, text, mend=apart)
        case Arrangement.CITIZEN_MISSING:
            text = _N("{output}, which the settings give to the citizen, shows no picture.")
            missing = _citizens_name(settings)
            return problem(Subject.SCREENS, text, mend=_light([missing], mediator), output=missing)
        case Arrangement.MEDIATOR_MISSING:
            text = _N("Only {output}, the citizen's, shows a picture: the desk has no screen.")
            return problem(Subject.SCREENS, text, mend=_light(dark, citizen), output=citizen)
        case Arrangement.NO_OUTPUT:
            text = _N("No output shows a picture.")
            return problem(Subject.SCREENS, text, mend="xrandr --auto")


def _light(dark: list[str], beside: str) -> str:
    """Return the command that makes a connected output show its own picture."""
    return f"xrandr --output {dark[0]} --auto --right-of {beside}" if dark else "xrandr --auto"


def _citizens_name(settings: Settings) -> str:
    screens = settings.screens
    return (screens.mediator if screens.swap else screens.citizen) or ""
