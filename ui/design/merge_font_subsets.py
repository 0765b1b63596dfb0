"""Make the shipped fonts: one TrueType file a weight, from the npm package's subset files.

Two subset files of one family hide each other when an application loads both, so each weight's
Latin and Latin Extended files become one. Run by hand, when the font is renewed:

    npm pack @fontsource/atkinson-hyperlegible-next && tar xzf fontsource-atkinson-*.tgz
    python ui/design/merge_font_subsets.py package/files
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

FAMILY = "Atkinson Hyperlegible Next"
WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}
SUBSETS = ("latin", "latin-ext")
TYPOGRAPHIC_FAMILY, TYPOGRAPHIC_STYLE = 16, 17


def unpacked(source: Path, folder: Path) -> str:
    """Write a compressed web font as TrueType into a folder, and return its path."""
    font = TTFont(source)
    font.flavor = None
    target = folder / source.with_suffix(".ttf").name
    font.save(target)
    return str(target)


def merged(files: Path, weight: int) -> TTFont:
    """Return one font of a weight, holding the characters of all subsets."""
    with tempfile.TemporaryDirectory() as folder:
        names = [f"atkinson-hyperlegible-next-{subset}-{weight}-normal.woff" for subset in SUBSETS]
        font = Merger().merge([unpacked(files / name, Path(folder)) for name in names])
    font["name"].setName(FAMILY, TYPOGRAPHIC_FAMILY, 3, 1, 0x409)
    font["name"].setName(WEIGHTS[weight], TYPOGRAPHIC_STYLE, 3, 1, 0x409)
    return font


if __name__ == "__main__":
    fonts = Path(__file__).parent / "fonts"
    for each, name in WEIGHTS.items():
        merged(Path(sys.argv[1]), each).save(fonts / f"AtkinsonHyperlegibleNext-{name}.ttf")
