"""No command gives a key to another program, by its command line or environment, or prints it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
import typer

from citizenspot.commands.desk_at_hand import DeskAtHand
from citizenspot.commands.every_command import app
from citizenspot.journal.keys import WorkstationKey
from tests.journal.made_up import event
from tests.journal.test_escrow import certificate, rsa_key
from tests.rigs.told_to_programs import forms_of, handed_on, heard_in, told_in

PROGRAM = typer.main.get_command(app)

# All in one process: what is heard is the same, and loading the program is most of the time.
STORY = """
import json, subprocess, sys
from typer.testing import CliRunner
from citizenspot.commands.every_command import app

for typed, given in json.load(sys.stdin):
    result = CliRunner().invoke(app, typed, input=given)
    crashed = result.exception and not isinstance(result.exception, SystemExit)
    print(json.dumps([repr(result.exception) if crashed else " ".join(typed[:2]), result.output]))
subprocess.run(["true", "the control"], env={"CONTROL": "is heard"})
"""

LEFT_OUT = {
    "start": "the whole program is heard in tests/journeys/test_typed_pin.py",
    "play": "the same program",
    "gallery": "draws the screens of made-up visits, and has no key",
    "queue serve": "serves until it is ended",
    "town start": "serves until it is ended, and has no key",
    "catalog": "reads and writes definitions, and has no key",
}


def stories(folder: Path, key: WorkstationKey) -> dict[str, list[str]]:
    """Return what is typed behind each command, in an order in which each can do its work."""
    copy, nothing = str(folder / "copy"), str(folder / "nothing")
    coordinator = str(certificate(folder, rsa_key(3072)))
    practice = ["--practice"]
    return {
        "doctor": practice,
        "card list": [],
        "card read": [],
        "card trace": [],
        "card insert": ["nobody"],
        "card remove": ["--port", "1"],
        "card ausweisapp": ["https://example.org/token"],
        "queue add": practice,
        "queue list": practice,
        "receipt verify": [nothing],
        "receipt show": [nothing],
        "receipt page": [str(folder / "check.html")],
        "receipt certificate": ["--request", *practice],
        "town fault": ["pt.imt", "down", "--url", "http://127.0.0.1:9"],
        "town received": ["--url", "http://127.0.0.1:9"],
        "journal verify": practice,
        "journal heads": practice,
        "journal subject-access": [nothing, "--wait", "0", *practice],
        "journal close-day": practice,
        "journal follow": ["R-000001", "--why", "a test", *practice],
        "journal export": ["visit-1", str(folder / "visit"), *practice],
        "journal backup": [copy, *practice],
        "journal daily": [str(folder / "daily"), *practice],
        "journal restore": [copy, *practice],
        "journal escrow-key": [coordinator, str(folder), *practice],
        "journal recover-key": practice,
        "journal rotate-key": practice,
        "journal forget-key": [key.id, *practice],
    }


def names_of(command: object, before: str = "") -> Iterator[str]:
    """Return the names of all commands, those of groups with their group's."""
    if before in LEFT_OUT:
        return
    inside: Mapping[str, object] | None = getattr(command, "commands", None)
    if inside is None:
        yield before
        return
    for name, each in inside.items():
        yield from names_of(each, f"{before} {name}".strip())


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WorkstationKey:
    """The key of a closed desk with a visit in its journal."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    desk = DeskAtHand.of(practice=True)
    with closing(desk.open_journal()) as journal:
        journal.append("visit-1", [event(payload=b"told")], ends_visit=True)
    return desk.keys.workstation_key()


def secrets_of(key: WorkstationKey) -> list[bytes]:
    numbers = key.certificate_key().private_numbers()
    certificate_key = numbers.private_value.to_bytes(32, "big")
    return [bytes.fromhex(key.written()), key.database_key(), key.wrapping_key(), certificate_key]


def test_no_command_hands_a_key_on(tmp_path: Path, key: WorkstationKey) -> None:
    told = stories(tmp_path, key)
    # A command without a story here is a new one: tell it, or say why it is left out.
    assert set(names_of(PROGRAM)) == set(told)
    typed = [[[*name.split(), *behind], f"{key.written()}\n"] for name, behind in told.items()]
    done = subprocess.run(
        [sys.executable, "-c", STORY],
        input=json.dumps(typed),
        env=os.environ | heard_in(tmp_path / "heard"),
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    heard = told_in(tmp_path / "heard")
    ended = [json.loads(line)[0] for line in done.stdout.splitlines()]
    assert ended == [" ".join(each[:2]) for each, _ in typed]
    assert "the control" in heard
    assert "is heard" in heard
    assert handed_on(secrets_of(key), heard + done.stdout) == []


def test_every_form_of_a_secret_is_recognised() -> None:
    secret = bytes(range(5, 37))
    for form in forms_of(secret):
        assert handed_on([secret], f"('subprocess.Popen', ['tool', '{form}'])")
    assert handed_on([secret], repr(["tool", secret]))
    assert handed_on([secret], "('subprocess.Popen', ['tool', 'nothing'])") == []
