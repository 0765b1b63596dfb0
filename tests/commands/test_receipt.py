"""`citizenspot receipt`: a verdict in words or JSON, and an exit code for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from citizenspot.commands.receipt import app
from citizenspot.receipts.paper import Paper
from citizenspot.receipts.public_keys import FOLDER, keep_public_key
from citizenspot.receipts.receipt_worker import receipt_file
from citizenspot.texts import Texts
from kiosk_config.settings import load_settings
from tests.receipts.paper_tools import (
    LIVE_KEY,
    PRACTICE_KEY,
    PRACTICE_SIGNER,
    SIGNER,
    code_of,
)
from tests.receipts.specimens import practised, receipt


def run(*arguments: str | Path, given: bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments], input=given)


@pytest.fixture
def live_key(tmp_path: Path) -> Path:
    return keep_public_key(LIVE_KEY.raw, tmp_path / "given")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A receipt's file, made by the worker as at the desk."""
    from citizenspot.receipts.receipt_worker import ReceiptWorker  # noqa: PLC0415 - of one use

    worker = ReceiptWorker(SIGNER, lambda _: None)
    worker.make(receipt(), (Paper.A4,), tmp_path)
    worker.close()
    return receipt_file(receipt().visit, receipt().number, Paper.A4, tmp_path)


@pytest.fixture
def kept_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A workstation that has issued receipts in both of its worlds."""
    settings = tmp_path / "workstation.toml"
    settings.write_text(f'mode = "live"\ndata_folder = "{tmp_path}/worlds"\n')
    monkeypatch.setenv("CITIZENSPOT_CONFIG", str(settings))
    for signer, practice in ((SIGNER, False), (PRACTICE_SIGNER, True)):
        world = load_settings(practice=practice)
        keep_public_key(signer.public_key(), world.receipts_folder / FOLDER)


def test_a_genuine_file_is_told_and_ends_with_zero(paper: Path, live_key: Path) -> None:
    result = run("verify", paper, "--key", live_key)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "Genuine."
    assert "BRG1-2026-001207" in result.stdout


def test_a_code_can_be_given_as_it_is_or_by_standard_input(live_key: Path) -> None:
    code = code_of(receipt())
    assert run("verify", code, "--key", live_key).exit_code == 0
    assert run("verify", "-", "--key", live_key, given=code.encode()).exit_code == 0


def test_what_is_not_genuine_ends_with_one(paper: Path, live_key: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(paper.read_bytes().replace(b"30.00", b"99.00"))
    result = run("verify", changed, "--key", live_key)
    assert result.exit_code == 1
    assert "This was changed: total." in result.stdout
    assert run("verify", tmp_path / "nothing", "--key", live_key).exit_code == 1


def test_a_program_reads_the_verdict_as_json(paper: Path, live_key: Path) -> None:
    told = json.loads(run("verify", paper, "--key", live_key, "--json").stdout)
    assert told["finding"] == "genuine"
    assert told["page_checked"] is True
    assert told["statement"]["number"] == "BRG1-2026-001207"
    assert told["statement"]["issued_at"] == "2026-11-20T10:42:00+00:00"
    assert told["statement"]["digest"] == receipt().digest().hex()
    assert told["content"]["citizen_name"] == receipt().citizen_name


@pytest.mark.usefixtures("kept_keys")
def test_the_keys_of_this_workstation_are_used_each_for_its_own_world() -> None:
    assert run("verify", code_of(receipt())).exit_code == 0
    of_practice = run("verify", code_of(practised()))
    assert of_practice.exit_code == 1
    assert "Made in practice" in of_practice.stdout


def test_a_practice_key_given_has_to_be_called_one(tmp_path: Path) -> None:
    key = keep_public_key(PRACTICE_KEY.raw, tmp_path)
    assert "not known here" in run("verify", code_of(practised()), "--key", key).stdout
    named = run("verify", code_of(practised()), "--key", key, "--practice")
    assert "Made in practice" in named.stdout
    assert named.exit_code == 1


def test_a_key_that_is_none_is_named_and_ends_with_two(tmp_path: Path) -> None:
    key = tmp_path / "key.pem"
    key.write_text("not a key")
    result = run("verify", code_of(receipt()), "--key", key)
    assert result.exit_code == 2
    assert str(key) in result.stderr


def test_showing_a_file_tells_all_of_it(paper: Path, live_key: Path) -> None:
    result = run("show", paper, "--key", live_key)
    assert result.exit_code == 0
    for part in ("Genuine.", "Renew a driving licence", "What comes next", "Maria Specimen"):
        assert part in result.stdout


def test_showing_a_code_tells_what_is_signed_in_it(live_key: Path) -> None:
    result = run("show", code_of(receipt()), "--key", live_key)
    assert "IMT-2026-0048213" in result.stdout
    assert "Maria" not in result.stdout


def test_the_answer_comes_in_the_language_asked_for(live_key: Path) -> None:
    result = run("verify", code_of(receipt()), "--key", live_key, "--lang", "pt")
    assert Texts.for_language("pt").say("Genuine.") in result.stdout
    assert "novembro" in result.stdout


def test_a_page_for_telephones_is_written_with_the_keys_given(
    live_key: Path, tmp_path: Path
) -> None:
    out = tmp_path / "check.html"
    result = run("page", out, "--key", live_key, "--lang", "en")
    assert result.exit_code == 0, result.output
    assert LIVE_KEY.raw.hex() in out.read_text(encoding="utf-8")


def test_a_page_with_a_key_that_is_none_is_not_written(tmp_path: Path) -> None:
    wrong, out = tmp_path / "wrong.pem", tmp_path / "check.html"
    wrong.write_text("no key")
    assert run("page", out, "--key", wrong).exit_code == 2
    assert not out.exists()
