"""`citizenspot start`: shows both screens and works until the window is closed."""

from __future__ import annotations

from typing import Annotated

import typer

from kiosk_config.settings import LiveSettings, PracticeSettings, load_settings
from kiosk_config.settings_file import SettingsError

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
    """Run the program with its screens, and return its exit status."""
    from citizenspot import workstation  # noqa: PLC0415
    from ui.program import Build, run_program  # noqa: PLC0415 - loads Qt

    build: Build
    if isinstance(settings, PracticeSettings):
        from training.practice_world import PracticeWorld  # noqa: PLC0415

        parts = PracticeWorld(settings).parts()
        build = lambda screens: workstation.practice_workstation(settings, parts, screens)  # noqa: E731
    else:
        build = lambda screens: workstation.live_workstation(settings, screens)  # noqa: E731
    return run_program(settings, build)
