"""The workstation's key as a credential of the service that starts the desk (systemd).

`systemd-creds encrypt` binds it to this machine, to its TPM where there is one; systemd deciphers
it into memory that only the service's user can read, and names the folder in
`CREDENTIALS_DIRECTORY` (systemd.exec(5), "Credentials"). The environment holds a path, never a
key. Nothing here writes a credential: whoever administers the machine does, and rotation takes
up the one they put beside the one in use. docs/journal.md has the commands.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from citizenspot.journal.errors import CredentialAbsent, CredentialsReadOnly, KeyMissing
from citizenspot.journal.keys import WorkstationKey, write_private_file

NAME = "citizenspot-key"
"""The credential of the key in use at the first start; others are `citizenspot-key-ANYTHING`."""


class CredentialKeys:
    """The keys among a service's credentials; a note in a file says which of them is in use."""

    def __init__(self, folder: Path | None, *, noted_in: Path) -> None:
        self._folder = folder
        self._note = noted_in

    @classmethod
    def of_service(cls, *, noted_in: Path) -> Self:
        """Return the keys of the service this process was started by, if it was."""
        named = os.environ.get("CREDENTIALS_DIRECTORY")
        return cls(Path(named) if named else None, noted_in=noted_in)

    def workstation_key(self, expected: str | None = None) -> WorkstationKey:
        """Return the key in use; at the very first start that is `citizenspot-key`.

        Raises:
            CredentialAbsent: the service has no such credential, or it holds no key.
            KeyMissing: this desk had a key, and none of the credentials is it.
        """
        noted = expected or self._noted()
        if noted is None:
            key = self._read(self._named(NAME))
            self.take_up(key)
            return key
        found = self.kept_key(noted)
        if found is None:
            raise KeyMissing(key=noted)
        return found

    def new_key(self) -> WorkstationKey:
        """Return the credential that was put beside the one in use.

        Raises:
            CredentialsReadOnly: there is none.
        """
        noted = self._noted()
        for key in self._all():
            if key.id != noted:
                return key
        raise CredentialsReadOnly

    def keep(self, key: WorkstationKey) -> None:
        """Do nothing for a key that is among the credentials.

        Raises:
            CredentialsReadOnly: it is not.
        """
        if self.kept_key(key.id) is None:
            raise CredentialsReadOnly

    def kept_key(self, key_id: str) -> WorkstationKey | None:
        """Return the credential that is this key."""
        return next((key for key in self._all() if key.id == key_id), None)

    def take_up(self, key: WorkstationKey) -> None:
        """Note that a key is the one in use from now on."""
        self._note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private_file(self._note, key.id.encode())

    def forget(self, key_id: str) -> None:
        """Say that a credential is not for the desk to destroy, if there is one.

        Raises:
            CredentialsReadOnly: there is one.
        """
        if self.kept_key(key_id) is not None:
            raise CredentialsReadOnly

    def _all(self) -> Iterator[WorkstationKey]:
        first = self._named(NAME)
        yield self._read(first)
        for file in sorted(first.parent.glob(f"{NAME}-*")):
            yield self._read(file)

    def _named(self, name: str) -> Path:
        if self._folder is None:
            raise CredentialAbsent(name=name, cause="CREDENTIALS_DIRECTORY is not set")
        return self._folder / name

    def _read(self, file: Path) -> WorkstationKey:
        try:
            return WorkstationKey.of_written(file.read_text(encoding="ascii"))
        except (OSError, ValueError) as error:
            raise CredentialAbsent(name=file.name, cause=type(error).__name__) from error

    def _noted(self) -> str | None:
        if not self._note.exists():
            return None
        # A note that is damaged names no key that could be found; so none is taken for it.
        return self._note.read_text(encoding="ascii", errors="replace").strip()
