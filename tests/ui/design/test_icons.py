"""Every icon the code can name is drawn, and every drawing has a name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.house.sources import REPOSITORY
from ui.design.icon import ICON_NAMES, Icon, IconName, facing

DRAWINGS = REPOSITORY / "ui/design/icons"


def test_names_and_drawings_are_the_same() -> None:
    assert {file.stem for file in DRAWINGS.glob("*.svg")} == set(ICON_NAMES)


@pytest.mark.parametrize("name", ICON_NAMES)
def test_an_icon_is_drawn_in_the_ink_it_is_given(qtbot: QtBot, name: IconName) -> None:
    icon = Icon(name, 32, "#B3261E")
    qtbot.addWidget(icon)

    image = icon.grab().toImage()

    inks = {image.pixelColor(x, y).rgb() for x in range(32) for y in range(32)}
    assert QColor("#B3261E").rgb() in inks


def test_arrows_turn_around_with_the_reading_direction() -> None:
    left, right = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft

    assert facing("arrow-forward", left) == "arrow-forward"
    assert facing("arrow-forward", right) == "arrow-back"
    assert facing("speaker", right) == "speaker"
