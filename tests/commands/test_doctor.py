"""`citizenspot doctor`, from the settings to the words on the terminal and the exit code."""

import json
from pathlib import Path

import pytest
import typer
from rich.console import Console
from typer.testing import CliRunner

from citizenspot.commands.doctor import doctor
from citizenspot.commands.findings import (
    as_document,
    as_table,
    settings_or_refusal,
    what_the_program_says,
)
from citizenspot.typefaces import shipped as typefaces
from kiosk_config.self_check.finding import Finding, State, Subject, ok, problem
from kiosk_config.sentences import in_english
from kiosk_config.settings import LiveSettings, PracticeSettings

FINDINGS = [
    ok(Subject.CLOCK, "The clock follows a time server."),
    problem(Subject.DISK, "Only {free} MB are free.", mend="sudo apt-get clean", free="3"),
]


def settings_at(folder: Path, text: str) -> dict[str, str]:
    file = folder / "workstation.toml"
    file.write_text(text, encoding="utf-8")
    return {"HOME": str(folder), "CITIZENSPOT_CONFIG": str(file)}


def in_capitals(sentence: str, /, **values: object) -> str:
    return in_english(sentence, **values).upper()


def table_of(findings: list[Finding]) -> list[str]:
    console = Console(width=100, record=True, file=(Path("/dev/null").open("w")))  # noqa: SIM115
    with console.file:
        console.print(as_table(findings, in_english))
    return [line.rstrip() for line in console.export_text().splitlines()]


def test_a_finding_is_a_row_with_its_command_below() -> None:
    assert table_of(FINDINGS) == [
        "well     Clock  The clock follows a time server.",
        "problem  Disk   Only 3 MB are free.",
        "                sudo apt-get clean",
    ]


def test_square_brackets_in_a_finding_are_shown_as_they_are() -> None:
    (line,) = table_of([ok(Subject.READERS, "{name}", name="[bold]Reader[/bold]")])
    assert line == "well  Card readers  [bold]Reader[/bold]"


def test_the_document_holds_every_finding_in_the_language_of_the_desk() -> None:
    assert json.loads(as_document(FINDINGS, in_capitals)) == [
        {
            "subject": "clock",
            "state": "ok",
            "sentence": "THE CLOCK FOLLOWS A TIME SERVER.",
            "mend": "",
        },
        {
            "subject": "disk",
            "state": "problem",
            "sentence": "ONLY 3 MB ARE FREE.",
            "mend": "sudo apt-get clean",
        },
    ]


def test_the_settings_of_the_machine_are_looked_at(tmp_path: Path) -> None:
    environment = settings_at(tmp_path, 'mode = "live"')
    assert isinstance(settings_or_refusal(environment, practice=False)[0], LiveSettings)
    assert isinstance(settings_or_refusal(environment, practice=True)[0], PracticeSettings)


def test_settings_that_cannot_be_used_are_a_finding_and_the_rest_is_still_checked(
    tmp_path: Path,
) -> None:
    settings, (finding,) = settings_or_refusal(settings_at(tmp_path, "desk = 3"), practice=False)
    assert isinstance(settings, PracticeSettings)
    assert finding.state is State.PROBLEM
    assert str(finding.sentence).startswith(f"{tmp_path}/workstation.toml: desk cannot be 3;")
    assert "CANNOT BE 3; ALLOWED" in finding.sentence.said(in_capitals)
    assert finding.mend == f'"${{EDITOR:-nano}}" {tmp_path}/workstation.toml'


def test_every_font_in_the_folder_of_typefaces_is_one_that_is_checked(tmp_path: Path) -> None:
    checked = what_the_program_says(PracticeSettings(data_folder=tmp_path)).shipped_fonts
    assert set(typefaces.FOLDER.glob("*.ttf")) == set(checked)


def test_a_catalogue_elsewhere_is_the_one_that_is_read(tmp_path: Path) -> None:
    settings = PracticeSettings(data_folder=tmp_path, catalogue_folder=tmp_path / "none")
    program = what_the_program_says(settings)
    assert program.catalogue.folder == tmp_path / "none"
    assert program.catalogue.services == 0
    assert program.catalogue.problems


@pytest.fixture
def program() -> typer.Typer:
    app = typer.Typer()
    app.command()(doctor)
    return app


def test_a_machine_without_a_display_is_told_so_and_the_exit_code_says_it(
    program: typer.Typer,
) -> None:
    result = CliRunner().invoke(program, ["--json", "--practice"])
    findings = {each["subject"]: each for each in json.loads(result.stdout)}
    assert findings["screens"]["state"] == "problem"
    assert findings["screens"]["mend"] == "export DISPLAY=:0"
    assert result.exit_code == 1


def test_the_table_names_the_same_subjects(program: typer.Typer) -> None:
    result = CliRunner().invoke(program, ["--practice"])
    assert result.exit_code == 1
    assert "export DISPLAY=:0" in result.stdout
