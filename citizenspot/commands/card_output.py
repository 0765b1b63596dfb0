"""How the `card` commands print, and end."""

from __future__ import annotations

from typing import Annotated, NoReturn

import msgspec
import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


def print_json(rows: object) -> None:
    """Print for programs."""
    typer.echo(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode())


def end(sentence: str) -> NoReturn:
    """Say why, and exit with 1."""
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
