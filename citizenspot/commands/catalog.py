"""`citizenspot catalog`: checks definitions, lists services, searches them, and trades them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from citizenspot.commands.catalog_affected import affected
from citizenspot.commands.catalog_changes import diff
from citizenspot.commands.catalog_exchange import exports, imports
from services_catalog.definition import words
from services_catalog.definition_files import packaged_services

if TYPE_CHECKING:
    from services_catalog.catalogue import Catalogue
    from services_catalog.cautions.caution import Caution
    from services_catalog.problems import Problem

app = typer.Typer(help="Check, list and search the services.", no_args_is_help=True)
app.command()(diff)
app.command()(affected)
app.add_typer(imports, name="import")
app.add_typer(exports, name="export")

Folder = Annotated[
    Path | None,
    typer.Argument(help="The folder of definitions; the shipped ones if none is given."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


class Listed(msgspec.Struct, frozen=True):
    """One service as `--json` prints it."""

    id: str
    version: int
    name: dict[str, str]
    provider: str
    status: str
    availability: str
    why: str = ""


@app.command()
def check(folder: Folder = None, *, as_json: AsJson = False) -> None:
    """Name every mistake with its file and line, then what needs a second look.

    Exits with 1 if there is a mistake; cautions alone do not fail.
    """
    catalogue = _load(folder)
    found = _cautions(catalogue)
    if as_json:
        mistakes = [{"severity": "error", **_plain(each)} for each in catalogue.problems]
        _print_json([*mistakes, *({"severity": "warning", **_plain(each)} for each in found)])
    else:
        for finding in (*catalogue.problems, *found):
            typer.echo(str(finding))
        typer.echo(_summary(catalogue, found), err=True)
    if catalogue.problems:
        raise typer.Exit(1)


def _cautions(catalogue: Catalogue) -> tuple[Caution, ...]:
    from services_catalog.cautions.every_caution import cautions  # noqa: PLC0415 - only here

    try:
        return cautions(catalogue, datetime.now().astimezone().date())
    except ValueError as problem:
        typer.echo(str(problem))
        raise typer.Exit(1) from problem


def _plain(finding: Problem | Caution) -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(finding)
    return plain


@app.command("list")
def list_services(folder: Folder = None, *, as_json: AsJson = False) -> None:
    """List every service that can be used."""
    catalogue = _load(folder)
    _print_services(catalogue, dict.fromkeys(sorted(catalogue.services), ""), as_json=as_json)


@app.command()
def search(
    text: Annotated[str, typer.Argument(help="What the mediator would type.")],
    language: Annotated[str, typer.Option("--lang", help="The mediator's language.")] = "pt",
    limit: Annotated[int, typer.Option(min=1, help="How many services at most.")] = 10,
    *,
    as_json: AsJson = False,
) -> None:
    """Find services, best first, and say where the words were found."""
    from services_catalog.search.finding import search as search_in  # noqa: PLC0415 - only when asked

    catalogue = _load(None)
    hits = search_in(catalogue, text, language, limit)
    reasons = {
        hit.service: f"{hit.why.where.value}: {hit.why.text}" if hit.why else "" for hit in hits
    }
    _print_services(catalogue, reasons, as_json=as_json)


@app.command()
def translated(
    folder: Folder = None,
    service: Annotated[
        list[str] | None, typer.Option("--service", help="Only this service; may be repeated.")
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option("--lang", help="Only this language; may be repeated.")
    ] = None,
) -> None:
    """Mark translations as read against their source text as it is now."""
    from services_catalog.translations import write_stamps  # noqa: PLC0415 - only when asked

    root = folder or packaged_services()
    catalogue = _load(root)
    chosen = [each for id_, each in catalogue.services.items() if not service or id_ in service]
    for home in sorted({Path(catalogue.files[each.id]).parent for each in chosen}):
        of_home = [each for each in chosen if Path(catalogue.files[each.id]).parent == home]
        write_stamps(home, of_home, language or [])
    typer.echo(f"Services whose translations are marked as read: {len(chosen)}.", err=True)
    unknown = set(service or ()) - {each.id for each in chosen}
    for id_ in sorted(unknown):
        typer.echo(f"There is no usable service {id_}.", err=True)
    if unknown:
        raise typer.Exit(1)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a definition, which editors complete by."""
    from services_catalog.schema import as_text  # noqa: PLC0415 - only when asked

    typer.echo(as_text(), nl=False)


def _load(folder: Path | None) -> Catalogue:
    from services_catalog.loading import load  # noqa: PLC0415 - only when asked

    return load(folder or packaged_services())


def _summary(catalogue: Catalogue, found: tuple[Caution, ...]) -> str:
    problems, services = len(catalogue.problems), len(catalogue.services)
    cautions = f" Cautions: {len(found)}." if found else ""
    return f"Problems: {problems}.{cautions} Services that can be used: {services}."


def _print_services(catalogue: Catalogue, reasons: dict[str, str], *, as_json: bool) -> None:
    """Print services in the order given, each with why it is there."""
    rows = [_listed(catalogue, id_, why) for id_, why in reasons.items()]
    if as_json:
        _print_json(rows)
        return
    for row in rows:
        name = words(row.name, catalogue.services[row.id].source_lang)
        unsure = " (to be confirmed)" if row.availability == "to-confirm" else ""
        why = f"  [{row.why}]" if row.why else ""
        typer.echo(f"{row.id}  {name}{unsure}{why}")


def _listed(catalogue: Catalogue, id_: str, why: str) -> Listed:
    service = catalogue.services[id_]
    return Listed(
        id=service.id,
        version=service.version,
        name=service.name,
        provider=service.provider,
        status=service.status,
        availability=service.availability,
        why=why,
    )


def _print_json(rows: object) -> None:
    typer.echo(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode())
