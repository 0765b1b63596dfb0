"""The box of an entry is painted once, and copied for every letter that is typed into it."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.design.editors.entry import Entry, box_picture, paint_box
from ui.design.look import Look


@pytest.mark.parametrize("ground", ["", "#FFFFFF"])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("state", ["wrong", "focused", "wrong and focused", ""])
def test_the_copy_is_the_box_as_it_would_be_painted(
    look: Look, ground: str, ratio: float, state: str
) -> None:
    wrong, focused = "wrong" in state, "focused" in state
    copy = box_picture(look, (200, 60, ratio), ground, wrong=wrong, focused=focused)

    painted = QImage(copy.size(), QImage.Format.Format_ARGB32_Premultiplied)
    painted.setDevicePixelRatio(ratio)
    painted.fill(QColor(ground) if ground else Qt.GlobalColor.transparent)
    painter = QPainter(painted)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_box(painter, QRectF(0, 0, 200, 60), look, wrong=wrong, focused=focused)
    painter.end()

    assert copy.convertToFormat(painted.format()) == painted


def test_a_letter_typed_paints_no_box(qtbot: QtBot, look: Look) -> None:
    entry = Entry(look)
    qtbot.addWidget(entry)
    entry.resize(300, 60)
    entry.grab()
    painted = box_picture.cache_info().misses

    entry.setText("M")
    entry.grab()

    assert box_picture.cache_info().misses == painted


def test_an_error_shows_another_box(qtbot: QtBot, look: Look) -> None:
    entry = Entry(look)
    qtbot.addWidget(entry)
    entry.resize(300, 60)
    before = entry.grab().toImage()

    entry.show_wrong(wrong=True)

    assert entry.grab().toImage() != before
