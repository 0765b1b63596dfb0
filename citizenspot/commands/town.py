"""`citizenspot town`: the practice town, for trainers: starts it, makes it fail, shows its post."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from training.town.client import TownClient
    from training.town.faults import Fault

app = typer.Typer(help="Run the practice town and make it fail.", no_args_is_help=True)

Url = Annotated[str, typer.Option(help="The town to reach; this user's running town if none.")]


@app.command()
def start(
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 0,
    catalogue: Annotated[
        Path | None, typer.Option(help="The folder of definitions; the shipped ones if none.")
    ] = None,
) -> None:
    """Play every provider of the catalogue until Ctrl+C, and print the town's address."""
    from services_catalog.definition_files import packaged_services  # noqa: PLC0415 - only when asked
    from training.town.ready_file import usual_ready_file  # noqa: PLC0415 - only when asked
    from training.town.running import run_town  # noqa: PLC0415 - only when asked

    try:
        run_town(catalogue or packaged_services(), port=port, ready_file=usual_ready_file())
    except OSError as error:
        _end(f"The town cannot listen on port {port} ({error.strerror}). Leave out --port.")


@app.command()
def fault(
    provider: Annotated[str, typer.Argument(help="The provider, such as pt.imt.")],
    kind: Annotated[str, typer.Argument(help="What it does from now on, such as slow or normal.")],
    milliseconds: Annotated[
        int, typer.Option("--ms", min=0, max=120_000, help="How long a slow one takes.")
    ] = 3000,
    times: Annotated[
        int, typer.Option(min=0, max=1000, help="For how many submissions; 0 until told otherwise.")
    ] = 0,
    url: Url = "",
) -> None:
    """Let a provider be slow, down, refuse, lose its answer: see the list when it is wrong."""
    from training.town.client import TownError  # noqa: PLC0415 - only when asked

    ordered, town = _fault(kind, milliseconds), _town(url)
    try:
        if times:
            town.plan(provider, [ordered] * times)
        else:
            town.set_fault(provider, ordered)
    except TownError as error:
        _end(str(error))
    typer.echo(f"{provider}: {kind}" + (f", {times} times" if times else ""))


@app.command()
def received(url: Url = "") -> None:
    """List what the town has received, and what became of it."""
    from training.town.client import TownError  # noqa: PLC0415 - only when asked

    try:
        for each in _town(url).received():
            what = f"{each.at:%H:%M:%S}  {each.provider}  {each.operation}"
            typer.echo(f"{what}  {each.outcome.value}  {each.reference}".rstrip())
    except TownError as error:
        _end(str(error))


def _fault(kind: str, milliseconds: int) -> Fault:
    from training.town.faults import Fault, FaultKind  # noqa: PLC0415 - only when asked

    kinds = ", ".join(each.value for each in FaultKind)
    try:
        return Fault(FaultKind(kind), milliseconds)
    except ValueError:
        raise typer.BadParameter(f"{kind} is not one of: {kinds}") from None


def _town(url: str) -> TownClient:
    from training.town.client import TownClient  # noqa: PLC0415 - only when asked
    from training.town.ready_file import usual_ready_file  # noqa: PLC0415 - only when asked

    file = usual_ready_file()
    if not url and not file.exists():
        _end("No practice town is running. Start one: citizenspot town start")
    return TownClient(url or file.read_text())


def _end(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
