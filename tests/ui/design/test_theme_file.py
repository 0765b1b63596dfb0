"""A spot's own theme is shown as it is written, and only if everybody can read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.design.contrast import ThemeRefused
from ui.design.theme_file import ThemeFileMalformed, spots_theme, theme_from
from ui.design.tokens import DARK, LIGHT


def written(folder: Path, *lines: str) -> Path:
    file = folder / "theme.toml"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_a_theme_changes_what_it_names_and_keeps_the_rest(tmp_path: Path) -> None:
    lines = ('name = "ours"', "[colours]", 'accent = "#7a1f5c"', "[colours.warning]")
    own = theme_from(written(tmp_path, *lines, 'border = "#8A4B00"'))
    assert own.name == "ours"
    assert own.colours.accent == "#7A1F5C"
    assert own.colours.warning.border == "#8A4B00"
    assert own.colours.background == LIGHT.colours.background


def test_a_theme_may_begin_from_the_dark_one(tmp_path: Path) -> None:
    own = theme_from(written(tmp_path, 'base = "dark"'))
    assert own.colours == DARK.colours
    assert own.name == "theme"


def test_a_theme_that_cannot_be_read_is_refused_with_the_pair(tmp_path: Path) -> None:
    with pytest.raises(ThemeRefused, match=r"text on background has 1\..*needs 4.5"):
        theme_from(written(tmp_path, "[colours]", 'text = "#EEEEEE"'))


@pytest.mark.parametrize(
    "line",
    [
        'accent = "blue"',
        "accent = 3",
        'acent = "#000000"',
        'warning = "#000000"',
        'accent = "#00000"',
        "accent = {",
        'warning = {edge = "#000000"}',
        'warning = {ink = "black"}',
    ],
)
def test_a_theme_that_cannot_be_understood_says_where(tmp_path: Path, line: str) -> None:
    with pytest.raises(ThemeFileMalformed, match=r"theme\.toml"):
        theme_from(written(tmp_path, "[colours]", line))


def test_a_theme_of_no_base_and_a_file_that_is_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ThemeFileMalformed, match="sepia"):
        theme_from(written(tmp_path, 'base = "sepia"'))
    with pytest.raises(ThemeFileMalformed, match="none"):
        theme_from(tmp_path / "none.toml")


def test_a_refused_theme_leaves_the_screens_in_the_light_one_and_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = written(tmp_path, "[colours]", 'text = "#EEEEEE"')
    assert spots_theme(refused) == LIGHT
    assert "cannot be read" in capsys.readouterr().err
