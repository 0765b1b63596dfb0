"""The layouts of the touch keyboard: rows of keys, as data, one file each.

A key is what it types, so that `l·l` and `لا` are keys of their own. Rows stand as they do on the
keyboards people know, from left to right in every language.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent / "layouts"
EMAIL = ("@", ".", "_", "-", ".pt", ".com")
"""What an address needs besides letters."""

NUMBERS = "numbers"
LATIN = "pt"
"""Names, streets and addresses here are Latin: who reads another script types in this one too."""

_BESIDE = {"uk": LATIN, "ar": LATIN, "es": "ca"}
"""The layout that a reader of a language changes to and back."""


class Layout(msgspec.Struct, frozen=True):
    """One arrangement of keys; `name` stands on the key that changes to it.

    The first `extra` rows are letters with accents, which a low screen shows only when asked.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    extra: int = 0


@cache
def layout(name: str) -> Layout:
    """Return a layout by its name; raises `FileNotFoundError` where there is none."""
    said = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    rows = (said["more"], *said["rows"])
    kept = tuple(tuple(row.split()) for row in rows if row)
    return Layout(said["name"], kept, extra=int(bool(said["more"])))


def layouts_for(language: str, kind: str) -> tuple[str, ...]:
    """Return the layouts a field of a kind is typed with, the first one first."""
    beside = _BESIDE.get(language, NUMBERS)
    if kind in {"email", "latin"}:
        return tuple(dict.fromkeys((LATIN if language in {"uk", "ar"} else language, NUMBERS)))
    if kind == NUMBERS:
        return (NUMBERS, language)
    return tuple(dict.fromkeys((language, beside, NUMBERS)))


def names() -> tuple[str, ...]:
    """Return the names of all layouts."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))
