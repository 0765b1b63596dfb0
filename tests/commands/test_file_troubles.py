"""A file that a command cannot use is named in a sentence with the next act, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from citizenspot.commands.every_command import app
from citizenspot.commands.file_troubles import sentence_of, told_in_words

ABSENT = {
    "import of Brazil's services": (
        "catalog",
        "import",
        "brazil",
        "{}/none.zip",
        "--out",
        "{}/out",
    ),
    "import of CPSV-AP": ("catalog", "import", "cpsv-ap", "{}/none.ttl", "--out", "{}/out"),
    "export into no folder": ("catalog", "export", "cpsv-ap", "--out", "{}/none/file.jsonld"),
    "a visit to play": ("play", "{}/none.yaml", "--out", "{}/out"),
}


@pytest.mark.parametrize("words", ABSENT.values(), ids=ABSENT)
def test_a_file_that_is_not_there_is_named(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        told_in_words(lambda: app([word.format(tmp_path) for word in words]))
    said = capsys.readouterr().err
    assert said.startswith(f"{tmp_path}/none")
    assert said.endswith(": there is no such file or folder. Check the name.\n")
    assert not (tmp_path / "out").exists()


def test_a_folder_where_a_file_is_needed_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        told_in_words(lambda: app(["play", str(tmp_path), "--out", str(tmp_path / "out")]))
    assert (
        capsys.readouterr().err == f"{tmp_path}: this is a folder; the name of a file is needed.\n"
    )


def test_a_trouble_that_nobody_thought_of_is_told_as_the_system_tells_it() -> None:
    assert sentence_of(OSError(5, "Input/output error", "/media/stick/a")) == (
        "/media/stick/a: it cannot be used (Input/output error)."
    )


def test_an_error_that_names_no_file_stays_a_mistake_of_ours() -> None:
    def lose_the_line() -> None:
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        told_in_words(lose_the_line)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("title: a\nacts: [", ":2: this is no YAML: "),
        ("title: a\n", ": this is no visit to play: Object missing required field"),
        ("\x00", ": this is no visit to play: "),
    ],
)
def test_a_file_that_is_no_visit_says_where(
    written: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "visit.yaml"
    script.write_text(written)
    with pytest.raises(SystemExit, match="2"):
        told_in_words(lambda: app(["play", str(script), "--out", str(tmp_path / "out")]))
    assert capsys.readouterr().err.startswith(f"{script}{said}")
