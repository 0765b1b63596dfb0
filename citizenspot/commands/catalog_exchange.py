"""`citizenspot catalog import` and `export`: services from other catalogues, and ours for them."""

from __future__ import annotations

import zipfile
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from services_catalog.definition_files import packaged_services

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from services_catalog.definition import Provider, Service
    from services_catalog.exchange.brazil import Imported, Unreadable
    from services_catalog.exchange.importing import Written

imports = typer.Typer(help="Read services of another catalogue.", no_args_is_help=True)
exports = typer.Typer(help="Write the services for another catalogue.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(help="The file to read.")]
Out = Annotated[Path, typer.Option("--out", help="The folder to write into, a file a service.")]
Replace = Annotated[
    bool, typer.Option("--replace-edited", help="Also write over services that were edited here.")
]


@imports.command()
def brazil(file: File, out: Out, *, replace_edited: Replace = False) -> None:
    """Read Brazil's Cartas de Serviço, a ZIP archive of XML files."""
    from services_catalog.exchange.brazil import read_brazil  # noqa: PLC0415 - only when asked

    try:
        _write(read_brazil(file, _today()), out, replace_edited=replace_edited)
    except zipfile.BadZipFile as problem:
        _end(f"{file}: {problem}")


@imports.command("cpsv-ap")
def cpsv_ap(file: File, out: Out, *, replace_edited: Replace = False) -> None:
    """Read CPSV-AP 3.2, as JSON-LD or Turtle."""
    from services_catalog.exchange.cpsv_import import CpsvError, read_cpsv  # noqa: PLC0415 - as above

    try:
        _write(read_cpsv(file, _today()), out, replace_edited=replace_edited)
    except CpsvError as problem:
        _end(str(problem))


@exports.command("cpsv-ap")
def export_cpsv_ap(
    out: Annotated[Path, typer.Option("--out", help="The file to write.")],
    folder: Annotated[
        Path | None, typer.Argument(help="The folder of definitions; the shipped ones if none.")
    ] = None,
) -> None:
    """Write CPSV-AP 3.2 as JSON-LD; reading it back loses nothing."""
    from services_catalog.exchange.cpsv_export import export_cpsv  # noqa: PLC0415 - only when asked
    from services_catalog.loading import load  # noqa: PLC0415 - only when asked

    catalogue = load(folder or packaged_services())
    title = {"pt": "Catálogo de serviços", "en": "Catalogue of services"}
    out.write_text(export_cpsv(catalogue, title), encoding="utf-8")
    typer.echo(f"Services written: {len(catalogue.services)}.", err=True)
    if catalogue.problems:
        _end(f"Left out for their mistakes, see `citizenspot catalog check`: {catalogue.mistaken}.")


def _write(found: Iterable[Imported | Unreadable], out: Path, *, replace_edited: bool) -> None:
    """Write what was read, and say what was done, what was cleaned, and what stayed behind."""
    from services_catalog.exchange.importing import Importer  # noqa: PLC0415 - only when asked

    told = _Told()
    for written in Importer(out, replace_edited=replace_edited).write(told.services(found)):
        told.tell(written)
    told.sum_up()


class _Told:
    """Counts what an import meets: single services are said as they come, the rest at the end."""

    def __init__(self) -> None:
        self._done: Counter[str] = Counter()
        self._cleaned: Counter[str] = Counter()
        self._left: Counter[str] = Counter()
        self._unreadable = 0

    def services(
        self, found: Iterable[Imported | Unreadable]
    ) -> Iterator[tuple[Provider, Service]]:
        """Pass on what could be read, and say of the rest why not."""
        from services_catalog.exchange.brazil import Unreadable  # noqa: PLC0415 - only when asked

        for each in found:
            if isinstance(each, Unreadable):
                self._unreadable += 1
                typer.echo(f"{each.file}: not read: {each.why}")
                continue
            self._cleaned.update(each.found)
            self._left.update(each.left_behind)
            yield each.provider, each.service

    def tell(self, written: Written) -> None:
        """Say in what a service that was there already differs."""
        self._done[written.done.value] += 1
        if written.differs or "edited" in written.done.value:
            typer.echo(f"{written.file}: {written.done.value}")
        for difference in written.differs:
            filled = difference.values("pt", "pt")
            typer.echo(f"    {difference.sentence.format_map(filled)}")

    def sum_up(self) -> None:
        """Say how many there were of each; exit with 1 where something could not be read."""
        for what, counted in (
            ("Services", self._done),
            ("Cleaned in texts", self._cleaned),
            ("Left behind, no place for it", self._left),
        ):
            if counted:
                said = ", ".join(f"{name}: {number}" for name, number in counted.most_common())
                typer.echo(f"{what}: {said}.", err=True)
        if self._unreadable:
            _end(f"Not read: {self._unreadable}.")


def _today() -> date:
    return datetime.now().astimezone().date()


def _end(sentence: str) -> None:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
