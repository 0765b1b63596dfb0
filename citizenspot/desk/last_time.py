"""Remembers which version of a service a mediator last began, to say what has changed since.

It is about services only: no visit, no citizen, no time. A mediator is a hash; what is kept is
the definition of the service as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

if TYPE_CHECKING:
    from pathlib import Path

    from services_catalog.definition import Service
    from services_catalog.differences import Difference


class LastTime(Protocol):
    """What was begun last, by mediator and service."""

    def begun(self, mediator: str, service: Service) -> tuple[Difference, ...]:
        """Return what has changed since this mediator last began the service, and remember it."""


class NeverBefore:
    """Remembers nothing."""

    def begun(self, mediator: str, service: Service) -> tuple[Difference, ...]:  # noqa: ARG002 - as promised
        """Return that nothing has changed."""
        return ()


class LastTimeOnDisk:
    """Remembers in a folder, a file for each mediator and service."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def begun(self, mediator: str, service: Service) -> tuple[Difference, ...]:
        """Return what has changed since this mediator last began the service, and remember it.

        A file that cannot be read or written is as if there were none: nothing depends on it.
        """
        import hashlib  # noqa: PLC0415 - no start waits for it, nor for what compares

        from services_catalog.differences import differences  # noqa: PLC0415 - see above

        who = hashlib.sha256(mediator.encode()).hexdigest()[:16]
        file = self._folder / who / f"{service.id}.json"
        before = _read(file)
        if before is None or before.version != service.version:
            _write(file, service)
        return differences(before, service) if before is not None else ()


def _read(file: Path) -> Service | None:
    from services_catalog.definition import Service  # noqa: PLC0415 - as above

    try:
        return msgspec.json.decode(file.read_bytes(), type=Service)
    except (OSError, msgspec.DecodeError):
        return None


def _write(file: Path, service: Service) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(".new")
        beside.write_bytes(msgspec.json.encode(service))
        beside.replace(file)
    except OSError:
        return
