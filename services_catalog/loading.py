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
from services_catalog.checking.draft import draft_of
from services_catalog.checking.heading import check_id, is_newer, required_languages
from services_catalog.checking.service import check_parts
from services_catalog.checking.shape import check_shape
from services_catalog.circumstances import Definition
from services_catalog.definition import Provider, Service
from services_catalog.definition_files import (
    definition_file_names,
    is_of_provider,
    packaged_services,
)
from services_catalog.language_tags import easy_languages
from services_catalog.problems import Problem, ProblemKind, Report
from services_catalog.references import (
    File,
    Outline,
    refuse_circles,
    refuse_same_ids,
    refuse_unknown_follow_ups,
    refuse_unknown_providers,
)
from services_catalog.yaml_tree import read_tree, settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["load", "packaged_services", "read_definition", "read_with_lines"]

Defined = TypeVar("Defined", bound=Definition)


def load(folder: Path, *, quickly: bool = False, files: Sequence[str] | None = None) -> Catalogue:
    """Return the catalogue of a folder; never raises for what its files hold.

    The result is the same `quickly` or not: sound files are then read without their lines.
    `files` are those of the folder, where they are known already.
    """
    files = definition_file_names(folder) if files is None else files
    of_services = [file for file in files if not is_of_provider(file)]
    of_providers = [file for file in files if is_of_provider(file)]
    providers = _read(of_providers, Provider, quickly=quickly)
    services = _read(of_services, Service, quickly=quickly)
    refuse_same_ids(providers)
    refuse_same_ids(services)
    usable = _usable(providers, Provider)
    refuse_unknown_providers(services, providers, usable)
    refuse_unknown_follow_ups(services)
    refuse_circles(services)
    sound = [file for file in services if file.definition and not file.report.problems]
    return Catalogue(
        services=_services(sound),
        providers=MappingProxyType(usable),
        problems=tuple(_problems(folder, [*providers, *services])),
        files=MappingProxyType({file.id: file.report.file for file in services if file.id}),
        easy_languages=easy_languages(
            file.definition for file in sound if isinstance(file.definition, Service | Outline)
        ),
    )


def read_definition(file: Path, type_: type[Defined]) -> Defined | None:
    """Return the definition in one file by itself, nothing where it has a mistake."""
    read = read_with_lines(file, type_)
    return read.definition if isinstance(read.definition, type_) else None


def _problems(folder: Path, files: Iterable[File]) -> Iterable[Problem]:
    if not folder.is_dir():
        wrong = "there is no such folder"
        yield Problem(ProblemKind.UNREADABLE, str(folder), 1, "", wrong)
    for file in folder.glob("*/*.yml"):
        wrong = "the file is not read"
        yield Problem(ProblemKind.UNREADABLE, str(file), 1, "", wrong, "a name ending in .yaml")
    for read in sorted(files, key=lambda file: file.report.file):
        yield from sorted(read.report.problems, key=lambda problem: problem.line)


def _read(files: Sequence[str], type_: type[Definition], *, quickly: bool) -> list[File]:
    """Return files as read; of one that is not sound only the reader with lines can speak."""
    if not quickly:
        return [read_with_lines(Path(file), type_) for file in files]
    from services_catalog.compiled.many_files import (  # noqa: PLC0415 - loads rapidyaml, which `catalog check` goes without
        sound_files,
    )

    return [
        read or read_with_lines(Path(file), type_)
        for file, read in zip(files, sound_files(files, type_), strict=True)
    ]


def _services(sound: Sequence[File]) -> Mapping[str, Service]:
    """Return the services of sound files, as bytes where some were read quickly."""
    if not any(file.packed for file in sound):
        read = ((file.id, file.definition) for file in sound)
        return MappingProxyType({id_: each for id_, each in read if isinstance(each, Service)})
    from services_catalog.compiled.packed_services import (  # noqa: PLC0415 - only where read quickly
        PackedServices,
    )

    return PackedServices(
        {file.id: file.packed or msgspec.msgpack.encode(file.definition) for file in sound}
    )


def read_with_lines(path: Path, type_: type[Definition]) -> File:
    """Return a file with every mistake in it, each on its line."""
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
        check_parts(draft_of(raw), report)
    else:
        check_id(raw.get("id"), ("id",), report)
        raw.pop("data")
    if not report.problems:
        file.definition = msgspec.convert(raw, type_)  # type: ignore[assignment] # one of the two
    return file


def _text(raw: dict[str, Any], key: str) -> str:
    value = raw.get(key)
    return value if isinstance(value, str) else ""


def _usable(files: Iterable[File], type_: type[Defined]) -> dict[str, Defined]:
    return {
        file.id: file.definition
        for file in files
        if isinstance(file.definition, type_) and not file.report.problems
    }
