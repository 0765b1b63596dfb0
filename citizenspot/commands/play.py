"""`citizenspot play`: plays a scripted visit on the real screens, and keeps pictures and papers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from kiosk_config.display_named import names_a_display

REFUSED = 2


def play(
    visit: Annotated[Path, typer.Argument(help="The script of the visit, a YAML file.")],
    out: Annotated[Path, typer.Option("--out", help="The folder for pictures and papers.")],
    *,
    pictures: Annotated[
        bool, typer.Option(help="Keep pictures of both screens; without them it is quicker.")
    ] = True,
    vpcd_port: Annotated[
        int | None,
        typer.Option(
            "--vpcd-port",
            help="Read cards through the reader service; put them into the vpcd at this port.",
        ),
    ] = None,
) -> None:
    """Play a visit in the practice world, on this display or on a virtual one."""
    from training.played_visits.script import ScriptError, read_script  # noqa: PLC0415

    try:
        script = read_script(visit)
    except ScriptError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(REFUSED) from error
    from ui.rehearsal.performance import perform  # noqa: PLC0415 - loads Qt

    with display_or_virtual():
        problem = perform(script, out, vpcd_port=vpcd_port, pictures=pictures)
    if problem:
        typer.echo(problem, err=True)
        raise typer.Exit(1)
    kept = "pictures, receipts" if pictures else "receipts"
    typer.echo(f"Played {script.title!r}; {kept} and visit.json are in {out}/")


@contextmanager
def display_or_virtual() -> Iterator[None]:
    """Play where the screens are; without any, on a virtual pair of them."""
    if names_a_display(os.environ):
        yield
        return
    from kiosk_config.virtual_display import virtual_display  # noqa: PLC0415

    with virtual_display() as display:
        os.environ["DISPLAY"] = display.name
        try:
            yield
        finally:
            del os.environ["DISPLAY"]
