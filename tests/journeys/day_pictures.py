"""Pictures of the played day on screens of every theme and size, for looking at.

`python -m tests.journeys.day_pictures --out DIR` plays `training/demonstration/day.yaml` in light,
dark and high contrast, on screens of 1024 x 768, 1920 x 1080 and 3840 x 2160 at twice the size,
each into a folder of its own: `DIR/dark-1024x768`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from itertools import product
from pathlib import Path

from kiosk_config.virtual_display import virtual_display

DAY = Path(__file__).resolve().parents[2] / "training/demonstration/day.yaml"
THEMES = ("light", "dark", "high-contrast")
SIZES = {"1024x768": (1024, 768, 1), "1920x1080": (1920, 1080, 1), "4k": (3840, 2160, 2)}
"""Width and height of each of the two screens in pixels, and how much everything is enlarged."""

SETTINGS = """
[screens]
mediator_theme = "{theme}"
millimetres_per_pixel = 0.2646
"""
"""An ordinary screen of 96 points an inch, before it is enlarged: a virtual one claims anything."""


def play(theme: str, size: str, out: Path) -> None:
    """Play the day once, both screens side by side on one output."""
    width, height, enlarged = SIZES[size]
    out.mkdir(parents=True, exist_ok=True)
    settings = out / "workstation.toml"
    settings.write_text(SETTINGS.format(theme=theme), encoding="utf-8")
    with virtual_display(2 * width, height) as display:
        environment = os.environ | {
            "DISPLAY": display.name,
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": str(enlarged),
            "CITIZENSPOT_CONFIG": str(settings),
        }
        run = "from citizenspot.cli import main; main()"
        words = [sys.executable, "-c", run, "play", str(DAY), "--out", str(out)]
        subprocess.run(words, env=environment, check=True)


def main() -> None:
    """Play it in each theme and size asked for; in all of them where none is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--theme", nargs="*", choices=THEMES, default=THEMES)
    parser.add_argument("--size", nargs="*", choices=tuple(SIZES), default=tuple(SIZES))
    asked = parser.parse_args()
    for theme, size in product(asked.theme, asked.size):
        play(theme, size, asked.out / f"{theme}-{size}")


if __name__ == "__main__":
    main()
