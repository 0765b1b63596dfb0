"""`citizenspot receipt certificate`: what the desk signs with, asked for and installed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import typer
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from typer.testing import CliRunner, Result

from citizenspot.commands.receipt_certificate import certificate
from tests.receipts.sealing.seals import OTHER_KEY


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    settings = tmp_path / "workstation.toml"
    settings.write_text(f'mode = "practice"\ndata_folder = "{tmp_path}/worlds"\n')
    monkeypatch.setenv("CITIZENSPOT_CONFIG", str(settings))
    return tmp_path


def run(*arguments: str | Path) -> Result:
    app = typer.Typer()
    app.command()(certificate)
    return CliRunner().invoke(app, ["--practice", *map(str, arguments)])


def test_a_desk_has_a_certificate_of_its_own_from_the_start(folder: Path) -> None:
    shown = run()
    assert shown.exit_code == 0, shown.output
    assert "CN=PRACTICE" in shown.output
    assert run().output == shown.output
    assert len(list(folder.rglob("*.crt"))) == 1


def test_what_an_authority_answers_to_the_request_is_installed(folder: Path) -> None:
    asked = x509.load_pem_x509_csr(run("--request").output.encode())
    now = datetime.now(UTC)
    answer = (
        x509.CertificateBuilder()
        .subject_name(asked.subject)
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Authority")]))
        .public_key(asked.public_key())
        .serial_number(7)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(OTHER_KEY, SHA256())
    )
    file = folder / "answer.pem"
    file.write_bytes(answer.public_bytes(Encoding.PEM))
    assert run("--install", file).exit_code == 0
    assert "issued by CN=Authority" in run().output


def test_an_answer_that_does_not_serve_changes_nothing(folder: Path) -> None:
    before = run().output
    (folder / "answer.pem").write_text("no certificate")
    refused = run("--install", folder / "answer.pem")
    assert refused.exit_code == 2
    assert "no certificate" in refused.output
    assert run().output == before
