"""The trainer's commands: start a town, make it fail, see what it has received."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from citizenspot.commands.town import app
from tests.training.town.running import RENEWALS, SERVICES
from training.town.faults import FaultKind
from training.town.process import TownProcess
from training.town.ready_file import usual_ready_file

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def town() -> Iterator[TownProcess]:
    """A town where the command looks for one."""
    with TownProcess.start(catalogue=SERVICES, ready_file=usual_ready_file()) as running:
        yield running


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def test_a_provider_is_made_to_fail_and_mended(town: TownProcess) -> None:
    assert run("fault", RENEWALS, "down").output == f"{RENEWALS}: down\n"
    assert run("fault", RENEWALS, "normal").exit_code == 0
    assert run("fault", RENEWALS, "slow", "--times", "2").output == f"{RENEWALS}: slow, 2 times\n"
    assert town.received() == ()


def test_a_fault_that_is_none_lists_those_there_are() -> None:
    said = run("fault", RENEWALS, "grumpy")
    assert said.exit_code == 2
    assert all(kind.value in said.output for kind in FaultKind)


@pytest.mark.usefixtures("town")
def test_a_provider_that_is_none_is_named() -> None:
    said = run("fault", "pt.nobody", "down")
    assert said.exit_code == 1
    assert "pt.nobody" in said.output


def test_without_a_town_it_says_how_to_start_one() -> None:
    said = run("received")
    assert said.exit_code == 1
    assert "citizenspot town start" in said.output


def test_a_town_that_is_gone_is_said_so() -> None:
    said = run("received", "--url", "http://127.0.0.1:9")
    assert said.exit_code == 1
    assert "no practice town" in said.output


START = "from citizenspot.commands.town import app; app()"


def test_start_runs_until_it_is_told_to_end() -> None:
    program = [sys.executable, "-c", START, "start", "--catalogue", str(SERVICES)]
    with subprocess.Popen(program, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        assert usual_ready_file().read_text() == url
        assert run("received").exit_code == 0
        process.terminate()
        assert process.wait(10) == 0
    assert not usual_ready_file().exists()


def test_a_port_that_is_taken_is_said_so(town: TownProcess) -> None:
    port = town.url.rpartition(":")[2]
    program = [sys.executable, "-c", START, "start", "--port", port, "--catalogue", str(SERVICES)]
    ended = subprocess.run(program, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert f"port {port}" in ended.stderr
