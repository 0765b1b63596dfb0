"""Another page on screen 2, from its view until its frame is painted, against a bare window's.

`python -m tests.benchmarks.page_change`. A is a bare window that is given a page of as many
labels, fields and buttons; B is screen 2 going through every page of a visit, from one to the
next. Both paint offscreen in this process, at 1920 x 1080; a display server's share is not in it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from time import perf_counter_ns

from tests.benchmarks.paired import Goal, Samples, take_turns, verdict

GOALS = (Goal("page_ms", "ms", 50), Goal("page_ms", "ms", 99, most=33))
ROUNDS = 12
SIZE = (1920, 1080)
DENSITY = 4.03
LANGUAGES = ("pt", "en", "uk", "ar")


def main() -> None:
    """Measure, and print each figure with its goal."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the platform is chosen

    application = QApplication([])
    bare, ours = _bare(), _ours()
    ours()
    a, b = take_turns(bare, ours, ROUNDS)
    print(verdict(a, b, GOALS))  # noqa: T201 - a benchmark prints its result
    application.quit()


def _timed(show: Callable[[], None]) -> float:
    """Show a page and paint it; between two pages the loop comes to rest."""
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    began = perf_counter_ns()
    show()
    took = (perf_counter_ns() - began) / 1e6
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    return took


def _bare() -> Callable[[], Samples]:
    from PySide6.QtWidgets import (  # noqa: PLC0415 - as above
        QApplication,
        QLabel,
        QLineEdit,
        QPushButton,
        QVBoxLayout,
        QWidget,
    )

    window = QWidget()
    column = QVBoxLayout(window)
    window.resize(*SIZE)
    shown: list[QWidget] = []

    def show() -> None:
        page = QWidget()
        rows = QVBoxLayout(page)
        for kind in (QLabel, QLabel, QLabel, QLineEdit, QLineEdit, QPushButton, QPushButton):
            rows.addWidget(kind("Morada"))
        column.addWidget(page)
        for old in shown:
            column.removeWidget(old)
            old.hide()
            old.deleteLater()
        shown[:] = [page]
        page.show()
        column.activate()
        window.repaint()

    def run() -> Samples:
        window.show()
        QApplication.processEvents()
        took = [_timed(show) for _page in range(24)]
        window.hide()
        return {"page_ms": took}

    return run


def _ours() -> Callable[[], Samples]:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    from citizenspot.visit.views import CitizenView  # noqa: PLC0415 - as above
    from citizenspot.visit.words import TextSize  # noqa: PLC0415 - as above
    from tests.ui.citizen.every_page import every_page  # noqa: PLC0415 - as above
    from ui.citizen.outgoing import Outgoing  # noqa: PLC0415 - as above
    from ui.citizen.window import CitizenWindow  # noqa: PLC0415 - as above
    from ui.design.contrast import theme  # noqa: PLC0415 - as above
    from ui.design.fonts import load_fonts  # noqa: PLC0415 - as above
    from ui.design.look import Look  # noqa: PLC0415 - as above
    from ui.design.millimetres import citizen_measures, seen_pixels_per_mm  # noqa: PLC0415

    load_fonts()
    seen = seen_pixels_per_mm(DENSITY, *SIZE)
    looks = {size: Look(theme("light"), citizen_measures(DENSITY, size, seen)) for size in TextSize}
    outgoing = Outgoing(lambda _command: None, lambda _draft: None)
    window = CitizenWindow(looks.__getitem__, outgoing, language="pt", practice=False)
    window.resize(*SIZE)
    visits = [list(every_page(language).values()) for language in LANGUAGES]
    turns = iter(range(10_000))

    def show(view: CitizenView) -> Callable[[], None]:
        return lambda: window.show_view(view)

    def run() -> Samples:
        pages = visits[next(turns) % len(visits)]
        window.show()
        QApplication.processEvents()
        # The first builds the window for its language: that is another language, not another page.
        _timed(show(pages[-1]))
        took = [_timed(show(view)) for view in pages]
        window.hide()
        return {"page_ms": took}

    return run


if __name__ == "__main__":
    main()
