"""Several parts that come and go together are laid out once."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.design.laying_out import laid_out_once, lay_out_now


class Page(QWidget):
    """Counts how often it is given another size."""

    def __init__(self) -> None:
        super().__init__()
        self.resized = 0

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.resized += 1


def window_of(qtbot: QtBot, page: Page, parts: list[QWidget]) -> tuple[QWidget, QVBoxLayout]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    column.addWidget(page, 1)
    for part in parts:
        part.setFixedHeight(40)
        part.hide()
        column.addWidget(part)
    window.resize(300, 400)
    window.show()
    lay_out_now()
    page.resized = 0
    return window, column


def test_a_page_beside_three_parts_that_come_is_resized_once(qtbot: QtBot) -> None:
    page, parts = Page(), [QWidget(), QWidget(), QWidget()]
    window, column = window_of(qtbot, page, parts)
    with laid_out_once(column):
        for part in parts:
            part.show()
    lay_out_now()
    assert page.resized == 1
    bottom = parts[-1].geometry().bottom()
    assert page.height() < parts[0].y() < bottom < window.height()


def test_one_inside_another_waits_for_the_outer_one(qtbot: QtBot) -> None:
    page, parts = Page(), [QWidget(), QWidget()]
    _window, column = window_of(qtbot, page, parts)
    with laid_out_once(column):
        with laid_out_once(column):
            parts[0].show()
        parts[1].show()
        assert page.resized == 0
    lay_out_now()
    assert page.resized == 1
