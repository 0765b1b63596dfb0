"""`citizenspot catalog`: what a writer of services asks for at the command line."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from citizenspot.commands.catalog import app
from services_catalog.definition_files import packaged_services
from services_catalog.loading import load
from services_catalog.schema import PUBLISHED
from tests.services_catalog.made_up import SERVICE, changed, write_catalogue

runner = CliRunner()


def test_a_sound_catalogue_passes_the_check() -> None:
    done = runner.invoke(app, ["check"])
    assert (done.exit_code, done.stdout) == (0, "")
    number = len(load(packaged_services()).services)
    assert done.stderr == f"Problems: 0. Services that can be used: {number}.\n"


def test_each_problem_is_a_line_that_begins_with_its_place(tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path, hive=changed("do: form", "do: formm"))
    done = runner.invoke(app, ["check", str(folder)])
    assert done.exit_code == 1
    (line,) = done.stdout.splitlines()
    number = SERVICE.splitlines().index("    do: form") + 1
    assert line.startswith(f"{folder}/pt.bees/hive.yaml:{number} steps[3].do: ")
    assert line.endswith('did you mean "form"?')


def test_problems_are_json_for_editors(tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path, hive=changed("do: form", "do: formm"))
    done = runner.invoke(app, ["check", str(folder), "--json"])
    assert done.exit_code == 1
    (problem,) = json.loads(done.stdout)
    assert problem["severity"] == "error"
    assert problem["kind"] == "not allowed"
    assert problem["path"] == "steps[3].do"
    assert problem["nearest"] == "form"


def test_a_folder_that_is_not_there_fails_the_check(tmp_path: Path) -> None:
    done = runner.invoke(app, ["check", str(tmp_path / "gone")])
    assert done.exit_code == 1
    assert "there is no such folder" in done.stdout


def test_services_are_listed_with_what_is_still_to_be_confirmed() -> None:
    done = runner.invoke(app, ["list"])
    lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert "pt.imt.renew-driving-licence  Revalidar a carta de condução" in lines
    assert any(line.startswith("pt.arte") and "(to be confirmed)" in line for line in lines)


def test_the_list_is_an_array_for_programs() -> None:
    rows = json.loads(runner.invoke(app, ["list", "--json"]).stdout)
    assert [row["id"] for row in rows] == sorted(load(packaged_services()).services)
    assert rows[0].keys() >= {"id", "version", "name", "provider", "status", "availability"}


@pytest.mark.parametrize(
    ("language", "words"), [("pt", "carta caducada"), ("en", "licence expired")]
)
def test_a_search_gives_the_best_first_and_says_why(language: str, words: str) -> None:
    done = runner.invoke(app, ["search", words, "--lang", language, "--limit", "3", "--json"])
    rows = json.loads(done.stdout)
    assert 1 <= len(rows) <= 3
    assert rows[0]["id"] == "pt.imt.renew-driving-licence"
    assert words.rsplit(maxsplit=1)[-1] in rows[0]["why"]


def test_a_search_reads_as_lines_too() -> None:
    done = runner.invoke(app, ["search", "candeeiro"])
    assert done.stdout == (
        "pt.arte.report-street-fault  Comunicar uma avaria na rua (A Minha Rua)"
        " (to be confirmed)  [also called: candeeiro apagado]\n"
    )


def test_translations_are_marked_as_read_beside_the_services(tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path, hive=SERVICE)
    done = runner.invoke(app, ["translated", str(folder), "--lang", "en"])
    assert (done.exit_code, done.stderr) == (
        0,
        "Services whose translations are marked as read: 1.\n",
    )
    stamps = json.loads((folder / "pt.bees/translations.json").read_text())
    assert list(stamps["pt.bees.keep-hive"]) == ["en"]
    gone = runner.invoke(app, ["translated", str(folder), "--service", "pt.bees.gone"])
    assert (gone.exit_code, "pt.bees.gone" in gone.stderr) == (1, True)


def test_cautions_are_said_beside_the_mistakes_and_do_not_fail(tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path, hive=SERVICE)
    done = runner.invoke(app, ["check", str(folder), "--json"])
    rows = json.loads(done.stdout)
    assert done.exit_code == 0
    assert {row["severity"] for row in rows} == {"warning"}
    assert "translation not marked" in {row["kind"] for row in rows}
    assert "Cautions: 3." in runner.invoke(app, ["check", str(folder)]).stderr


def test_a_broken_side_file_fails_the_check_by_name(tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path, hive=SERVICE)
    (folder / "pt.bees/translations.json").write_text("[]")
    done = runner.invoke(app, ["check", str(folder)])
    assert done.exit_code == 1
    assert "translations.json" in done.stdout


def test_the_schema_is_printed_as_it_is_published() -> None:
    done = runner.invoke(app, ["schema"])
    assert done.stdout == PUBLISHED.read_text(encoding="utf-8")
