"""`citizenspot gallery`: draws the citizen's screen in every theme, size and language."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def gallery(
    *,
    out: Annotated[Path, typer.Option(help="The folder for the pictures; made if needed.")],
    only: Annotated[
        list[str] | None, typer.Option(help="A part of a picture's name, such as form-ar.")
    ] = None,
    theme: Annotated[
        list[str] | None, typer.Option(help="light, dark or high-contrast; all if left out.")
    ] = None,
) -> None:
    """Draw every page of the citizen's screen, for looking at; thousands, unless narrowed."""
    from ui.citizen.gallery.__main__ import main  # noqa: PLC0415 - no other command waits for Qt

    narrowed = ["--only", *only] if only else []
    narrowed += ["--theme", *theme] if theme else []
    raise typer.Exit(main(["--out", str(out), *narrowed]))
