"""`citizenspot start`: shows both screens and works until the window is closed."""

from __future__ import annotations

from typing import Annotated

import typer

from citizenspot.commands.starting import start_desk


def start(
    *,
    practice: Annotated[
        bool, typer.Option("--practice", help="Work in the practice world, whatever is set.")
    ] = False,
) -> None:
    """Start the workstation."""
    raise typer.Exit(start_desk(practice=practice))
