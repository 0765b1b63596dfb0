"""Which font files the program ships: families, weights, and which script each is for.

Atkinson Hyperlegible Next has Latin; Noto Sans has Cyrillic, Noto Sans Arabic its script. Each is
one file a weight: two subset files of one family hide each other. All under the SIL Open Font
License, which lies beside them; `merge_subsets` makes the files.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
WEIGHTS = ("Regular", "SemiBold", "Bold")
FAMILIES = {
    "Atkinson Hyperlegible Next": "AtkinsonHyperlegibleNext",
    "Noto Sans": "NotoSans",
    "Noto Sans Arabic": "NotoSansArabic",
}
"""Families and the names of their files, in the order a character is looked for."""


def file_of(family: str, weight: str) -> Path:
    """Return the file of a family in a weight; raises `KeyError` for a family not shipped."""
    return FOLDER / f"{FAMILIES[family]}-{weight}.ttf"


def files() -> tuple[Path, ...]:
    """Return every font file the program ships."""
    return tuple(file_of(family, weight) for family in FAMILIES for weight in WEIGHTS)
