"""`citizenspot catalog affected`: publishing says which cases of this desk are left behind."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from citizenspot.commands.desk_at_hand import DeskAtHand
from citizenspot.commands.every_command import app
from citizenspot.desk.history import write_all
from citizenspot.visit import commands as c
from citizenspot.visit.words import Assurance
from tests.services_catalog.made_up import SERVICE, changed, the_service, write_catalogue
from tests.visit.story import Story, person

ID = "pt.bees.keep-hive"
NEWER = changed("version: 2", "version: 3", changed("maxLength: 40", "maxLength: 60"))
WORDED_ANEW = changed("en: To register.", "en: To register and to tell.", NEWER)


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture(autouse=True)
def parked(tmp_path: Path, world: None) -> Story:  # noqa: ARG001 - before the journal is made
    """A visit parked after the citizen agreed, in the practice journal of this desk."""
    story = Story(the_service(tmp_path / "then"))
    story.begin()
    story.choose(ID)
    story.program(c.OfferIdentity(person(), Assurance.CARD_READ))
    story.citizen(c.ConfirmIdentity())
    assert story.citizen(c.Agree(story.case.id, "may-we")) is None
    assert story.mediator(c.Park()) is None
    with closing(DeskAtHand.of(practice=True).open_journal()) as journal:
        journal.append(story.open_visit.id, write_all(story.history))
    return story


def affected(folder: Path, service: str, *arguments: str) -> Result:
    given = write_catalogue(folder / "published", hive=service)
    command = ["catalog", "affected", str(given), "--practice", "--lang", "en", *arguments]
    return CliRunner().invoke(app, command)


def test_a_parked_case_is_told_with_what_it_would_be_asked_again(
    parked: Story, tmp_path: Path
) -> None:
    result = affected(tmp_path, NEWER)
    (case,) = parked.open_visit.cases
    first, second, *others = result.stdout.splitlines()
    assert first == f"{ID}  Register a hive: version 2 → 3"
    assert f"Case {case} of visit {parked.open_visit.id}" in second
    assert "parked 2026-11-23" in second
    assert others == [
        "    It can go on with version 3, or be finished as it is.",
        "    To be asked again: Name.",
    ]
    assert (result.exit_code, result.stderr) == (0, "Cases on an older version: 1.\n")


def test_an_agreement_to_other_words_is_asked_for_again(tmp_path: Path) -> None:
    assert "To be agreed to again: may-we." in affected(tmp_path, WORDED_ANEW).stdout


def test_nothing_is_said_of_a_case_on_the_version_that_is_published(tmp_path: Path) -> None:
    result = affected(tmp_path, SERVICE)
    assert (result.stdout, result.stderr) == ("", "Cases on an older version: 0.\n")


def test_a_case_of_a_service_that_is_gone_can_only_be_finished(tmp_path: Path) -> None:
    other = changed("keep-hive\nv", "move-hive\nv")
    told = affected(tmp_path, other).stdout
    assert "No longer offered: it can be finished on version 2 only." in told


def test_no_citizen_is_named(tmp_path: Path) -> None:
    result = affected(tmp_path, NEWER, "--json")
    (case,) = json.loads(result.stdout)
    assert (case["standing"], case["questions"]) == ("may move", ["Name"])
    assert person().family_name not in result.stdout


def test_a_desk_at_work_is_not_disturbed(tmp_path: Path) -> None:
    with closing(DeskAtHand.of(practice=True).open_journal()):
        assert affected(tmp_path, NEWER).exit_code == 0


def test_a_folder_without_a_service_is_not_taken_for_one_where_none_is_left_behind(
    tmp_path: Path,
) -> None:
    result = affected(tmp_path, "id: [")
    assert result.exit_code == 2
    assert "no sound service is there" in result.stderr
