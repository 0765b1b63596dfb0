"""`citizenspot card`: what a person at a terminal sees and does."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from citizenspot.commands.card import VPCD_PORT, app
from tests.rigs.pcscd import PcscdRig, free_ports, pcscd
from tests.rigs.program import Program
from training.cards.specimen import find_specimen
from training.cards.trouble import load_every_card
from training.cards.vpcd import DEFAULT_PORT

__all__ = ["pcscd"]

REPOSITORY = Path(__file__).resolve().parents[2]


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def test_every_virtual_card_is_listed_with_what_it_is_for() -> None:
    said = run("list").output
    assert len(said.splitlines()) == len(load_every_card())
    assert "maria " in said
    assert "medical certificate" in said


def test_the_list_is_printed_for_programs() -> None:
    names = [each["name"] for each in json.loads(run("list", "--json").output)]
    assert names == [each.name for each in load_every_card()]


def test_a_card_that_is_none_lists_those_there_are() -> None:
    said = run("insert", "nobody")
    assert said.exit_code == 1
    assert "'nobody'" in said.output
    assert "maria" in said.output


def test_without_a_virtual_reader_it_says_what_to_install() -> None:
    said = run("insert", "maria", "--port", str(free_ports()))
    assert said.exit_code == 1
    assert "vsmartcard-vpcd" in said.output


def test_there_is_nothing_to_remove_where_nothing_was_inserted() -> None:
    said = run("remove", "--port", str(free_ports()))
    assert said.exit_code == 1
    assert "No command holds a card" in said.output


def test_the_port_is_the_drivers_own() -> None:
    assert VPCD_PORT == DEFAULT_PORT


def born(name: str) -> date:
    """Return the day of birth of a specimen that is made today."""
    person = find_specimen(name).person
    assert person is not None
    return person.born(datetime.now(UTC).astimezone().date())


@contextmanager
def inserting(name: str, rig: PcscdRig) -> Iterator[subprocess.Popen[bytes]]:
    """Run `card insert` until it says that the card is in; end it after."""
    words = ("card", "insert", name, "--port", str(rig.vpcd_port))
    with subprocess.Popen(
        [sys.executable, "-u", "-c", "from citizenspot.cli import main; main()", *words],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
    ) as process:
        try:
            Program(process).wait_for(f"{name} is in the reader")
            rig.await_card()
            yield process
        finally:
            process.kill()


@pytest.mark.real
def test_a_card_is_inserted_read_and_removed(pcscd: PcscdRig) -> None:
    with inserting("eva", pcscd) as process:
        said = run("read")
        assert said.exit_code == 0
        assert "Eva Voorbeeld Specimen" in said.output
        assert f"Born: {born('eva')}" in said.output
        assert "Not checked: who the signer is" in said.output
        assert "Modelstraat" not in said.output
        assert "Modelstraat 1 bus 2, 9999 Voorbeeldstad" in run("read", "--address").output
        assert run("remove", "--port", str(pcscd.vpcd_port)).output == "the card is out\n"
        assert process.wait(timeout=10) == 0
    pcscd.await_empty()
    assert run("read").exit_code == 1


@pytest.mark.real
def test_what_is_read_is_printed_for_programs(pcscd: PcscdRig) -> None:
    with inserting("maria", pcscd):
        said = json.loads(run("read", "--json").output)
    assert said["holder"]["number"] == "99000001"
    assert said["holder"]["address"] is None
    assert said["outcome"] == "not_checked"
    checked = ["security_object_signature", "identity_hash", "photo_hash"]
    assert said["verification"]["checked"] == checked


@pytest.mark.real
def test_the_photograph_is_written_for_its_owner_and_the_trace_says_nothing_of_them(
    pcscd: PcscdRig, tmp_path: Path
) -> None:
    file = tmp_path / "photo.png"
    with inserting("eva", pcscd):
        assert run("read", "--photo", str(file)).exit_code == 0
        assert run("read", "--photo", str(tmp_path)).exit_code == 1
        traced = run("trace").output
    assert file.read_bytes().startswith(b"\x89PNG")
    assert file.stat().st_mode & 0o777 == 0o600
    assert "00 A4 08 0C 06 3F 00 DF 01 40 31 -> 90 00" in traced
    assert "Specimen" not in traced
    assert traced.splitlines()[-1].startswith("read: be.eid")


@pytest.mark.real
def test_a_second_card_is_refused_while_the_first_is_in(pcscd: PcscdRig) -> None:
    with inserting("eva", pcscd):
        said = run("insert", "maria", "--port", str(pcscd.vpcd_port))
        assert said.exit_code == 1
        assert "citizenspot card remove" in said.output
        assert "Eva Voorbeeld" in run("read").output


@pytest.mark.real
def test_a_command_that_was_killed_leaves_the_slot_free(pcscd: PcscdRig) -> None:
    with inserting("eva", pcscd):
        pass
    pcscd.await_empty()
    with inserting("maria", pcscd):
        assert "Maria da Conceição" in run("read").output


@pytest.mark.real
def test_ctrl_c_takes_the_card_out(pcscd: PcscdRig) -> None:
    with inserting("eva", pcscd) as process:
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 0
    pcscd.await_empty()


@pytest.mark.real
def test_a_card_that_is_not_read_is_explained_with_the_next_act(pcscd: PcscdRig) -> None:
    said = run("read")
    assert said.exit_code == 1
    assert "There is no card in the reader." in said.output
    assert "Ask the citizen to insert the card" in said.output
    with inserting("bank-card", pcscd):
        unread = json.loads(run("read", "--json").output)
    assert (unread["state"], unread["detail"]) == ("unknown_card", "ATR 3B0442414E4B")


@pytest.mark.real
def test_without_a_reader_service_it_says_so(pcscd: PcscdRig) -> None:
    pcscd.stop()
    assert json.loads(run("read", "--json").output)["state"] == "no_service"
