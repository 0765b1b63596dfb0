"""Draws what both screens show of a card and its PIN into PNG files, for looking at.

`python -m tests.ui.look_at_cards OUT [WORD ...]`: every moment of `tests.visit.card_moments`, or
those whose name has one of the words; screen 1 in Portuguese and English, screen 2 in four
languages.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from tests.visit.card_moments import Moment

DESK_SIZE, CITIZEN_SIZE = (1366, 768), (1920, 1080)
CITIZEN_PIXELS_PER_MM = 4.03
DESK_LANGUAGES, CITIZEN_LANGUAGES = ("pt", "en"), ("pt", "en", "uk", "ar")


def main(out: Path, wanted: tuple[str, ...]) -> None:
    """Draw into a folder."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6 import QtWidgets  # noqa: PLC0415 - after the platform is chosen

    from tests.visit.card_moments import EVERY_MOMENT  # noqa: PLC0415 - as above
    from ui.design.fonts import load_fonts  # noqa: PLC0415 - as above

    application = QtWidgets.QApplication([])
    load_fonts()
    out.mkdir(parents=True, exist_ok=True)
    for name, moment in EVERY_MOMENT.items():
        if wanted and not any(word in name for word in wanted):
            continue
        file = name.replace(",", "").replace(" ", "-")
        for language in DESK_LANGUAGES:
            draw_desk(application, moment, language, out / f"{file}-1-{language}.png")
        for language in CITIZEN_LANGUAGES:
            draw_citizen(application, moment, language, out / f"{file}-2-{language}.png")


def draw_desk(
    application: QApplication, moment: Callable[[], Moment], language: str, file: Path
) -> None:
    """Draw screen 1."""
    from shiboken6.Shiboken import delete  # noqa: PLC0415 - after the platform is chosen

    from citizenspot.texts import Texts  # noqa: PLC0415 - as above
    from citizenspot.visit.desk_view import desk_view  # noqa: PLC0415 - as above
    from tests.ui.mediator.fake_desk import FakeDesk  # noqa: PLC0415 - as above
    from tests.ui.mediator.sample_views.days import NOW  # noqa: PLC0415 - as above
    from ui.design.contrast import theme  # noqa: PLC0415 - as above
    from ui.design.look import Look  # noqa: PLC0415 - as above
    from ui.design.millimetres import desk_measures  # noqa: PLC0415 - as above
    from ui.mediator.arrivals import DeskRoom  # noqa: PLC0415 - as above
    from ui.mediator.window import DeskWindow  # noqa: PLC0415 - as above

    told, texts, room = moment(), Texts.for_language(language), DeskRoom()
    look = Look(theme("light"), desk_measures(96 / 25.4))
    window = DeskWindow(FakeDesk(), room, texts, look, lambda: NOW)
    window.resize(*DESK_SIZE)
    window.show()
    application.processEvents()
    room.post(desk_view(told.story.visit, texts, Texts.for_language("pt"), told.surroundings))
    for _ in range(5):
        application.processEvents()
    window.catch_up()
    application.processEvents()
    window.grab().save(str(file))
    window.close()
    delete(window)


def draw_citizen(
    application: QApplication, moment: Callable[[], Moment], language: str, file: Path
) -> None:
    """Draw screen 2."""
    from shiboken6.Shiboken import delete  # noqa: PLC0415 - after the platform is chosen

    from citizenspot.texts import Texts  # noqa: PLC0415 - as above
    from citizenspot.visit.citizen_view import citizen_view  # noqa: PLC0415 - as above
    from citizenspot.visit.words import TextSize  # noqa: PLC0415 - as above
    from ui.citizen.outgoing import Outgoing  # noqa: PLC0415 - as above
    from ui.citizen.window import CitizenWindow  # noqa: PLC0415 - as above
    from ui.design.contrast import theme  # noqa: PLC0415 - as above
    from ui.design.look import Look  # noqa: PLC0415 - as above
    from ui.design.millimetres import citizen_measures, seen_pixels_per_mm  # noqa: PLC0415

    told, texts = moment(), Texts.for_language(language)
    seen = seen_pixels_per_mm(CITIZEN_PIXELS_PER_MM, *CITIZEN_SIZE)
    looks = {
        size: Look(theme("light"), citizen_measures(CITIZEN_PIXELS_PER_MM, size, seen))
        for size in TextSize
    }
    nowhere = Outgoing(lambda _command: None, lambda _draft: None)
    window = CitizenWindow(looks.__getitem__, nowhere, language=language, practice=False)
    window.resize(*CITIZEN_SIZE)
    window.show()
    window.show_view(citizen_view(told.story.visit, texts, told.surroundings))
    application.processEvents()
    window.grab().save(str(file))
    delete(window)


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(sys.argv[2:]))
