"""Draws moments of screen 1 into PNG files, for looking at.

`python -m tests.ui.mediator.look_at OUT [MOMENT ...]`: every moment, or those whose name has one
of the words; in Portuguese, light, on 1024 x 768, 1366 x 768 and 1920 x 1080, or as `--language`,
`--theme` and `--width` say, each any number of times. The services' page has the palette over it.
"""

from __future__ import annotations

import argparse
import os
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from tests.ui.mediator.sample_views.every_moment import Moment
    from ui.design.look import Look

HEIGHTS = {1024: 768, 1366: 768, 1920: 1080}


def main() -> None:
    """Draw into a folder."""
    asked = _asked()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the platform is chosen

    from tests.ui.mediator.sample_views.every_moment import EVERY_MOMENT  # noqa: PLC0415
    from ui.design.contrast import theme  # noqa: PLC0415 - as above
    from ui.design.look import Look  # noqa: PLC0415 - as above
    from ui.design.millimetres import desk_measures  # noqa: PLC0415 - as above

    application = QApplication([])
    asked.out.mkdir(parents=True, exist_ok=True)
    wanted = {
        name: moment
        for name, moment in EVERY_MOMENT.items()
        if not asked.moment or any(word in name for word in asked.moment)
    }
    every = product(wanted.items(), asked.language, asked.theme, asked.width)
    for (name, moment), language, colours, width in every:
        look = Look(theme(colours), desk_measures(96 / 25.4))
        picture = _drawn(moment, language, look, width, with_palette=name == "services")
        picture.save(str(asked.out / f"{name}-{language}-{colours}-{width}.png"))
    application.quit()


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("moment", nargs="*")
    parser.add_argument("--language", action="append")
    parser.add_argument("--theme", action="append")
    parser.add_argument("--width", action="append", type=int, choices=HEIGHTS)
    asked = parser.parse_args()
    asked.language = asked.language or ["pt"]
    asked.theme = asked.theme or ["light"]
    asked.width = asked.width or list(HEIGHTS)
    return asked


def _drawn(moment: Moment, language: str, look: Look, width: int, *, with_palette: bool) -> QPixmap:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above
    from shiboken6.Shiboken import delete  # noqa: PLC0415 - as above

    from citizenspot.texts import Texts  # noqa: PLC0415 - as above
    from tests.ui.mediator.fake_desk import FakeDesk  # noqa: PLC0415 - as above
    from tests.ui.mediator.sample_views.days import NOW  # noqa: PLC0415 - as above
    from ui.mediator.arrivals import DeskRoom  # noqa: PLC0415 - as above
    from ui.mediator.window import DeskWindow  # noqa: PLC0415 - as above

    room = DeskRoom()
    window = DeskWindow(FakeDesk(), room, Texts.for_language(language), look, lambda: NOW)
    window.resize(width, HEIGHTS[width])
    window.show()
    room.post(moment(language))
    for _ in range(5):
        QApplication.processEvents()
    window.catch_up()
    if with_palette:
        window.open_palette()
    for _ in range(3):
        QApplication.processEvents()
    picture = window.grab()
    window.close()
    delete(window)
    return picture


if __name__ == "__main__":
    main()
