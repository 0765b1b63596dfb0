"""A key that was lost comes back from escrow, by `openssl` and the coordinator's private key."""

import shutil
import subprocess
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from citizenspot.journal.errors import (
    CertificateUnusable,
    JournalAbsent,
    KeyNotTheOneSought,
    PracticeKeyUnusable,
)
from citizenspot.journal.keys import PracticeKeys, WorkstationKey
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.upkeep.escrow import bring_back, escrow
from citizenspot.journal.verification import verify
from tests.journal.made_up import DESK, OPENING

Private = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@cache
def rsa_key(bits: int) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


def certificate(folder: Path, private: Private) -> Path:
    """Return the file with a coordinator's certificate; the private key stands beside it."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "A made-up coordinator")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(1)
        .not_valid_before(OPENING)
        .not_valid_after(OPENING + timedelta(days=3650))
        .sign(private, SHA256())
    )
    file = folder / "coordinator.pem"
    file.write_bytes(made.public_bytes(Encoding.PEM))
    written = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "coordinator.key").write_bytes(written)
    return file


@pytest.fixture
def keys(tmp_path: Path) -> PracticeKeys:
    return PracticeKeys(tmp_path / "keys" / "practice.key")


@pytest.fixture
def journal(tmp_path: Path, keys: PracticeKeys) -> Path:
    SqlJournal.open(tmp_path / "journal", keys, DESK).close()
    return tmp_path / "journal"


def test_a_lost_key_comes_back_by_openssl_alone(
    tmp_path: Path, journal: Path, keys: PracticeKeys
) -> None:
    key = keys.workstation_key()
    file = tmp_path / f"{key.id}.pem"
    escrow(key, certificate(tmp_path, rsa_key(3072)), file)
    assert key.written() not in file.read_text(encoding="ascii")
    assert file.stat().st_mode & 0o077 == 0
    shutil.rmtree(tmp_path / "keys")
    with pytest.raises(PracticeKeyUnusable):
        verify(journal, keys)
    opened = subprocess.run(
        [
            "openssl",
            "cms",
            "-decrypt",
            "-inform",
            "PEM",
            "-in",
            file,
            "-inkey",
            tmp_path / "coordinator.key",
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    assert bring_back(opened.stdout, journal, keys).id == key.id
    assert verify(journal, keys).sound


@pytest.mark.parametrize("text", ["", "no key", "ab" * 16, WorkstationKey(bytes(32)).written()])
def test_what_is_not_the_key_of_the_journal_is_not_taken_up(
    journal: Path, keys: PracticeKeys, text: str
) -> None:
    key = keys.workstation_key()
    with pytest.raises(KeyNotTheOneSought, match=key.id) as said:
        bring_back(text, journal, keys)
    assert not text or text not in str(said.value)
    assert said.value.__cause__ is None
    assert keys.workstation_key().id == key.id


def test_where_no_journal_is_no_key_is_sought(tmp_path: Path, keys: PracticeKeys) -> None:
    with pytest.raises(JournalAbsent):
        bring_back(WorkstationKey(bytes(32)).written(), tmp_path, keys)


def test_a_certificate_that_keeps_nothing_secret_is_refused(
    tmp_path: Path, keys: PracticeKeys
) -> None:
    key, to = keys.workstation_key(), tmp_path / "escrow.pem"
    curve = certificate(tmp_path, ec.generate_private_key(ec.SECP256R1()))
    with pytest.raises(CertificateUnusable, match="RSA"):
        escrow(key, curve, to)
    with pytest.raises(CertificateUnusable, match="3072 bits"):
        escrow(key, certificate(tmp_path, rsa_key(2048)), to)
    with pytest.raises(CertificateUnusable, match="ValueError"):
        escrow(key, tmp_path / "coordinator.key", to)
    with pytest.raises(CertificateUnusable, match="FileNotFoundError"):
        escrow(key, tmp_path / "nowhere.pem", to)
    assert not to.exists()
