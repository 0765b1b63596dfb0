"""Keys are kept as PEM files that openssl reads too, each for its own world."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from citizenspot.receipts.public_keys import (
    PublicKey,
    UnusableKeyError,
    keep_public_key,
    public_keys,
    read_public_key,
)
from citizenspot.receipts.statement import taken_apart
from tests.receipts.paper_tools import LIVE_KEY, SIGNER, code_of
from tests.receipts.specimens import receipt


def test_a_key_kept_is_a_key_found(tmp_path: Path) -> None:
    file = keep_public_key(SIGNER.public_key(), tmp_path / "keys")
    assert file.name == f"{LIVE_KEY.id.hex()}.pem"
    assert list(public_keys(tmp_path / "keys", practice=False)) == [LIVE_KEY]
    assert list(public_keys(tmp_path / "keys", practice=True)) == [
        PublicKey(LIVE_KEY.raw, practice=True)
    ]


def test_a_key_kept_twice_is_one_file(tmp_path: Path) -> None:
    assert keep_public_key(LIVE_KEY.raw, tmp_path) == keep_public_key(LIVE_KEY.raw, tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_is_not_there_has_no_keys(tmp_path: Path) -> None:
    assert not list(public_keys(tmp_path / "keys", practice=False))


def other_kind() -> bytes:
    key = generate_private_key(SECP256R1()).public_key()
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


@pytest.mark.parametrize("content", [b"", b"\x00" * 40_000, b"-----BEGIN X-----", other_kind()])
def test_a_file_that_is_no_such_key_is_named(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "key.pem"
    file.write_bytes(content)
    with pytest.raises(UnusableKeyError, match=str(file)):
        read_public_key(file, practice=False)


def test_a_key_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableKeyError):
        read_public_key(tmp_path / "nothing.pem", practice=False)


def test_openssl_alone_verifies_a_code(tmp_path: Path) -> None:
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    signed = taken_apart(code_of(receipt()))
    (tmp_path / "message").write_bytes(signed.message(signed.key_id))
    (tmp_path / "signature").write_bytes(signed.signature)
    key = keep_public_key(SIGNER.public_key(), tmp_path)
    command = ("openssl", "pkeyutl", "-verify", "-pubin", "-rawin")
    files = ("-inkey", key, "-in", tmp_path / "message", "-sigfile", tmp_path / "signature")
    done = subprocess.run((*command, *files), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
