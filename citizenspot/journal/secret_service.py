"""The workstation's key in the user's keyring: GNOME Keyring, KWallet, KeePassXC and their kin.

The SecretService backend is named in code. The `keyring` library's own choice is never asked:
it falls back to plain files, and its environment variable and configuration file load code
from where they point. Every doubt closes: a keyring that is absent, locked, new or another
one has its own error, no key is replaced, and live work does not begin.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import secretstorage
from jeepney.wrappers import DBusErrorResponse
from keyring.backend import KeyringBackend
from keyring.backends import SecretService
from keyring.errors import KeyringError
from secretstorage.exceptions import (
    ItemNotFoundException,
    SecretServiceNotAvailableException,
    SecretStorageException,
)

from citizenspot.journal.errors import (
    KeyChanged,
    KeyMissing,
    KeyringAbsent,
    KeyringFailed,
    KeyringLocked,
    KeyringUnmade,
)
from citizenspot.journal.keys import WorkstationKey, write_private_file

SERVICE = "citizenspot"
_FAULTS = (SecretStorageException, KeyringError, DBusErrorResponse, OSError, UnicodeDecodeError)


class _DefaultKeyring(SecretService.Keyring):
    """The default keyring of the session, and no other."""

    # Named by its alias, it is never made by the library on our behalf.
    preferred_collection = "/org/freedesktop/secrets/aliases/default"

    def __init__(self) -> None:
        """Skip the library's own beginning, which lets environment variables set attributes."""


class SecretServiceKeys:
    """Keeps the workstation's key in the default keyring of the session.

    The id of the key, which tells nothing of it, is noted in a file when the key is made; so an
    empty keyring is known for a new one.
    """

    def __init__(self, desk: str, *, noted_in: Path) -> None:
        self._name = f"workstation key of {desk}"
        self._note = noted_in
        self._keyring: KeyringBackend = _DefaultKeyring()

    def workstation_key(self, expected: str | None = None) -> WorkstationKey:
        """Return the key from the keyring; make it if this desk never had one.

        `expected` stands in for the note where that was lost: then none is made either. May wait
        for the person to give the keyring's password, where the session can ask for it.

        Raises:
            KeyringAbsent: no keyring service answers.
            KeyringUnmade: there is a service, and no keyring.
            KeyringLocked: the keyring stays locked.
            KeyringFailed: the keyring, or what is in it, cannot be used.
            KeyMissing: this desk had a key, and the keyring does not have it.
            KeyChanged: the keyring has another key than this desk had.
        """
        noted = self._noted() or expected
        with _faults_named():
            _require_open_keyring()
            kept = self._keyring.get_password(SERVICE, self._name)
            if kept is None and noted is None:
                kept = self._put(self._name, WorkstationKey.made())
        if kept is None:
            raise KeyMissing(key=str(noted))
        return self._judged(_parsed(kept), noted)

    def new_key(self) -> WorkstationKey:
        """Return a new key, kept under its id; raises as `workstation_key` does."""
        key = WorkstationKey.made()
        self.keep(key)
        return key

    def keep(self, key: WorkstationKey) -> None:
        """Keep a key under its id, beside the one in use; raises as `workstation_key` does."""
        with _faults_named():
            _require_open_keyring()
            self._put(self._name_of(key.id), key)

    def kept_key(self, key_id: str) -> WorkstationKey | None:
        """Return a key that is kept, in use or not; raises as `workstation_key` does."""
        with _faults_named():
            _require_open_keyring()
            for name in (self._name, self._name_of(key_id)):
                kept = self._keyring.get_password(SERVICE, name)
                if kept is not None and (key := _parsed(kept)).id == key_id:
                    return key
        return None

    def take_up(self, key: WorkstationKey) -> None:
        """Let a key be the one in use; the one before is kept under its id."""
        with _faults_named():
            _require_open_keyring()
            before = self._keyring.get_password(SERVICE, self._name)
            if before is not None:
                known = _parsed(before)
                self._put(self._name_of(known.id), known)
            self._put(self._name, key)
            self._note_down(key)

    def forget(self, key_id: str) -> None:
        """Delete a key that is not in use; raises as `workstation_key` does."""
        with _faults_named():
            _require_open_keyring()
            name = self._name_of(key_id)
            if self._keyring.get_password(SERVICE, name) is not None:
                self._keyring.delete_password(SERVICE, name)

    def _name_of(self, key_id: str) -> str:
        return f"{self._name}: {key_id}"

    def _put(self, name: str, key: WorkstationKey) -> str:
        """Put a key into the keyring, and return its secret once the keyring has it."""
        secret = key.written()
        self._keyring.set_password(SERVICE, name, secret)
        if self._keyring.get_password(SERVICE, name) != secret:
            raise KeyringFailed(cause="it does not keep what it is given")
        return secret

    def _judged(self, key: WorkstationKey, noted: str | None) -> WorkstationKey:
        if noted not in {None, key.id}:
            raise KeyChanged(key=str(noted), found=key.id)
        if not self._note.exists():
            # After the secret, not before: a start cut short between the two adopts the key.
            self._note_down(key)
        return key

    def _note_down(self, key: WorkstationKey) -> None:
        self._note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private_file(self._note, key.id.encode())

    def _noted(self) -> str | None:
        if not self._note.exists():
            return None
        # A note that is damaged names no key that could be found; so none is taken for it.
        return self._note.read_text(encoding="ascii", errors="replace").strip()


def named_secret(name: str) -> str | None:
    """Return a secret that an administrator put into the default keyring, or nothing.

    Raises:
        KeysUnavailable: one of its kinds; the keyring cannot be used.
    """
    keyring: KeyringBackend = _DefaultKeyring()
    with _faults_named():
        _require_open_keyring()
        return keyring.get_password(SERVICE, name)


@contextmanager
def _faults_named() -> Iterator[None]:
    try:
        yield
    except _FAULTS as error:
        raise KeyringFailed(cause=type(error).__name__) from error


def _require_open_keyring() -> None:
    # Asked here and not left to the keyring library, which forgets to close its connection when
    # a keyring is locked, and says the same of an absent and of an unmade keyring.
    try:
        with closing(secretstorage.dbus_init()) as bus:
            if not secretstorage.check_service_availability(bus):
                raise KeyringAbsent
            collection = secretstorage.Collection(bus)
            if collection.is_locked():
                collection.unlock()
            if collection.is_locked():
                raise KeyringLocked
    except ItemNotFoundException as error:
        raise KeyringUnmade from error
    except (SecretServiceNotAvailableException, FileNotFoundError) as error:
        raise KeyringAbsent from error


def _parsed(kept: str) -> WorkstationKey:
    try:
        return WorkstationKey.of_written(kept)
    except ValueError as error:
        raise KeyringFailed(cause="what it keeps is not a key") from error
