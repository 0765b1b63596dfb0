"""`citizenspot journal …-key`, as they are typed; and a typed key where nobody else can read it."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from citizenspot.commands.desk_at_hand import DeskAtHand
from citizenspot.commands.every_command import app
from tests.journal.made_up import event
from tests.journal.test_escrow import certificate, rsa_key


@pytest.fixture(autouse=True)
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def desk() -> DeskAtHand:
    """A closed desk with a visit in its journal."""
    desk = DeskAtHand.of(practice=True)
    with closing(desk.open_journal()) as journal:
        journal.append("visit-1", [event(payload=b"told")], ends_visit=True)
    return desk


def run(*arguments: str | Path, given: str = "") -> Result:
    typed = ["journal", *map(str, arguments), "--practice"]
    return CliRunner().invoke(app, typed, input=given)


def test_a_key_is_rotated_and_the_one_of_before_destroyed(desk: DeskAtHand) -> None:
    before = desk.keys.workstation_key().id
    result = run("rotate-key")
    after = desk.keys.workstation_key().id
    assert result.exit_code == 0
    assert f"Key {after} has taken over from {before}." in result.stdout
    assert run("verify").exit_code == 0
    assert desk.keys.kept_key(before) is not None
    assert run("forget-key", before).exit_code == 0
    assert desk.keys.kept_key(before) is None
    refused = run("forget-key", after)
    assert refused.exit_code == 2
    assert f"Key {after} is the one this journal is written with." in refused.stderr


def test_a_key_goes_into_escrow_and_comes_back(desk: DeskAtHand, tmp_path: Path) -> None:
    key = desk.keys.workstation_key()
    result = run("escrow-key", certificate(tmp_path, rsa_key(3072)), tmp_path / "escrow")
    assert (tmp_path / "escrow" / f"{key.id}.pem").exists(), result.output
    refused = run("recover-key", given="not it")
    assert refused.exit_code == 2
    assert key.id in refused.stderr
    desk.keys.take_up(desk.keys.new_key())
    assert run("verify").exit_code == 0
    assert (
        run("recover-key", given=f"{key.written()}\n").stdout == f"Key {key.id} is in use again.\n"
    )
    assert desk.keys.workstation_key().id == key.id


# What other programs of the machine can read of one: its command line and environment, what it
# gives to its children, and what it prints when it crashes. Python tells of every child it starts.
STORY = """
import json, sys
from pathlib import Path

seen = []
STARTS = {"subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.spawn", "os.putenv"}
sys.addaudithook(lambda name, given: seen.append(repr(given)) if name in STARTS else None)
from citizenspot.cli import main

sys.argv = ["citizenspot", "journal", *json.loads(sys.argv[1])]
try:
    main()
finally:
    seen += [Path("/proc/self/cmdline").read_text(), Path("/proc/self/environ").read_text()]
    Path("SEEN").write_text("".join(seen), encoding="utf-8")
"""


def readable_of(folder: Path, given: bytes) -> bytes:
    """Return all that others can read of the command that takes a key back, or of its crash."""
    typed = json.dumps(["recover-key", "--practice"])
    program = [sys.executable, "-c", STORY.replace("SEEN", str(folder / "seen")), typed]
    done = subprocess.run(program, input=given, capture_output=True, check=False)
    return done.stdout + done.stderr + (folder / "seen").read_bytes()


def test_a_key_that_was_typed_can_be_read_by_nobody_else(desk: DeskAtHand, tmp_path: Path) -> None:
    key = desk.keys.workstation_key()
    taken = readable_of(tmp_path, given=f"{key.written()}\n".encode())
    # Bytes that are no text, behind the key: nothing expects them, and the command crashes.
    crashed = readable_of(tmp_path, given=key.written().encode() + b"\xff")
    assert b"is in use again" in taken
    assert b"Traceback" in crashed
    secrets = (bytes.fromhex(key.written()), key.database_key(), key.wrapping_key())
    for said in (taken, crashed):
        assert b"recover-key" in said
        assert [s.hex() for s in secrets if s.hex().encode() in said or s in said] == []
