"""The public keys that receipts are checked with: PEM files, one a workstation and world."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_public_key,
)

from citizenspot.receipts.files import write_whole
from citizenspot.receipts.statement import key_id

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes

FOLDER = "keys"
"""Beside the receipts of a world."""

_LARGEST_FILE = 10_000
_LARGEST_CHAIN = 100_000


class UnusableKeyError(Exception):
    """A file that should hold a public key or a certificate does not hold a usable one."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"not an Ed25519 public key or certificate in PEM: {file}")
        self.file = file


class PublicKey(msgspec.Struct, frozen=True):
    """A public key in its raw form (32 bytes), and the world whose receipts it vouches for.

    A practice key lies in an open file, so it never vouches for a live receipt. `seal` is the key
    of the same desk's certificate (SubjectPublicKeyInfo, DER), empty where it is not known here.
    """

    raw: bytes
    practice: bool
    seal: bytes = b""

    @property
    def id(self) -> bytes:
        """The key's name in a receipt's code."""
        return key_id(self.raw)


def keep_public_key(raw: bytes, folder: Path) -> Path:
    """Keep a key in a folder of keys, named by its id, and return its file."""
    pem = Ed25519PublicKey.from_public_bytes(raw).public_bytes(
        Encoding.PEM, PublicFormat.SubjectPublicKeyInfo
    )
    file = folder / f"{key_id(raw).hex()}.pem"
    if not file.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(file, pem)
    return file


def public_keys(folder: Path, *, practice: bool) -> Iterator[PublicKey]:
    """Yield the keys of a folder; a folder that is not there has none.

    Raises:
        UnusableKeyError: a file in it is not a public key.
    """
    for file in sorted(folder.glob("*.pem")):
        yield read_public_key(file, practice=practice)


def read_public_key(file: Path, *, practice: bool) -> PublicKey:
    """Return the key of a PEM file.

    Raises:
        UnusableKeyError: it holds no Ed25519 public key, or cannot be read.
    """
    try:
        with file.open("rb") as stream:
            key = load_pem_public_key(stream.read(_LARGEST_FILE))
    except (OSError, ValueError, UnsupportedAlgorithm) as error:
        raise UnusableKeyError(file) from error
    if not isinstance(key, Ed25519PublicKey):
        raise UnusableKeyError(file)
    return PublicKey(key.public_bytes_raw(), practice, _seal_beside(file))


def _seal_beside(file: Path) -> bytes:
    """Return the key of the certificate that lies beside a public key, if one does."""
    certificate = file.with_suffix(".crt")
    try:
        with certificate.open("rb") as stream:
            pem = stream.read(_LARGEST_CHAIN)
        key = _key_certified(pem)
    except FileNotFoundError:
        return b""
    except (OSError, ValueError) as error:
        raise UnusableKeyError(certificate) from error
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _key_certified(pem: bytes) -> CertificatePublicKeyTypes:
    from cryptography.x509 import (  # noqa: PLC0415 - 2 MB, and not every desk has a certificate
        load_pem_x509_certificate,
    )

    return load_pem_x509_certificate(pem).public_key()
