"""`citizenspot gallery`: draws both screens and every control, in every theme, size, language."""

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
    """Draw every page of both screens, for looking at; thousands, unless narrowed."""
    from ui.citizen.gallery.__main__ import main  # noqa: PLC0415 - no other command waits for Qt
    from ui.mediator.gallery.__main__ import main as of_desk  # noqa: PLC0415 - as above

    narrowed = ["--only", *only] if only else []
    narrowed += ["--theme", *theme] if theme else []
    asked = ["--out", str(out), *narrowed]
    raise typer.Exit(main(asked) or of_desk(asked))
