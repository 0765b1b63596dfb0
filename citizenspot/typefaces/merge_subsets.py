"""Make the shipped fonts: one TrueType file a weight, from the npm packages' subset files.

Two subset files of one family hide each other when an application loads both, so the subsets of
each weight become one file. Run by hand, when a font is renewed:

    npm pack @fontsource/{atkinson-hyperlegible-next,noto-sans,noto-sans-arabic}
    for each in *.tgz; do tar xzf $each --one-top-level=files --strip-components=2; done
    python -m citizenspot.typefaces.merge_subsets files
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

from citizenspot.typefaces.shipped import FAMILIES, file_of

WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}
SUBSETS = {
    "Atkinson Hyperlegible Next": ("latin", "latin-ext"),
    "Noto Sans": ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "greek-ext"),
    "Noto Sans Arabic": ("arabic", "latin"),
}
TYPOGRAPHIC_FAMILY, TYPOGRAPHIC_STYLE = 16, 17
RELEASED = 3_800_000_000
"""Seconds since 1904 that stand in every file, so that the same subsets make the same bytes."""


def unpacked(source: Path, folder: Path) -> str:
    """Write a compressed web font as TrueType into a folder, and return its path."""
    font = TTFont(source)
    font.flavor = None
    target = folder / source.with_suffix(".ttf").name
    font.save(target)
    return str(target)


def merged(files: Path, family: str, weight: int) -> TTFont:
    """Return one font of a weight, holding the characters of all subsets."""
    package = family.lower().replace(" ", "-")
    names = [f"{package}-{subset}-{weight}-normal.woff" for subset in SUBSETS[family]]
    with tempfile.TemporaryDirectory() as folder:
        font = Merger().merge([unpacked(files / name, Path(folder)) for name in names])
    font["name"].setName(family, TYPOGRAPHIC_FAMILY, 3, 1, 0x409)
    font["name"].setName(WEIGHTS[weight], TYPOGRAPHIC_STYLE, 3, 1, 0x409)
    font["head"].modified = RELEASED
    font.recalcTimestamp = False
    return font


if __name__ == "__main__":
    for each in FAMILIES:
        for number, name in WEIGHTS.items():
            merged(Path(sys.argv[1]), each, number).save(file_of(each, name))
