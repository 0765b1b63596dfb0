"""`citizenspot catalog affected`: which cases of this desk a catalogue would leave behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from citizenspot.commands.desk_at_hand import DeskAtHand, cannot_end_well
from services_catalog.definition import words

if TYPE_CHECKING:
    from citizenspot.visit.state import Visit
    from citizenspot.visit.versions import OnOlderVersion
    from services_catalog.definition import Service

Folder = Annotated[
    Path | None,
    typer.Argument(help="The folder of definitions to be published; else the desk's own."),
]


class AffectedCase(msgspec.Struct, frozen=True):
    """A case on an older version, as `--json` prints it; nothing in it is about the citizen."""

    service: str
    name: str
    visit: str
    case: str
    started: str
    parked: str
    version: int
    newest: int
    standing: str
    questions: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()


def affected(
    folder: Folder = None,
    language: Annotated[
        str, typer.Option("--lang", help="The language of services' texts.")
    ] = "pt",
    *,
    practice: Annotated[bool, typer.Option("--practice", help="In the practice world.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Say which parked and awaited cases of this desk are on an older version than a catalogue's.

    And what each would have to be asked again. May run while the desk is working. Cases are told
    by their numbers: no citizen is named.
    """
    with cannot_end_well():
        desk = DeskAtHand.of(practice=practice)
        found = tuple(_found(desk, folder, language))
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
        return
    for case in found:
        for line in as_lines(case):
            typer.echo(line)
    typer.echo(f"Cases on an older version: {len(found)}.", err=True)


def as_lines(case: AffectedCase) -> Iterator[str]:
    """Yield what is said of a case, a line each."""
    versions = f"version {case.version}" + (f" → {case.newest}" if case.newest else "")
    yield f"{case.service}  {case.name}: {versions}"
    parked = f", parked {case.parked}" if case.parked else ""
    yield f"    Case {case.case} of visit {case.visit}, begun {case.started}{parked}"
    match case.standing:
        case "paid or sent":
            yield f"    Paid or sent: it is finished on version {case.version}."
        case "no longer offered":
            yield f"    No longer offered: it can be finished on version {case.version} only."
        case _:
            yield f"    It can go on with version {case.newest}, or be finished as it is."
            yield from _again(case)


def _again(case: AffectedCase) -> Iterator[str]:
    for what, names in (
        ("To be asked again", case.questions),
        ("To be looked at again", case.papers),
        ("To be agreed to again", case.agreements),
    ):
        if names:
            yield f"    {what}: {', '.join(names)}."
    if not (case.questions or case.papers or case.agreements):
        yield "    Nothing has to be asked again."


def _found(desk: DeskAtHand, folder: Path | None, language: str) -> Iterator[AffectedCase]:
    from citizenspot.visit.versions import on_older_versions  # noqa: PLC0415 - only when asked
    from citizenspot.workstation import catalogue_folder  # noqa: PLC0415 - as above
    from services_catalog.loading import load  # noqa: PLC0415 - as above

    catalogue = load(folder or catalogue_folder(desk.settings))
    if not catalogue.services:
        raise FileNotFoundError(f"{folder}: no sound service is there; see `catalog check`.")
    for found in on_older_versions(_visits(desk), catalogue.services):
        yield _told(found, language)


def _visits(desk: DeskAtHand) -> Sequence[Visit]:
    from citizenspot.day.events import STREAMS  # noqa: PLC0415 - as above
    from citizenspot.desk.history import visit_of  # noqa: PLC0415 - as above
    from citizenspot.journal.upkeep.unended import unended  # noqa: PLC0415 - as above

    of_visits = (
        records
        for records in unended(desk.settings.journal_folder, desk.keys)
        if records and not records[0].visit.startswith(STREAMS)
    )
    return [visit for records in of_visits if (visit := visit_of(records)) is not None]


def _told(found: OnOlderVersion, language: str) -> AffectedCase:
    visit, case, newer = found.visit, found.case, found.newer
    service = newer or case.service
    again = found.again
    return AffectedCase(
        service=case.service.id,
        name=words(service.name, language, service.source_lang),
        visit=visit.id,
        case=case.id,
        started=case.started_at.isoformat(timespec="minutes"),
        parked=visit.parked_at.isoformat(timespec="minutes") if visit.parked_at else "",
        version=case.service.version,
        newest=newer.version if newer else 0,
        standing=found.standing.value,
        questions=tuple(_label(service, name, language) for name in again.questions),
        papers=tuple(
            words(paper.name, language, service.source_lang)
            for paper in service.evidence
            if paper.id in again.papers
        ),
        agreements=again.agreements,
    )


def _label(service: Service, name: str, language: str) -> str:
    return words(service.fields[name].label, language, service.source_lang)
