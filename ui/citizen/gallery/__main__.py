"""Draws the gallery: a folder a theme, a picture for each page, language, size and screen."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import delete

from citizenspot.texts import OWN_NAMES, Texts
from citizenspot.visit.views import CitizenView
from citizenspot.visit.words import Contrast, TextSize
from ui.citizen.gallery.around_steps import around_steps
from ui.citizen.gallery.controls import controls_sheet
from ui.citizen.gallery.forms import forms
from ui.citizen.gallery.hostile import hostile
from ui.citizen.gallery.steps import steps
from ui.citizen.gallery.wording import contrast_acts, language_acts, size_acts, wording
from ui.citizen.outgoing import Outgoing
from ui.citizen.window import CitizenWindow
from ui.design.contrast import theme
from ui.design.fonts import load_fonts
from ui.design.look import Look
from ui.design.millimetres import citizen_measures, seen_pixels_per_mm
from ui.design.style_sheet import palette_of
from ui.gallery.played_visit import PlayedVisit, sample_service

SCREENS = {
    "1920x1080": (1920, 1080, 4.03),
    "1024x768": (1024, 768, 3.36),
    "683x768": (683, 768, 3.78),
    "1080x1920": (1080, 1920, 4.03),
    "1280x800": (1280, 800, 5.9),
    "3840x2160": (1920, 1080, 3.22),
}
"""Width, height, and pixels a millimetre: a 21.5" panel, an old 15" one, half of a laptop's
screen, the first one turned upright, a tablet of 10.1", and 4K on 27" at 200 %."""

_RATIOS = {"3840x2160": 2.0}
"""Pixels of the screen for each that the program counts, where it is not one."""

THEMES = ("light", "dark", "high-contrast")
_IN_PRACTICE = ("idle", "form")
_TAPPED = ("form-keyboard", "email-keyboard")
"""Pages whose first field is tapped, so that the touch keyboard is open."""

_ADDRESS = "12-receipt-2"
"""The page of the visit at play that asks for an e-mail address."""

_NOT_PLAYED = ("form", "form-mediator", "handed-in", "signed", "not-translated", "form-keyboard")
"""Samples of what no page of the visit at play has: every kind of field, and a sheet."""

_OTHER_WORDS = ("card-", "pin-")
"""Pages that differ from others by their words; the smallest panel shows that these fit."""

_SMALLEST = "1024x768"


def gallery_views(language: str, size: TextSize) -> dict[str, CitizenView]:
    """Return what is drawn, by name: a visit that is played, and samples of what it has not."""
    visit = PlayedVisit(sample_service(), "pt", language, size)
    played = {name: view.citizen for name, view in visit.views()}
    samples = sample_views(language, size)
    wanted = {n: v for n, v in samples.items() if n in _NOT_PLAYED or n.startswith("hostile")}
    practice = {name: view for name, view in samples.items() if view.practice}
    return {**played, "email-keyboard": _named(played[_ADDRESS], "email"), **wanted, **practice}


def _named(view: CitizenView, name: str) -> CitizenView:
    """Return a view whose page is another one than that of the view before."""
    return msgspec.structs.replace(view, page=msgspec.structs.replace(view.page, name=name))


def sample_views(language: str, size: TextSize) -> dict[str, CitizenView]:
    """Return every sample view by name, in a language and a text size."""
    say = wording(language)
    views = {
        **around_steps(say, language, size),
        **steps(say),
        **forms(say),
        **hostile(say),
    }
    for name in _IN_PRACTICE:
        words = say("Treino. Nada aqui é a sério.", "Practice. Nothing here is real.")
        views[f"{name}-practice"] = msgspec.structs.replace(views[name], practice=words)
    views["form-keyboard"] = _named(views["form"], "form-keyboard")
    return {name: _dressed(view, language, size) for name, view in views.items()}


def draw(out: Path, only: list[str], theme_name: str) -> Iterator[Path]:
    """Draw every view in every size on every screen; yields the files as they are written."""
    for language in OWN_NAMES:
        for size in TextSize:
            views = gallery_views(language, size)
            for screen in SCREENS:
                files = {name: file_name(name, language, size, screen) for name in views}
                wanted = {
                    file: views[name]
                    for name, file in files.items()
                    if any(part in file for part in only)
                    and (screen == _SMALLEST or not name.startswith(_OTHER_WORDS))
                }
                if wanted:
                    yield from _draw_on(screen, theme_name, wanted, out)


def _draw_on(
    screen: str, theme_name: str, views: Mapping[str, CitizenView], out: Path
) -> Iterator[Path]:
    """Draw these views, by the names of their files, on one panel."""
    width, height, density = SCREENS[screen]
    seen = seen_pixels_per_mm(density, width, height)
    looks = {s: Look(theme(theme_name), citizen_measures(density, s, seen)) for s in TextSize}
    QApplication.setPalette(palette_of(looks[TextSize.NORMAL]))
    language = next(iter(views.values())).language
    outgoing = Outgoing(lambda _command: None, lambda _draft: None)
    window = CitizenWindow(looks.__getitem__, outgoing, language=language, practice=False)
    window.resize(width, height)
    window.show()
    for file, view in views.items():
        window.show_view(view)
        if file.startswith(_TAPPED):
            _tapped(window)
        QApplication.processEvents()
        drawn(window, _RATIOS.get(screen, 1.0)).save(str(out / file))
        yield out / file
    delete(window)


def drawn(window: CitizenWindow, ratio: float) -> QImage:
    """Return the window as a screen of this ratio shows it."""
    picture = QImage(window.size() * ratio, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ratio)
    window.render(picture)
    return picture


def _tapped(window: CitizenWindow) -> None:
    """Tap the first field, so that the touch keyboard opens."""
    window.activateWindow()
    QApplication.processEvents()
    field = next(each for each in window.findChildren(QLineEdit) if each.isVisible())
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    window.paint_now()


def draw_controls(out: Path, only: list[str], theme_name: str) -> Iterator[Path]:
    """Draw every control in every text size; yields the files as they are written."""
    width, height, density = SCREENS["1920x1080"]
    seen = seen_pixels_per_mm(density, width, height)
    for size in TextSize:
        file = out / f"controls-{size.value}.png"
        if any(wanted in file.name for wanted in only):
            look = Look(theme(theme_name), citizen_measures(density, size, seen))
            sheet = controls_sheet(look, width)
            sheet.show()
            QApplication.processEvents()
            sheet.grab().save(str(file))
            delete(sheet)
            yield file


def file_name(name: str, language: str, size: TextSize, screen: str) -> str:
    """Return what a picture is called."""
    return f"{name}-{language}-{size.value}-{screen}.png"


def _dressed(view: CitizenView, language: str, size: TextSize) -> CitizenView:
    """Give a view what every page of its language and size has."""
    right_to_left = Texts.for_language(language).right_to_left
    dressed = msgspec.structs.replace(
        view, language=language, right_to_left=right_to_left, text_size=size
    )
    if not view.chrome:
        return dressed
    say = wording(language)
    return msgspec.structs.replace(
        dressed,
        sizes=size_acts(say, size),
        languages=language_acts(language),
        contrasts=contrast_acts(say, Contrast.USUAL),
    )


def main(arguments: list[str]) -> int:
    """Draw the gallery into a folder."""
    parser = argparse.ArgumentParser(prog="python -m ui.citizen.gallery")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", nargs="*", default=[""], help="parts of the files' names")
    parser.add_argument("--theme", nargs="*", default=list(THEMES), choices=THEMES)
    chosen = parser.parse_args(arguments)
    chosen.out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    load_fonts()
    count = 0
    for name in chosen.theme:
        folder = chosen.out / name
        folder.mkdir(exist_ok=True)
        count += sum(1 for _file in draw_controls(folder, chosen.only, name))
        count += sum(1 for _file in draw(folder, chosen.only, name))
    application.processEvents()
    sys.stdout.write(f"{count} pictures in {chosen.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
