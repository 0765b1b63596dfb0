"""Loads a folder of definitions: `FOLDER/PROVIDER/provider.yaml` and `FOLDER/PROVIDER/*.yaml`.

Whatever is wrong becomes a problem with its place, and all problems of a file are found at once.
A definition with a problem is left out whole; the others stay usable.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from services_catalog.catalogue import Catalogue
from services_catalog.checking.circles import check_circles
from services_catalog.checking.circumstances import check_circumstances
from services_catalog.checking.costs import check_costs
from services_catalog.checking.data import check_data
from services_catalog.checking.draft import draft_of
from services_catalog.checking.fields import check_fields
from services_catalog.checking.heading import (
    check_heading,
    check_id,
    is_newer,
    required_languages,
)
from services_catalog.checking.rules import check_facts, check_rules
from services_catalog.checking.shape import check_shape
from services_catalog.checking.steps import check_steps, check_unique_ids
from services_catalog.circumstances import Definition
from services_catalog.definition import Provider, Service
from services_catalog.problems import Problem, ProblemKind, Report
from services_catalog.references import (
    File,
    refuse_circles,
    refuse_same_ids,
    refuse_unknown_follow_ups,
    refuse_unknown_providers,
)
from services_catalog.yaml_tree import read_tree, settled

if TYPE_CHECKING:
    from collections.abc import Iterable

PROVIDER_FILE = "provider.yaml"
Defined = TypeVar("Defined", bound=Definition)


def packaged_services() -> Path:
    """Return the folder of the catalogue that comes with the program."""
    return Path(__file__).parent / "services"


def load(folder: Path) -> Catalogue:
    """Return the catalogue of a folder; never raises for what its files hold."""
    files = _files(folder)
    providers = [_read(file, Provider) for file in files if file.name == PROVIDER_FILE]
    services = [_read(file, Service) for file in files if file.name != PROVIDER_FILE]
    refuse_same_ids(providers)
    refuse_same_ids(services)
    usable = _usable(providers, Provider)
    refuse_unknown_providers(services, providers, usable)
    refuse_unknown_follow_ups(services)
    refuse_circles(services)
    return Catalogue(
        services=MappingProxyType(_usable(services, Service)),
        providers=MappingProxyType(usable),
        problems=tuple(_problems(folder, [*providers, *services])),
        files=MappingProxyType({file.id: file.report.file for file in services if file.id}),
    )


def read_definition(file: Path, type_: type[Defined]) -> Defined | None:
    """Return the definition in one file by itself, nothing where it has a mistake."""
    read = _read(file, type_)
    return read.definition if isinstance(read.definition, type_) else None


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*/*.yaml") if not file.name.startswith("."))


def _problems(folder: Path, files: Iterable[File]) -> Iterable[Problem]:
    if not folder.is_dir():
        wrong = "there is no such folder"
        yield Problem(ProblemKind.UNREADABLE, str(folder), 1, "", wrong)
    for file in folder.glob("*/*.yml"):
        wrong = "the file is not read"
        yield Problem(ProblemKind.UNREADABLE, str(file), 1, "", wrong, "a name ending in .yaml")
    for read in sorted(files, key=lambda file: file.report.file):
        yield from sorted(read.report.problems, key=lambda problem: problem.line)


def _read(path: Path, type_: type[Definition]) -> File:
    report = Report(str(path))
    tree = read_tree(path, report)
    if tree is None:
        return File(report, id=path.parent.name if type_ is Provider else "")
    report.know_lines(tree.lines)
    if isinstance(tree.value, dict):
        if is_newer(tree.value, report):
            return File(report, id=_text(tree.value, "id"))
        report.languages = required_languages(tree.value, report)
    check_shape(tree.value, type_, report)
    if not isinstance(tree.value, dict):
        return File(report)
    raw = settled(tree.value) | {"data": settled(tree.value.get("data"), numbers=True)}
    file = File(report, id=_text(raw, "id"), provider=_text(raw, "provider"))
    if type_ is Service:
        _check_service(raw, report)
    else:
        check_id(raw.get("id"), ("id",), report)
        raw.pop("data")
    if not report.problems:
        file.definition = msgspec.convert(raw, type_)  # type: ignore[assignment] # one of the two
    return file


def _check_service(raw: dict[str, Any], report: Report) -> None:
    """Report what is wrong with the parts of a service, looking at each sound part."""
    check_heading(raw, report)
    draft = draft_of(raw)
    if draft.data:
        check_data(draft.data, report)
    for key in ("eligibility", "costs", "evidence"):
        check_unique_ids(key, raw, report)
    check_facts(draft, report)
    check_steps(draft, report)
    check_fields(draft, report)
    check_rules(draft, report)
    check_costs(draft, report)
    check_circumstances(draft, report)
    check_circles(draft, report)


def _text(raw: dict[str, Any], key: str) -> str:
    value = raw.get(key)
    return value if isinstance(value, str) else ""


def _usable(files: Iterable[File], type_: type[Defined]) -> dict[str, Defined]:
    return {
        file.id: file.definition
        for file in files
        if isinstance(file.definition, type_) and not file.report.problems
    }
