"""Makes the pictures of the mediator's guide from a played visit and a played day, small and few.

./run play training/demonstration/guide.yaml --out VISIT
./run play training/demonstration/day.yaml --out DAY
.venv/bin/python -m training.played_visits.guide_pictures VISIT DAY
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

PICTURES = Path(__file__).resolve().parents[2] / "docs/pictures"
MOMENTS = ("search", "identify", "consent", "form", "review", "goodbye")
"""The pages that the guide shows, by the names that a play gives them."""

OF_THE_DAY = {"queue": "desk-between-visits", "close": "desk-close", "goes-wrong": "guide-say"}
"""The pictures of a day that stand in the guides, and their names there: the desk alone."""

DESK_PX, CITIZEN_PX, GAP_PX, COLOURS = 1280, 640, 12, 64
"""The desk is wide enough for its words to be read; the citizen's letters are twice as large."""


def both(play: Path, moment: str) -> Image.Image:
    """Return the first picture of a page: the mediator's screen, and the citizen's below it."""
    desk = _scaled(_first(play, f"{moment}-desk"), DESK_PX)
    citizen = _scaled(_first(play, f"{moment}-citizen"), CITIZEN_PX)
    whole = Image.new("RGB", (DESK_PX, desk.height + GAP_PX + citizen.height), "white")
    whole.paste(desk, (0, 0))
    whole.paste(citizen, ((DESK_PX - CITIZEN_PX) // 2, desk.height + GAP_PX))
    return _in_few_colours(whole)


def _first(play: Path, name: str) -> Image.Image:
    pictures = sorted(
        play.glob(f"*[0-9]-{name}.png"), key=lambda file: int(file.name.split("-")[0])
    )
    return Image.open(pictures[0])


def _scaled(screen: Image.Image, width: int) -> Image.Image:
    size = (width, width * screen.height // screen.width)
    return screen.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def _in_few_colours(picture: Image.Image) -> Image.Image:
    """Return a small picture in which what is seldom, as the red of Stop, keeps its colour."""
    return picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=3)


def main(visit: Path, day: Path) -> None:
    """Write a picture for each moment of the guides."""
    for moment in MOMENTS:
        both(visit, moment).save(PICTURES / f"guide-{moment}.png", optimize=True)
    for moment, name in OF_THE_DAY.items():
        desk = _in_few_colours(_scaled(_first(day, f"{moment}-desk"), DESK_PX))
        desk.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
