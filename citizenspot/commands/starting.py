"""What `citizenspot start` does, without the command line's own library: it is on every start."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk_config.display_named import names_a_display

if TYPE_CHECKING:
    from citizenspot.desk.ports import Screens
    from citizenspot.workstation import Workstation
    from kiosk_config.settings import LiveSettings, PracticeSettings

REFUSED = 2
NO_DISPLAY = (
    "There is no display to open windows on.\n"
    "At the workstation, type: export DISPLAY=:0\n"
    "Without one, `./run` plays the demonstration visit, and keeps pictures of it in out/."
)


def start_desk(*, practice: bool) -> int:
    """Run the program with its screens until its window is closed; returns the exit status.

    Screen 2 is forked with what both screens load, before anything else is here.
    """
    if not names_a_display(os.environ):
        print(NO_DISPLAY, file=sys.stderr)  # noqa: T201 - said to who typed the command
        return REFUSED
    from ui.libraries_ahead import link_ahead  # noqa: PLC0415 - before all that takes a while

    libraries = link_ahead()
    from ui.citizen.forked_screen import fork_screen_two  # noqa: PLC0415 - beside the libraries

    screen_two = fork_screen_two(libraries)
    from citizenspot.citizen_link.seat import CitizenSeat  # noqa: PLC0415 - screen 2 does not wait
    from kiosk_config.settings import load_settings  # noqa: PLC0415 - as above
    from kiosk_config.settings_file import SettingsError  # noqa: PLC0415 - as above

    try:
        settings = load_settings(practice=practice)
    except SettingsError as error:
        print(error, file=sys.stderr)  # noqa: T201 - said to who typed the command
        screen_two.dismiss()
        return REFUSED
    seat = CitizenSeat(settings)
    seat.seat(forked=screen_two)
    from ui.program import run_program  # noqa: PLC0415 - most of screen 1

    return run_program(settings, seat, builder_of(settings))


def builder_of(settings: LiveSettings | PracticeSettings) -> Callable[[Screens], Workstation]:
    """Return what builds the workstation of the settings' own world."""
    from citizenspot.workstation import live_workstation, practice_workstation  # noqa: PLC0415
    from kiosk_config.settings import PracticeSettings  # noqa: PLC0415 - screen 2 does not wait

    if not isinstance(settings, PracticeSettings):
        return lambda screens: live_workstation(settings, screens)
    from training.practice_world import PracticeWorld  # noqa: PLC0415

    parts = PracticeWorld(settings).parts()
    return lambda screens: practice_workstation(settings, parts, screens)
