"""`citizenspot catalog diff`: what has changed between two services or two catalogues, in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from services_catalog.definition import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services_catalog.definition import Service
    from services_catalog.differences import Difference

Old = Annotated[Path, typer.Argument(help="The older file, or folder of definitions.")]
New = Annotated[Path, typer.Argument(help="The newer file, or folder of definitions.")]


class Changed(msgspec.Struct, frozen=True):
    """What has changed of one service, as `--json` prints it."""

    service: str
    change: str
    old_version: int
    new_version: int
    differences: tuple[str, ...] = ()


def diff(
    old: Old,
    new: New,
    language: Annotated[
        str, typer.Option("--lang", help="The language of services' texts.")
    ] = "pt",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Say what has changed from one version to another: steps, fees, papers, questions."""
    before, after = _services(old), _services(new)
    changed = [
        each
        for id_ in sorted(before.keys() | after.keys())
        if (each := _changed(id_, before.get(id_), after.get(id_), language))
    ]
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(changed), indent=2).decode())
        return
    for each in changed:
        typer.echo(_heading(each, (after.get(each.service) or before[each.service]), language))
        for sentence in each.differences:
            typer.echo(f"    {sentence}")
    typer.echo(f"Services that have changed: {len(changed)}.", err=True)


def _services(place: Path) -> Mapping[str, Service]:
    from services_catalog.definition import Service  # noqa: PLC0415 - only when asked
    from services_catalog.loading import load, read_definition  # noqa: PLC0415 - only when asked

    if place.is_dir():
        return load(place).services
    service = read_definition(place, Service) if place.is_file() else None
    if service is None:
        typer.echo(
            f"{place}: no sound service is there; see `citizenspot catalog check`.", err=True
        )
        raise typer.Exit(1)
    return {service.id: service}


def _changed(id_: str, old: Service | None, new: Service | None, language: str) -> Changed | None:
    from services_catalog.differences import differences  # noqa: PLC0415 - only when asked

    if old is None or new is None:
        change = "new" if old is None else "gone"
        return Changed(id_, change, old.version if old else 0, new.version if new else 0)
    found = differences(old, new)
    if not found and old.version == new.version:
        return None
    told = tuple(_told(difference, new, language) for difference in found)
    return Changed(id_, "changed", old.version, new.version, told)


def _told(difference: Difference, service: Service, language: str) -> str:
    return difference.sentence.format_map(difference.values(language, service.source_lang))


def _heading(changed: Changed, service: Service, language: str) -> str:
    name = words(service.name, language, service.source_lang)
    if changed.change != "changed":
        return f"{changed.service}  {name}: {changed.change}"
    versions = f"version {changed.old_version} → {changed.new_version}"
    unraised = " (the version was not raised)" if changed.old_version == changed.new_version else ""
    return f"{changed.service}  {name}: {versions}{unraised}"
