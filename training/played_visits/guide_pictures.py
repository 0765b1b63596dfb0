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

WIDTH_PX, GAP_PX, COLOURS = 620, 12, 48


def both(play: Path, moment: str) -> Image.Image:
    """Return the first picture of a page: the mediator's screen, and the citizen's beside it."""
    screens = [
        Image.open(next(iter(sorted(play.glob(f"[0-9][0-9]-{moment}-{screen}.png")))))
        for screen in ("desk", "citizen")
    ]
    small = [each.convert("RGB").resize(_size(each), Image.Resampling.LANCZOS) for each in screens]
    height = max(each.height for each in small)
    whole = Image.new("RGB", (2 * WIDTH_PX + GAP_PX, height), "white")
    for number, each in enumerate(small):
        whole.paste(each, (number * (WIDTH_PX + GAP_PX), 0))
    return whole.quantize(COLOURS)


def _size(screen: Image.Image) -> tuple[int, int]:
    return WIDTH_PX, WIDTH_PX * screen.height // screen.width


def main(play: Path) -> None:
    """Write a picture for each moment of the guide."""
    for moment in MOMENTS:
        both(play, moment).save(PICTURES / f"guide-{moment}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
