"""The workstation's key: where it is kept, and the keys that follow from it.

One secret of 32 random bytes per workstation. Everything else is derived from it with
HKDF-SHA-256 (RFC 5869), so there is one thing to keep, and one to lose.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

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


class FixedKeys:
    """A key store that holds what it was given: for tests and benchmarks."""

    def __init__(self, secret: bytes) -> None:
        self._key = WorkstationKey(secret)

    def workstation_key(self, expected: str | None = None) -> WorkstationKey:  # noqa: ARG002 - port
        """Return the key, whatever is expected."""
        return self._key


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
        try:
            if expected is None and not self._file.exists():
                self._make()
            return WorkstationKey(self._file.read_bytes())
        except (OSError, ValueError) as error:
            raise PracticeKeyUnusable(file=str(self._file), cause=str(error)) from error

    def _make(self) -> None:
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private_file(self._file, os.urandom(SECRET_BYTES))


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


def keys_for(settings_folder: Path, *, practice: bool, desk: str) -> KeyStore:
    """Return the key store of a world: a file in practice, the user's keyring in live work.

    Nothing is opened or made yet.
    """
    if practice:
        return PracticeKeys(settings_folder / "practice.key")
    # Imported here: loading it takes 60 ms, and practice never needs it.
    from citizenspot.journal.secret_service import SecretServiceKeys  # noqa: PLC0415

    return SecretServiceKeys(desk, noted_in=settings_folder / "workstation-key.id")
