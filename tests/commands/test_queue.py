"""The spot's queue by the command line: for a reception, and for the machine that keeps it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from citizenspot.commands.queue import app


def run(*words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--practice"])


@pytest.fixture(autouse=True)
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_a_day_without_tickets_says_so() -> None:
    assert run("list").output == "No tickets today.\n"


def test_a_reception_gives_tickets_and_sees_them() -> None:
    assert run("add", "--wish", "licence").output == "A001\n"
    assert run("add", "--priority").output == "A002\n"
    assert run("list").output == "A001  waiting               licence\nA002  waiting\n"


def test_without_the_spots_secret_nothing_is_served(caplog: pytest.LogCaptureFixture) -> None:
    said = run("serve", "--host", "127.0.0.1", "--port", "0")
    assert said.exit_code == 2
    assert "keyring set citizenspot queue" in said.output
    assert [each.getMessage() for each in caplog.records] == ["credential not to be had"]
    caplog.clear()
