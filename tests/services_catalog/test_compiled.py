"""A catalogue opened by its compiled form is the catalogue, and what does not fit is not used."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from services_catalog.compiled.compiled_file import (
    CompiledDamaged,
    open_compiled,
    write_compiled,
)
from services_catalog.compiled.opening import open_catalogue
from services_catalog.definition_files import packaged_services
from services_catalog.loading import load
from tests.services_catalog.made_up import SERVICE, changed, write_catalogue

ID = "pt.bees.keep-hive"


def compiled_in(folder: Path) -> Path:
    (file,) = folder.glob("*-catalogue.compiled")
    return file


def test_the_shipped_catalogue_is_the_same_by_its_compiled_form(tmp_path: Path) -> None:
    opened = open_catalogue(packaged_services(), tmp_path)
    loaded = load(packaged_services())
    assert dict(opened.services) == dict(loaded.services)
    assert dict(opened.providers) == dict(loaded.providers)
    assert dict(opened.files) == dict(loaded.files)
    assert opened.problems == loaded.problems
    assert opened.easy_languages == loaded.easy_languages == {"pt", "en"}


def test_mistakes_are_kept_with_it(tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path, good=SERVICE, bad=changed("do: form", "do: formm"))
    first = open_catalogue(folder, tmp_path / "kept")
    second = open_catalogue(folder, tmp_path / "kept")
    assert [str(p) for p in first.problems] == [str(p) for p in second.problems] != []


def test_it_is_opened_without_reading_a_definition(tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path, hive=SERVICE)
    open_catalogue(folder, tmp_path / "kept")
    file = folder / "pt.bees/hive.yaml"
    before = file.stat()
    file.write_text("#" * before.st_size, encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert list(open_catalogue(folder, tmp_path / "kept").services) == [ID]


@pytest.mark.parametrize("change", ["edited", "added", "removed"])
def test_a_changed_folder_is_read_anew(change: str, tmp_path: Path) -> None:
    other = changed("keep-hive\nv", "other\nv")
    folder = write_catalogue(tmp_path, hive=SERVICE, other=other)
    open_catalogue(folder, tmp_path / "kept")
    file = folder / "pt.bees/other.yaml"
    if change == "edited":
        file.write_text(changed("version: 2", "version: 33", other), encoding="utf-8")
    elif change == "added":
        (folder / "pt.bees/new.yaml").write_text(changed("keep-hive\nv", "new\nv"), "utf-8")
    else:
        file.unlink()
    again = open_catalogue(folder, tmp_path / "kept")
    assert dict(again.services) == dict(load(folder).services)


@pytest.mark.parametrize("where", [0, 25, 60, 200], ids=["mark", "length", "index", "more index"])
def test_a_damaged_index_is_not_used(where: int, tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path, hive=SERVICE)
    open_catalogue(folder, tmp_path / "kept")
    file = compiled_in(tmp_path / "kept")
    damaged = bytearray(file.read_bytes())
    damaged[where] ^= 0xFF
    file.write_bytes(damaged)
    assert open_compiled(file) is None
    assert list(open_catalogue(folder, tmp_path / "kept").services) == [ID]
    assert open_compiled(file) is not None


@pytest.mark.parametrize("kept", [0, 10, 40, -1])
def test_a_file_cut_short_is_not_used(kept: int, tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path, hive=SERVICE)
    open_catalogue(folder, tmp_path / "kept")
    file = compiled_in(tmp_path / "kept")
    file.write_bytes(file.read_bytes()[:kept])
    assert open_compiled(file) is None


def test_a_service_whose_part_is_damaged_comes_from_its_definition(tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path, hive=SERVICE)
    catalogue = load(folder)
    file = tmp_path / "one.compiled"
    write_compiled(file, catalogue, "here")
    damaged = bytearray(file.read_bytes())
    damaged[-5] ^= 0xFF
    file.write_bytes(damaged)
    opened = open_compiled(file, "here")
    assert opened is not None
    assert opened.services[ID] == catalogue.services[ID]
    (folder / "pt.bees/hive.yaml").unlink()
    again = open_compiled(file, "here")
    assert again is not None
    with pytest.raises(CompiledDamaged):
        again.services[ID]


def test_a_service_that_is_not_there_is_not_there(tmp_path: Path) -> None:
    opened = open_catalogue(write_catalogue(tmp_path, hive=SERVICE), tmp_path / "kept")
    assert "pt.bees.gone" not in opened.services
    assert opened.services.get("pt.bees.gone") is None
    assert ID in opened.services
    assert len(opened.services) == 1


def test_where_it_cannot_be_kept_the_catalogue_is_as_good(tmp_path: Path) -> None:
    folder = write_catalogue(tmp_path, hive=SERVICE)
    blocked = tmp_path / "kept"
    blocked.write_text("a file, no folder")
    services = open_catalogue(folder, blocked).services
    assert list(services) == [ID]
    assert services[ID] == load(folder).services[ID]
    assert "pt.bees.gone" not in services
    assert services.get("pt.bees.gone") is None


def test_what_cannot_be_put_in_place_leaves_nothing_behind(tmp_path: Path) -> None:
    catalogue = load(write_catalogue(tmp_path, hive=SERVICE))
    taken = tmp_path / "kept" / "one.compiled"
    taken.mkdir(parents=True)
    with pytest.raises(OSError, match=r"one\.compiled"):
        write_compiled(taken, catalogue, "here")
    assert list(taken.parent.iterdir()) == [taken]


def test_two_who_compile_at_once_leave_a_whole_file_at_every_moment(tmp_path: Path) -> None:
    file = tmp_path / "kept" / "one.compiled"
    catalogue = load(write_catalogue(tmp_path, hive=SERVICE))
    write_compiled(file, catalogue, "first")
    with ThreadPoolExecutor(2) as desks:
        writing = [
            desks.submit(write_compiled, file, catalogue, "x" * length) for length in range(200)
        ]
        while not all(each.done() for each in writing):
            assert open_compiled(file) is not None
    for each in writing:
        each.result()
    assert list(file.parent.iterdir()) == [file]


def test_a_missing_folder_is_a_problem_by_the_compiled_form_too(tmp_path: Path) -> None:
    for _ in range(2):
        (problem,) = open_catalogue(tmp_path / "gone", tmp_path / "kept").problems
        assert problem.wrong == "there is no such folder"
