"""Makes the pictures of the mediator's guide from a played visit, small and few.

./run play training/demonstration/guide.yaml --out DIR
.venv/bin/python -m training.played_visits.guide_pictures DIR
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

PICTURES = Path(__file__).resolve().parents[2] / "docs/pictures"
MOMENTS = ("search", "identify", "consent", "form", "review", "goodbye")
"""The pages that the guide shows, by the names that a play gives them."""

DESK_PX, CITIZEN_PX, GAP_PX, COLOURS = 1280, 640, 12, 48
"""The desk is wide enough for its words to be read; the citizen's letters are twice as large."""


def both(play: Path, moment: str) -> Image.Image:
    """Return the first picture of a page: the mediator's screen, and the citizen's below it."""
    screens = [
        Image.open(next(iter(sorted(play.glob(f"[0-9][0-9]-{moment}-{screen}.png")))))
        for screen in ("desk", "citizen")
    ]
    desk, citizen = (
        _scaled(screen, width) for screen, width in zip(screens, (DESK_PX, CITIZEN_PX), strict=True)
    )
    whole = Image.new("RGB", (DESK_PX, desk.height + GAP_PX + citizen.height), "white")
    whole.paste(desk, (0, 0))
    whole.paste(citizen, ((DESK_PX - CITIZEN_PX) // 2, desk.height + GAP_PX))
    return whole.quantize(COLOURS)


def _scaled(screen: Image.Image, width: int) -> Image.Image:
    size = (width, width * screen.height // screen.width)
    return screen.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def main(play: Path) -> None:
    """Write a picture for each moment of the guide."""
    for moment in MOMENTS:
        both(play, moment).save(PICTURES / f"guide-{moment}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
