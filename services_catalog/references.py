"""Checks what files say of each other: ids used twice, names that lead nowhere or in a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from services_catalog.circles import circles
from services_catalog.definition import FollowUp, Provider, Service, Text
from services_catalog.problems import ProblemKind, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Outline(msgspec.Struct, frozen=True):
    """As much of a sound service as is told of it where files are held against each other."""

    id: str
    name: Text
    provider: str
    replaces: tuple[str, ...] = ()
    follow_up: FollowUp | None = None


class File(msgspec.Struct):
    """One file as read: the id it claims, and its definition where that is sound.

    A provider's file that cannot be read is taken to claim its folder's name. Of a service that
    is read quickly, there is an outline and its bytes (`packed`, MessagePack).
    """

    report: Report
    id: str = ""
    provider: str = ""
    definition: Service | Outline | Provider | None = None
    packed: bytes = b""


def refuse_same_ids(files: Iterable[File]) -> None:
    """Report ids that two files claim; neither is used, for nobody can tell which is right."""
    first: dict[str, File] = {}
    for file in files:
        other = first.setdefault(file.id, file) if file.id else file
        if other is not file:
            wrong = f'the id "{file.id}" is also that of {other.report.file}'
            file.report.add(ProblemKind.DUPLICATE_ID, ("id",), wrong, allowed="an id of its own")
            other.definition = None


def refuse_unknown_providers(
    services: Iterable[File], providers: Iterable[File], usable: Mapping[str, Provider]
) -> None:
    """Report services whose provider no file declares; a broken provider's wait for its file."""
    declared = {file.id: file for file in providers if file.id}
    waiting: dict[str, int] = {}
    for file in services:
        if file.provider in declared and file.provider not in usable:
            file.definition = None
            waiting[file.provider] = waiting.get(file.provider, 0) + 1
        elif file.provider and file.provider not in declared:
            wrong = f'no provider.yaml has the id "{file.provider}"'
            kind = ProblemKind.UNKNOWN_NAME
            given = file.provider
            file.report.add(kind, ("provider",), wrong, allowed=declared, given=given)
    for provider, number in waiting.items():
        wrong = f"services that wait for this file to be mended: {number}"
        declared[provider].report.add(ProblemKind.UNUSABLE, (), wrong)


def refuse_unknown_follow_ups(services: list[File]) -> None:
    """Report follow-ups that no file declares, unless a file that cannot be read may do so."""
    declared = [file.id for file in services]
    for file in services if all(declared) else ():
        service = file.definition
        follow_up = service.follow_up if isinstance(service, Service | Outline) else None
        if follow_up and follow_up.service not in declared:
            wrong = f'no service has the id "{follow_up.service}"'
            kind, place = ProblemKind.UNKNOWN_NAME, ("follow_up", "service")
            given = follow_up.service
            file.report.add(kind, place, wrong, allowed=declared, given=given)


def refuse_circles(services: Iterable[File]) -> None:
    """Report services that replace each other, or lead to each other, round in a circle."""
    by_id = {file.id: file for file in services}
    definitions = [
        f.definition for f in by_id.values() if isinstance(f.definition, Service | Outline)
    ]
    replaced = {service.id: service.replaces for service in definitions}
    following = {
        service.id: (service.follow_up.service,) for service in definitions if service.follow_up
    }
    for key, leads_to in (("replaces", replaced), ("follow_up", following)):
        for circle in circles(leads_to):
            round_ = " → ".join((*circle, circle[0]))
            wrong = f"this goes round in a circle: {round_}"
            for id_ in circle:
                by_id[id_].report.add(ProblemKind.CYCLE, (key,), wrong, allowed="a way that ends")
