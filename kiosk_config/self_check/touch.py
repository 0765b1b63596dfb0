"""Checks the touch screen: does a touch on the citizen's glass land on the citizen's screen?"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from kiosk_config.screens import Arrangement, Output, Placement, place
from kiosk_config.self_check.finding import Finding, Subject, ok, warning
from kiosk_config.self_check.screens import outputs_told
from kiosk_config.sentences import _N
from kiosk_config.touch import (
    are_same,
    mapping_command,
    matrix_onto,
    matrix_told,
    touch_screens_told,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk_config.self_check.machine import Machine
    from kiosk_config.settings import Settings


_NONE = _N("There is no touch screen whose touches could land on the wrong screen.")


def check_touch(machine: Machine, settings: Settings) -> Iterator[Finding]:
    """Judge where touches land; with one output, or without touch, they cannot go wrong."""
    outputs = outputs_told(machine.output_of("xrandr", "--query") or "")
    placement = place(outputs, settings.screens)
    if placement.arrangement is not Arrangement.OWN_SCREENS:
        yield ok(Subject.TOUCH, _NONE)
        return
    named = settings.screens.citizen_touch
    told = machine.output_of("xinput", "list", "--long")
    if named is None:
        yield from _unnamed(touch_screens_told(told or ""), placement)
    elif told is None:
        text = _N("xinput is not installed: a touch may land on the wrong screen.")
        yield warning(Subject.TOUCH, text, mend="sudo apt-get install xinput")
    else:
        yield _named(machine, named, placement, outputs)


def _unnamed(devices: list[str], placement: Placement) -> Iterator[Finding]:
    if not devices:
        yield ok(Subject.TOUCH, _NONE)
    text = _N("The settings do not say whose {device} is: a touch may land on the wrong screen.")
    for device in devices:
        mend = shlex.join(mapping_command(device, placement))
        yield warning(Subject.TOUCH, text, mend=mend, device=device)


def _named(
    machine: Machine, device: str, placement: Placement, outputs: Sequence[Output]
) -> Finding:
    properties = machine.output_of("xinput", "list-props", device)
    if properties is None or placement.citizen is None:
        text = _N("The touch screen {device}, which the settings name, is not plugged in.")
        return warning(Subject.TOUCH, text, mend="xinput list", device=device)
    citizen = placement.citizen.output
    matrix = matrix_told(properties)
    if matrix is not None and are_same(matrix, matrix_onto(citizen, outputs)):
        text = _N("A touch on {device} lands on {output}.")
        return ok(Subject.TOUCH, text, device=device, output=citizen.name)
    text = _N("A touch on {device} lands beside {output} until the program starts.")
    mend = shlex.join(mapping_command(device, placement))
    return warning(Subject.TOUCH, text, mend=mend, device=device, output=citizen.name)
