"""Writes imported services into a folder, one file each, and never undoes a person's work.

Beside the services of a provider lies `imported.json`: for each file the hash of what the last
import wrote. A file that reads otherwise was edited since: it stays, and what the import would
have changed is said.
"""

from __future__ import annotations

import hashlib
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from services_catalog.definition import Provider, Service
from services_catalog.definition_files import PROVIDER_FILE
from services_catalog.differences import Difference, differences
from services_catalog.exchange.yaml_file import as_yaml
from services_catalog.loading import read_definition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RECORD = "imported.json"


class Done(Enum):
    """What an import did with one service."""

    NEW = "new"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    KEPT = "edited here, kept"
    REPLACED = "edited here, replaced"


class Written(msgspec.Struct, frozen=True):
    """One service, its file, what was done, and in what the two differ."""

    service: str
    file: str
    done: Done
    differs: tuple[Difference, ...] = ()


class Importer:
    """Writes into one folder; knows what earlier imports wrote there."""

    def __init__(self, folder: Path, *, replace_edited: bool = False) -> None:
        self._folder = folder
        self._replace_edited = replace_edited
        self._records: dict[Path, dict[str, str]] = {}

    def write(self, services: Iterable[tuple[Provider, Service]]) -> Iterator[Written]:
        """Write each service, and say what was done with it; records are kept at the end."""
        try:
            for provider, service in services:
                home = self._folder / provider.id
                home.mkdir(parents=True, exist_ok=True)
                self._write_provider(home / PROVIDER_FILE, provider)
                yield self._write(home, service)
        finally:
            for home, record in self._records.items():
                text = msgspec.json.format(msgspec.json.encode(record, order="sorted"), indent=1)
                (home / RECORD).write_bytes(text + b"\n")

    def _write_provider(self, file: Path, provider: Provider) -> None:
        if not file.exists():
            self._put(file, as_yaml(provider))

    def _write(self, home: Path, service: Service) -> Written:
        file = home / f"{service.id.rpartition('.')[2]}.yaml"
        if not file.exists():
            self._put(file, as_yaml(service))
            return Written(service.id, str(file), Done.NEW)
        there = read_definition(file, Service)
        if there is not None and _same(there, service):
            return Written(service.id, str(file), Done.UNCHANGED)
        differs = differences(there, service) if there is not None else ()
        edited = self._record(home).get(file.name) != _hash(file.read_bytes())
        if edited and not self._replace_edited:
            return Written(service.id, str(file), Done.KEPT, differs)
        later = msgspec.structs.replace(service, version=(there.version if there else 0) + 1)
        self._put(file, as_yaml(later))
        return Written(service.id, str(file), Done.REPLACED if edited else Done.UPDATED, differs)

    def _put(self, file: Path, text: str) -> None:
        """Write a file whole or not at all, and remember what was written."""
        beside = file.with_suffix(".new")
        beside.write_text(text, encoding="utf-8")
        beside.replace(file)
        self._record(file.parent)[file.name] = _hash(text.encode())

    def _record(self, home: Path) -> dict[str, str]:
        if home not in self._records:
            file = home / RECORD
            there = file.read_bytes() if file.exists() else b"{}"
            self._records[home] = msgspec.json.decode(there, type=dict[str, str])
        return self._records[home]


def _same(there: Service, imported: Service) -> bool:
    """Say whether two definitions say the same, whenever and as whichever version."""
    alike = msgspec.structs.replace(imported, version=there.version, valid=there.valid)
    return alike == there


def _hash(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()
