"""The workstation's key: where it is kept, and the keys that follow from it.

One secret of 32 random bytes per workstation. Everything else is derived from it with
HKDF-SHA-256 (RFC 5869), so there is one thing to keep, and one to lose.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, Protocol, Self

from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    derive_private_key,
)
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from citizenspot.journal.errors import PracticeKeyUnusable
from citizenspot.journal.sealing import SECRET_BYTES

_ID_BYTES = 8
_CURVE_SEED_BYTES = 48
_CURVE_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of P-256 (SP 800-186 §3.2.1.3)."""
KeptIn = Literal["keyring", "credentials"]


class Signer(Protocol):
    """Signs receipts; who holds the public key can check them offline."""

    def sign(self, message: bytes) -> bytes:
        """Return the Ed25519 signature (RFC 8032) of a message: 64 bytes."""

    def public_key(self) -> bytes:
        """Return the public key in its raw form: 32 bytes."""


class ReceiptSigner:
    """An Ed25519 key pair.

    Ed25519 and not P-256: the pair follows from the workstation's key without anything more to
    keep, signing draws no random number that could be a bad one, and key and signature are
    short enough for a QR code. (A TPM holds P-256 only; a pair kept there is another `Signer`.)
    """

    def __init__(self, private: bytes) -> None:
        self._private = Ed25519PrivateKey.from_private_bytes(private)

    def sign(self, message: bytes) -> bytes:
        """Return the signature of a message; the same message gives the same signature."""
        return self._private.sign(message)

    def public_key(self) -> bytes:
        """Return the public key in its raw form."""
        return self._private.public_key().public_bytes_raw()


class WorkstationKey:
    """The secret of one workstation and the keys derived from it; never printed."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) != SECRET_BYTES:
            raise ValueError(f"a workstation's key has {SECRET_BYTES} bytes, not {len(secret)}")
        self._secret = secret
        self.id = self._derive("key id", _ID_BYTES).hex()

    def __repr__(self) -> str:
        return f"<WorkstationKey {self.id}>"

    def written(self) -> str:
        """Return the secret in hexadecimal: for where it is kept, and nowhere else."""
        return self._secret.hex()

    @classmethod
    def made(cls) -> Self:
        """Return a new key."""
        return cls(os.urandom(SECRET_BYTES))

    @classmethod
    def of_written(cls, text: str) -> Self:
        """Return the key of a text `written` gave; raises `ValueError` if it is none."""
        return cls(bytes.fromhex(text.strip()))

    def database_key(self) -> bytes:
        """Return the key the journal's file is encrypted with."""
        return self._derive("journal file")

    def wrapping_key(self) -> bytes:
        """Return the key the visits' keys are wrapped with."""
        return self._derive("visit keys")

    def signing_key(self) -> Signer:
        """Return the key pair receipts are signed with."""
        return ReceiptSigner(self._derive("receipts"))

    def certificate_key(self) -> EllipticCurvePrivateKey:
        """Return the key of the desk's certificate, on P-256: readers of PDF know no Ed25519.

        Made of more bits than it has, so that no value is likelier (FIPS 186-5 appendix A.2.1).
        """
        seed = int.from_bytes(self._derive("certificate", _CURVE_SEED_BYTES))
        return derive_private_key(seed % (_CURVE_ORDER - 1) + 1, SECP256R1())

    def _derive(self, purpose: str, length: int = SECRET_BYTES) -> bytes:
        context = f"citizenspot {purpose} 1".encode()
        return HKDF(algorithm=SHA256(), length=length, salt=None, info=context).derive(self._secret)


class KeyStore(Protocol):
    """Where the workstation's key is kept."""

    def workstation_key(self, expected: str | None = None) -> WorkstationKey:
        """Return the workstation's key; make it if this workstation never had one.

        `expected` is the id of the key something here was written with: then none is made.

        Raises:
            KeysUnavailable: one of its kinds; live work is not possible, practice is.
        """

    def new_key(self) -> WorkstationKey:
        """Return a key that is not in use yet, and is kept beside the one that is.

        Raises:
            KeysUnavailable: one of its kinds; none can be kept.
        """

    def keep(self, key: WorkstationKey) -> None:
        """Keep a key beside the one in use, durable on return; raises as `new_key` does."""

    def kept_key(self, key_id: str) -> WorkstationKey | None:
        """Return a key that is kept, in use or not; raises as `new_key` does."""

    def take_up(self, key: WorkstationKey) -> None:
        """Let a kept key be the one in use; the one before stays kept, for older copies."""

    def forget(self, key_id: str) -> None:
        """Destroy a key that is kept and not in use; nothing if there is none."""


class FixedKeys:
    """A key store that holds what it was given: for tests and benchmarks."""

    def __init__(self, secret: bytes) -> None:
        self._key = WorkstationKey(secret)
        self._kept = {self._key.id: self._key}

    def workstation_key(self, expected: str | None = None) -> WorkstationKey:  # noqa: ARG002 - port
        """Return the key, whatever is expected."""
        return self._key

    def new_key(self) -> WorkstationKey:
        """Return a new key, kept as long as this store lives."""
        key = WorkstationKey.made()
        self.keep(key)
        return key

    def keep(self, key: WorkstationKey) -> None:
        """Keep a key."""
        self._kept[key.id] = key

    def kept_key(self, key_id: str) -> WorkstationKey | None:
        """Return a key that is kept."""
        return self._kept.get(key_id)

    def take_up(self, key: WorkstationKey) -> None:
        """Let a key be the one in use."""
        self._key = key

    def forget(self, key_id: str) -> None:
        """Destroy a key."""
        self._kept.pop(key_id, None)


class PracticeKeys:
    """The key of the practice world, in a file that only its owner may read.

    A file is enough here, and only here: the practice world holds only made-up people, and must
    run on a computer that has no keyring.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def workstation_key(self, expected: str | None = None) -> WorkstationKey:
        """Return the key of the file; make the file if there is none and none is expected.

        Raises:
            PracticeKeyUnusable: the file cannot be read or made, or holds no key.
        """
        with self._faults_named():
            if expected is None and not self._file.exists():
                self._write(self._file, WorkstationKey.made())
            return WorkstationKey(self._file.read_bytes())

    def new_key(self) -> WorkstationKey:
        """Return a new key, in a file beside that of the key in use."""
        key = WorkstationKey.made()
        self.keep(key)
        return key

    def keep(self, key: WorkstationKey) -> None:
        """Keep a key in a file beside that of the key in use."""
        with self._faults_named():
            self._write(self._file_of(key.id), key)

    def kept_key(self, key_id: str) -> WorkstationKey | None:
        """Return the key of a file, in use or not."""
        with self._faults_named():
            for file in (self._file, self._file_of(key_id)):
                if file.exists() and (key := WorkstationKey(file.read_bytes())).id == key_id:
                    return key
        return None

    def take_up(self, key: WorkstationKey) -> None:
        """Write a key where the one in use stands, which gets a file of its own before."""
        with self._faults_named():
            if self._file.exists():
                self.keep(WorkstationKey(self._file.read_bytes()))
            self._write(self._file, key)

    def forget(self, key_id: str) -> None:
        """Delete the file of a key that is not in use."""
        with self._faults_named():
            self._file_of(key_id).unlink(missing_ok=True)

    def _file_of(self, key_id: str) -> Path:
        return self._file.with_name(f"{self._file.name}.{key_id}")

    def _write(self, file: Path, key: WorkstationKey) -> None:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private_file(file, bytes.fromhex(key.written()))

    @contextmanager
    def _faults_named(self) -> Iterator[None]:
        try:
            yield
        except (OSError, ValueError) as error:
            raise PracticeKeyUnusable(file=str(self._file), cause=str(error)) from error


def write_private_file(file: Path, content: bytes) -> None:
    """Write a new file, whole and durable or not at all, that only its owner may read."""
    unfinished = file.with_name(f"{file.name}.{os.getpid()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(descriptor)
    unfinished.rename(file)
    folder = os.open(file.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def keys_for(
    settings_folder: Path, *, practice: bool, desk: str, kept_in: KeptIn = "keyring"
) -> KeyStore:
    """Return the key store of a world: a file in practice; in live work what the settings say.

    Nothing is opened or made yet.
    """
    if practice:
        return PracticeKeys(settings_folder / "practice.key")
    note = settings_folder / "workstation-key.id"
    if kept_in == "credentials":
        from citizenspot.journal.credentials import CredentialKeys  # noqa: PLC0415 - as below

        return CredentialKeys.of_service(noted_in=note)
    # Imported here: loading it takes 60 ms, and practice never needs it.
    from citizenspot.journal.secret_service import SecretServiceKeys  # noqa: PLC0415

    return SecretServiceKeys(desk, noted_in=note)
