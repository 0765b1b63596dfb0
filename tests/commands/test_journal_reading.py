"""From a receipt to its visit, the provider and back, as it is typed; each reading is recorded."""

import os
import pwd
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from citizenspot.commands.desk_at_hand import DeskAtHand
from citizenspot.commands.every_command import app
from citizenspot.day.odd_patterns import Oddity
from citizenspot.day.state import DeskRecord
from citizenspot.desk.held_about import readings_of_visits
from citizenspot.desk.reading_over import VisitsOver
from citizenspot.journal.desk_book import DESK_BOOK, VisitRead, told
from citizenspot.providers import outbox
from citizenspot.providers.connector import Accepted
from citizenspot.providers.report import DeliveryReport
from citizenspot.receipts.held import HeldReading
from citizenspot.visit import commands as c
from citizenspot.visit.words import Actor, DeliveryState
from tests.desk.desk_rig import LIMIT_S, PLACE, DeskRig
from tests.desk.test_no_traces import CANARIES, play

REFERENCE = "TOWN-2026-77"
RECEIPT = "R-000001"
ME = pwd.getpwuid(os.getuid()).pw_name


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeskAtHand:
    """A closed desk, at which a visit had its receipt and the provider its case."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    desk = DeskAtHand.of(practice=True)
    rig = DeskRig(desk.open_journal)
    rig.start()
    play(rig)
    accepted = outbox.settled(rig.parts.sent[0], DeliveryState.ACCEPTED, Accepted(REFERENCE))
    rig.desk.delivery_reported(DeliveryReport.of(accepted)).result(LIMIT_S)
    rig.desk.submit(c.Wipe(), Actor.MEDIATOR)
    rig.desk.close()
    return desk


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["journal", *map(str, arguments), "--practice"])


def readings(desk: DeskAtHand) -> list[VisitRead]:
    with closing(desk.open_journal()) as journal:
        book = journal.read(DESK_BOOK)
    return [told(each, VisitRead) for each in book if each.kind == VisitRead.kind]


def test_a_receipt_leads_to_its_visit_the_provider_and_back(desk: DeskAtHand) -> None:
    by_receipt = run("follow", RECEIPT, "--why", "complaint 12")
    first, *lines = by_receipt.stdout.splitlines()
    assert any(line.endswith(f"Receipt issued · {RECEIPT}") for line in lines)
    assert any(line.endswith(f"Provider heard of · {REFERENCE}") for line in lines)
    by_reference = run("follow", REFERENCE.lower(), "--why", "the provider asks")
    assert by_reference.stdout == by_receipt.stdout
    visit = first.removeprefix("Visit ")
    assert readings(desk) == [
        VisitRead(visit, ME, "complaint 12"),
        VisitRead(visit, ME, "the provider asks"),
    ]


@pytest.mark.usefixtures("desk")
def test_nothing_of_the_citizen_is_shown_on_the_way() -> None:
    shown = run("follow", RECEIPT, "--why", "complaint 12").stdout
    assert [canary for canary in CANARIES if canary in shown] == []


def test_the_visit_that_was_found_is_exported_and_that_is_recorded(
    desk: DeskAtHand, tmp_path: Path
) -> None:
    visit = run("follow", RECEIPT, "--why", "a court asks").stdout.split()[1]
    assert run("export", visit, tmp_path / "out", "--why", "for the court").exit_code == 0
    subprocess.run([tmp_path / "out" / "verify.sh"], check=True, capture_output=True, timeout=60)
    assert readings(desk)[-1] == VisitRead(visit, ME, "for the court")


def test_who_read_a_visit_by_a_command_is_listed_for_the_supervisor(desk: DeskAtHand) -> None:
    run("follow", RECEIPT, "--why", "curious")
    with closing(desk.open_journal()) as journal:
        over = VisitsOver(journal, PLACE)
        over.look(DeskRecord(), ())
        (odd,) = (each for each in over.odd if each.what is Oddity.READ_BY_COMMAND)
    assert odd.about == f"00000000: curious ({ME})"


def test_whose_visit_a_command_has_read_is_told_when_and_why_and_never_by_whom(
    desk: DeskAtHand,
) -> None:
    visit = run("follow", RECEIPT, "--why", "complaint 12").stdout.split()[1]
    with closing(desk.open_journal()) as journal:
        (reading,) = readings_of_visits(journal)[visit]
    assert reading == HeldReading(reading.at, "complaint 12")


def test_what_is_not_there_is_neither_read_nor_recorded(desk: DeskAtHand, tmp_path: Path) -> None:
    result = run("follow", "R-000999", "--why", "complaint 12")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "No visit that is over has R-000999." in result.stderr
    assert run("follow", RECEIPT, "--why", " ").exit_code == 2
    assert run("export", "visit-9", tmp_path / "out").exit_code == 2
    assert readings(desk) == []


def test_of_what_is_erased_it_is_said_that_it_is(desk: DeskAtHand) -> None:
    with closing(desk.open_journal()) as journal:
        (visit,) = journal.ended_visits()
        journal.erase([visit], "thirty days", datetime.now(UTC))
    result = run("follow", RECEIPT, "--why", "complaint 12")
    assert (result.exit_code, result.stderr) == (2, f"The visit that had {RECEIPT} is erased.\n")


def test_beside_a_desk_at_work_nothing_is_read(desk: DeskAtHand, tmp_path: Path) -> None:
    with closing(desk.open_journal()):
        for arguments in (("follow", RECEIPT, "--why", "why"), ("export", "any", tmp_path / "out")):
            result = run(*arguments)
            assert result.exit_code == 2
            assert "is using this journal" in result.stderr
