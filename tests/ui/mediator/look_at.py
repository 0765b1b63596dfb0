"""Draws moments of screen 1 into PNG files, for looking at.

The services' page is drawn with the palette over it.
`python -m tests.ui.mediator.look_at OUT [MOMENT ...]`: every moment, or those whose name has one
of the words, in Portuguese, at 1366 x 768 and 1920 x 1080.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

SIZES = ((1366, 768), (1920, 1080))


def main(out: Path, wanted: tuple[str, ...]) -> None:
    """Draw into a folder."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the platform is chosen
    from shiboken6.Shiboken import delete  # noqa: PLC0415 - as above

    from citizenspot.texts import Texts  # noqa: PLC0415 - as above
    from tests.ui.mediator.fake_desk import FakeDesk  # noqa: PLC0415 - as above
    from tests.ui.mediator.sample_views.days import NOW  # noqa: PLC0415 - as above
    from tests.ui.mediator.sample_views.every_moment import EVERY_MOMENT  # noqa: PLC0415
    from ui.design.contrast import theme  # noqa: PLC0415 - as above
    from ui.design.look import Look  # noqa: PLC0415 - as above
    from ui.design.millimetres import desk_measures  # noqa: PLC0415 - as above
    from ui.mediator.arrivals import DeskRoom  # noqa: PLC0415 - as above
    from ui.mediator.window import DeskWindow  # noqa: PLC0415 - as above

    application = QApplication([])
    out.mkdir(parents=True, exist_ok=True)
    look = Look(theme("light"), desk_measures(96 / 25.4))
    for name, moment in EVERY_MOMENT.items():
        if wanted and not any(word in name for word in wanted):
            continue
        for width, height in SIZES:
            room = DeskRoom()
            window = DeskWindow(FakeDesk(), room, Texts.for_language("pt"), look, lambda: NOW)
            window.resize(width, height)
            window.show()
            application.processEvents()
            room.post(moment("pt"))
            for _ in range(5):
                application.processEvents()
            window.catch_up()
            application.processEvents()
            if name == "services":
                window.open_palette()
                application.processEvents()
            window.grab().save(str(out / f"{name}-{width}.png"))
            window.close()
            delete(window)


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(sys.argv[2:]))
