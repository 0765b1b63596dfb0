"""Draws screen 1's pages: a folder a theme, a picture for each page, language and size."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from citizenspot.texts import Texts
from citizenspot.visit.views import DeskView
from ui.design.contrast import theme
from ui.design.fonts import load_fonts
from ui.design.look import Look
from ui.design.millimetres import desk_measures
from ui.design.style_sheet import palette_of
from ui.gallery.besides import NOW
from ui.gallery.played_visit import PlayedVisit, sample_service
from ui.mediator.arrivals import DeskRoom
from ui.mediator.gallery.silent_desk import SilentDesk
from ui.mediator.window import DeskWindow

SIZES = ((1920, 1080), (1366, 768), (1024, 768))
LANGUAGES = {"pt": "uk", "en": "ar"}
"""The languages of screen 1, each with another one on screen 2 beside it."""

THEMES = ("light", "dark", "high-contrast")
_PIXELS_PER_MM = 96 / 25.4
_TURNS = 5


def draw(out: Path, only: list[str], theme_name: str) -> Iterator[Path]:
    """Draw every page in every language and size; yields the files as they are written."""
    service = sample_service()
    look = Look(theme(theme_name), desk_measures(_PIXELS_PER_MM))
    QApplication.setPalette(palette_of(look))
    for language, beside in LANGUAGES.items():
        for name, view in PlayedVisit(service, language, beside).views():
            for width, height in SIZES:
                file = out / f"desk-{name}-{language}-{width}x{height}.png"
                if any(wanted in file.stem for wanted in only):
                    _picture(view, look, language, (width, height), file)
                    yield file


def _picture(view: DeskView, look: Look, language: str, size: tuple[int, int], file: Path) -> None:
    room = DeskRoom()
    window = DeskWindow(SilentDesk(), room, Texts.for_language(language), look, lambda: NOW)
    window.resize(*size)
    window.show()
    window.show_view(view)
    for _ in range(_TURNS):
        QApplication.processEvents()
    window.catch_up()
    QApplication.processEvents()
    window.grab().save(str(file))
    window.close()
    delete(window)


def main(arguments: list[str]) -> int:
    """Draw the gallery into a folder."""
    parser = argparse.ArgumentParser(prog="python -m ui.mediator.gallery")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", nargs="*", default=[""], help="parts of the files' names")
    parser.add_argument("--theme", nargs="*", default=list(THEMES), choices=THEMES)
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    load_fonts()
    drawn = 0
    for name in chosen.theme:
        folder = chosen.out / name
        folder.mkdir(parents=True, exist_ok=True)
        drawn += sum(1 for _file in draw(folder, chosen.only, name))
    application.processEvents()
    sys.stdout.write(f"{drawn} pictures of screen 1 in {chosen.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
