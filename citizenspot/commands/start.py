"""`citizenspot start`: shows both screens and works until the window is closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk_config.settings import LiveSettings, PracticeSettings, load_settings
from kiosk_config.settings_file import SettingsError

if TYPE_CHECKING:
    from citizenspot.desk.ports import Screens
    from citizenspot.workstation import Workstation

REFUSED = 2


def start(
    *,
    practice: Annotated[
        bool, typer.Option("--practice", help="Work in the practice world, whatever is set.")
    ] = False,
) -> None:
    """Start the workstation."""
    try:
        settings = load_settings(practice=practice)
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(REFUSED) from error
    raise typer.Exit(run(settings))


def run(settings: LiveSettings | PracticeSettings) -> int:
    """Run the program with its screens, and return its exit status.

    Screen 2 is on its way before anything else is loaded here.
    """
    from citizenspot.citizen_link.seat import CitizenSeat  # noqa: PLC0415

    seat = CitizenSeat(settings)
    seat.seat()
    from ui.program import run_program  # noqa: PLC0415 - loads Qt

    return run_program(settings, seat, builder_of(settings))


def builder_of(settings: LiveSettings | PracticeSettings) -> Callable[[Screens], Workstation]:
    """Return what builds the workstation of the settings' own world."""
    from citizenspot.workstation import live_workstation, practice_workstation  # noqa: PLC0415

    if not isinstance(settings, PracticeSettings):
        return lambda screens: live_workstation(settings, screens)
    from training.practice_world import PracticeWorld  # noqa: PLC0415

    parts = PracticeWorld(settings).parts()
    return lambda screens: practice_workstation(settings, parts, screens)
