"""A spot's own theme: a file that changes colours of one of ours, refused if it cannot be read.

name = "vila-treino"
base = "light"
[colours]
accent = "#7A1F5C"
[colours.warning]
border = "#8A4B00"
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from ui.design.contrast import ThemeRefused, checked, theme
from ui.design.tokens import Colours, Theme, Tone

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


class ThemeFileMalformed(Exception):
    """A theme file cannot be understood; the sentence says where."""


def theme_from(file: Path) -> Theme:
    """Return the theme a file describes, checked.

    Raises `ThemeFileMalformed` where it cannot be understood, and `ThemeRefused` where somebody
    could not read what is shown in it.
    """
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ThemeFileMalformed(f"{file}: {error}") from error
    try:
        base = theme(said.get("base", "light"))
    except (KeyError, TypeError) as error:
        raise ThemeFileMalformed(f"{file}: no theme of ours is called {error}") from error
    colours = _changed(base.colours, said.get("colours", {}), file)
    return checked(Theme(str(said.get("name", file.stem)), colours, base.text_contrast))


def spots_theme(file: Path) -> Theme:
    """Return a spot's own theme, or the light one where its file is refused, and say why."""
    try:
        return theme_from(file)
    except (ThemeFileMalformed, ThemeRefused) as refused:
        sys.stderr.write(f"{refused}\nThe light theme is shown instead.\n")
        return theme("light")


def _changed(base: Colours, said: Mapping[str, Any], file: Path) -> Colours:
    changes: dict[str, Any] = {}
    for name, value in said.items():
        known = getattr(base, name, None) if name in Colours.__struct_fields__ else None
        if isinstance(known, Tone) and isinstance(value, Mapping):
            changes[name] = _tone(known, name, value, file)
        elif isinstance(known, str) and isinstance(value, str) and _COLOUR.fullmatch(value):
            changes[name] = value.upper()
        else:
            raise ThemeFileMalformed(f"{file}: colours.{name} cannot be {value!r}")
    return msgspec.structs.replace(base, **changes)


def _tone(base: Tone, name: str, said: Mapping[str, Any], file: Path) -> Tone:
    for part, value in said.items():
        if part not in Tone.__struct_fields__ or not _COLOUR.fullmatch(str(value)):
            raise ThemeFileMalformed(f"{file}: colours.{name}.{part} cannot be {value!r}")
    return msgspec.structs.replace(base, **said)
