"""`citizenspot catalog import`, `export` and `diff`, as they are typed."""

import json
from pathlib import Path

from typer.testing import CliRunner

from citizenspot.commands.catalog import app
from services_catalog.definition_files import packaged_services
from services_catalog.loading import load
from tests.services_catalog.brazilian_letters import BEES, FREE, archive
from tests.services_catalog.made_up import SERVICE, changed, write_catalogue

runner = CliRunner()


def test_brazils_letters_are_written_a_file_each_and_the_mess_is_told(tmp_path: Path) -> None:
    file, out = archive(tmp_path, a=BEES, b=FREE), tmp_path / "out"
    done = runner.invoke(app, ["import", "brazil", str(file), "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert len(load(out).services) == 2
    assert "Services: new: 2." in done.stderr
    assert "e-mail addresses of persons: 1" in done.stderr
    assert "Left behind, no place for it: palavras-chave: 1." in done.stderr


def test_an_edited_service_is_kept_and_the_difference_is_told(tmp_path: Path) -> None:
    file, out = archive(tmp_path, a=BEES), tmp_path / "out"
    runner.invoke(app, ["import", "brazil", str(file), "--out", str(out)])
    edited = out / "br.orgao-77/criar-abelhas.yaml"
    edited.write_text(edited.read_text("utf-8").replace("1234.50", "1.00"), encoding="utf-8")
    done = runner.invoke(app, ["import", "brazil", str(file), "--out", str(out)])
    assert "criar-abelhas.yaml: edited here, kept" in done.stdout
    assert "was 1.00 BRL, and is now 1234.50 BRL" in done.stdout


def test_what_cannot_be_read_is_named_and_the_command_fails(tmp_path: Path) -> None:
    file, out = archive(tmp_path, a=BEES, b="<x"), tmp_path / "out"
    done = runner.invoke(app, ["import", "brazil", str(file), "--out", str(out)])
    assert done.exit_code == 1
    assert "servicos/b.xml: not read" in done.stdout
    assert len(load(out).services) == 1


def test_what_is_exported_comes_back_and_differs_in_nothing(tmp_path: Path) -> None:
    file, out = tmp_path / "services.jsonld", tmp_path / "out"
    exported = runner.invoke(app, ["export", "cpsv-ap", "--out", str(file)])
    assert exported.exit_code == 0, exported.output
    imported = runner.invoke(app, ["import", "cpsv-ap", str(file), "--out", str(out)])
    assert imported.exit_code == 0, imported.output
    done = runner.invoke(app, ["diff", str(packaged_services()), str(out)])
    assert (done.stdout, done.stderr) == ("", "Services that have changed: 0.\n")


def test_an_export_says_what_it_leaves_out(tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path, good=SERVICE, bad=changed("keep-hive\nv", "x: y\nv"))
    file = tmp_path / "services.jsonld"
    done = runner.invoke(app, ["export", "cpsv-ap", str(folder), "--out", str(file)])
    assert done.exit_code == 1
    assert "Left out for their mistakes" in done.stderr
    assert file.exists()


def test_no_catalogue_is_no_import(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text("nonsense")
    done = runner.invoke(app, ["import", "cpsv-ap", str(file), "--out", str(tmp_path)])
    assert done.exit_code == 1
    assert "a.ttl" in done.stderr


def test_a_change_is_told_in_words(tmp_path: Path) -> None:
    old = write_catalogue(tmp_path / "old", hive=SERVICE)
    text = changed('amount: "12.50"', 'amount: "13.00"', changed("version: 2", "version: 3"))
    new = write_catalogue(tmp_path / "new", hive=text)
    done = runner.invoke(app, ["diff", str(old), str(new), "--lang", "en"])
    assert done.stdout.splitlines() == [
        "pt.bees.keep-hive  Register a hive: version 2 → 3",
        "    The fee Normal was 12.50 EUR, and is now 13.00 EUR.",
    ]
    files = [str(folder / "pt.bees/hive.yaml") for folder in (old, new)]
    (row,) = json.loads(runner.invoke(app, ["diff", *files, "--json"]).stdout)
    assert (row["service"], row["old_version"], row["new_version"]) == ("pt.bees.keep-hive", 2, 3)


def test_a_change_without_a_new_version_new_and_gone_services_are_said(tmp_path: Path) -> None:
    other = changed("keep-hive\nv", "other\nv")
    old = write_catalogue(tmp_path / "old", hive=SERVICE, gone=changed("keep-hive\nv", "gone\nv"))
    new = write_catalogue(
        tmp_path / "new", hive=changed('amount: "12.50"', 'amount: "13.00"'), other=other
    )
    said = runner.invoke(app, ["diff", str(old), str(new)]).stdout
    assert "pt.bees.gone  Registar uma colmeia: gone" in said
    assert "pt.bees.other  Registar uma colmeia: new" in said
    assert "(the version was not raised)" in said


def test_a_broken_file_cannot_be_compared(tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path, hive="id: [")
    done = runner.invoke(app, ["diff", str(folder / "pt.bees/hive.yaml"), str(folder)])
    assert done.exit_code == 1
    assert "no sound service" in done.stderr
