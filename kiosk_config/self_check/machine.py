"""The machine as the checks see it: a port, so that a test can hand them any machine."""

from __future__ import annotations

import enum
import os
import shutil
import socket
import subprocess
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import msgspec

PROGRAM_LIMIT_S = 5.0
PROVIDER_LIMIT_S = 3.0


class KeyringState(enum.Enum):
    """What the session's secret service says of its default keyring."""

    ABSENT = "absent"
    """No service answers."""
    UNMADE = "unmade"
    """There is a service, and no keyring yet."""
    LOCKED = "locked"
    OPEN = "open"


class Answer(msgspec.Struct, frozen=True):
    """How an address answered: with an HTTP status, or not, and then why not."""

    status: int | None
    reason: str = ""


class Machine(Protocol):
    """What the checks ask a machine. No question raises: what cannot be told has a value."""

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment of this process."""
        ...

    def output_of(self, *command: str) -> str | None:
        """Return what a program printed, in English; None if it is missing, failed or hung."""
        ...

    def listens(self, local_socket: Path) -> bool:
        """Return whether a service takes connections on a local socket."""
        ...

    def reader_names(self) -> tuple[str, ...] | None:
        """Return the PC/SC readers plugged in; None if the service cannot be asked."""
        ...

    def keyring(self) -> KeyringState:
        """Return the state of the default keyring, without asking anyone for a password."""
        ...

    def free_bytes(self, folder: Path) -> int:
        """Return the space left where a folder is, or would be."""
        ...

    def can_write(self, folder: Path) -> bool:
        """Return whether files can be made in a folder, or in the parent it would be made in."""
        ...

    def is_file(self, path: Path) -> bool:
        """Return whether a file is there and can be read."""
        ...

    def now(self) -> datetime:
        """Return the time, with its zone."""
        ...

    def ask(self, url: str) -> Answer:
        """Return how an address answers within three seconds."""
        ...


class ThisMachine:
    """The machine this process runs on."""

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment of this process."""
        return os.environ

    def output_of(self, *command: str) -> str | None:
        """Return what a program printed, in English; None if it is missing, failed or hung."""
        try:
            done = subprocess.run(  # noqa: S603 - fixed programs, no shell
                command,
                env=os.environ | {"LC_ALL": "C"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=PROGRAM_LIMIT_S,
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            return None
        return done.stdout.decode(errors="replace")

    def listens(self, local_socket: Path) -> bool:
        """Return whether a service takes connections on a local socket."""
        with socket.socket(socket.AF_UNIX) as ours:
            ours.settimeout(PROGRAM_LIMIT_S)
            try:
                ours.connect(str(local_socket))
            except OSError:
                return False
        return True

    def reader_names(self) -> tuple[str, ...] | None:
        """Return the PC/SC readers plugged in; None if the service cannot be asked."""
        from smartcard import scard  # noqa: PLC0415 - a start must not wait for it

        failed, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
        if failed:
            return None
        try:
            failed, names = scard.SCardListReaders(context, [])
        finally:
            scard.SCardReleaseContext(context)
        if failed and failed != scard.SCARD_E_NO_READERS_AVAILABLE:
            return None
        return tuple(names)

    def keyring(self) -> KeyringState:
        """Return the state of the default keyring, without asking anyone for a password."""
        import secretstorage  # noqa: PLC0415 - a start must not wait for it
        from jeepney.wrappers import DBusErrorResponse  # noqa: PLC0415 - as above

        try:
            with closing(secretstorage.dbus_init()) as bus:
                if not secretstorage.check_service_availability(bus):
                    return KeyringState.ABSENT
                locked = secretstorage.Collection(bus).is_locked()
        except secretstorage.ItemNotFoundException:
            return KeyringState.UNMADE
        except (secretstorage.SecretStorageException, DBusErrorResponse, OSError):
            return KeyringState.ABSENT
        return KeyringState.LOCKED if locked else KeyringState.OPEN

    def free_bytes(self, folder: Path) -> int:
        """Return the space left where a folder is, or would be."""
        return shutil.disk_usage(_nearest(folder)).free

    def can_write(self, folder: Path) -> bool:
        """Return whether files can be made in a folder, or in the parent it would be made in."""
        nearest = _nearest(folder)
        return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)

    def is_file(self, path: Path) -> bool:
        """Return whether a file is there and can be read."""
        return path.is_file() and os.access(path, os.R_OK)

    def now(self) -> datetime:
        """Return the time, with its zone."""
        return datetime.now(UTC)

    def ask(self, url: str) -> Answer:
        """Return how an address answers within three seconds."""
        import requests  # noqa: PLC0415 - a start must not wait for it

        try:
            with requests.get(
                url, timeout=PROVIDER_LIMIT_S, allow_redirects=False, stream=True
            ) as response:
                return Answer(response.status_code)
        except requests.RequestException as error:
            return Answer(None, type(error).__name__)


def _nearest(folder: Path) -> Path:
    """Return the folder, or the nearest above it that exists."""
    return next(each for each in (folder, *folder.absolute().parents) if each.exists())
