"""Widgets that wrap stay inside their width and never lie over each other."""

from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.citizen.ends_row import EndsRow
from ui.design.arrangement import Arrangement, EvenGrid, FlowRow
from ui.design.laying_out import lay_out_now

SPACING = 8


class Piece(QWidget):
    """A widget of a known size, which grows higher where it is made narrower."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._size = QSize(width, height)

    def grow_to(self, size: QSize) -> None:
        self._size = size
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._size

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        lines = -(-self._size.width() // max(1, width))
        return self._size.height() * lines


def flow(pieces: list[QWidget]) -> Arrangement:
    row = FlowRow(SPACING)
    row.show_widgets(pieces)
    return row


def grid(pieces: list[QWidget]) -> Arrangement:
    even = EvenGrid(SPACING, least_width=80, most_columns=3)
    even.show_widgets(pieces)
    return even


def ends(pieces: list[QWidget]) -> Arrangement:
    row = EndsRow(SPACING, end_first=True)
    row.show_ends(pieces[1:], pieces[:1])
    return row


@pytest.mark.parametrize("arrange", [flow, grid, ends])
@given(
    sizes=st.lists(st.tuples(st.integers(20, 400), st.integers(10, 60)), min_size=1, max_size=8),
    width=st.integers(100, 900),
)
def test_nothing_overlaps_and_nothing_sticks_out(
    qapp: object,
    arrange: Callable[[list[QWidget]], Arrangement],
    sizes: list[tuple[int, int]],
    width: int,
) -> None:
    del qapp
    arrangement = arrange([Piece(*size) for size in sizes])
    height = arrangement.heightForWidth(width)

    places = arrangement.places(width)

    assert len(places) == len(sizes)
    assert all(QRect(0, 0, width, height).contains(place) for place in places)
    assert not any(one.intersects(other) for one, other in combinations(places, 2))


def test_right_to_left_mirrors_the_row(qtbot: QtBot) -> None:
    pieces: list[QWidget] = [Piece(100, 30), Piece(50, 30)]
    row = flow(pieces)
    qtbot.addWidget(row)
    row.resize(400, 30)
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row.arrange()

    assert pieces[0].geometry() == QRect(300, 0, 100, 30)
    assert pieces[1].geometry() == QRect(242, 0, 50, 30)


def test_the_main_act_is_read_before_the_others_and_stands_at_the_end(qtbot: QtBot) -> None:
    back, main = Piece(100, 30), Piece(150, 40)
    row = EndsRow(SPACING, end_first=True)
    qtbot.addWidget(row)
    row.show_ends([back], [main])
    row.resize(600, 40)
    row.arrange()

    assert row.shown == [main, back]
    assert main.geometry().right() == 599
    assert back.geometry().left() == 0


def test_a_hidden_widget_takes_no_room(qtbot: QtBot) -> None:
    pieces: list[QWidget] = [Piece(100, 30), Piece(100, 30)]
    row = flow(pieces)
    qtbot.addWidget(row)
    pieces[0].hide()

    assert row.places(400) == [QRect(0, 0, 100, 30)]


@pytest.mark.parametrize("arrange", [flow, grid, ends])
def test_a_row_that_is_seen_grows_with_what_is_in_it(
    qtbot: QtBot, arrange: Callable[[list[QWidget]], Arrangement]
) -> None:
    piece = Piece(100, 30)
    row = arrange([piece])
    qtbot.addWidget(row)
    row.resize(400, 100)
    row.show()
    assert row.heightForWidth(400) == 30

    piece.grow_to(QSize(100, 70))
    lay_out_now()

    assert row.heightForWidth(400) == 70


def test_what_a_row_held_before_it_was_hidden_is_forgotten(qtbot: QtBot) -> None:
    piece = Piece(100, 30)
    row = flow([piece])
    qtbot.addWidget(row)
    row.show()
    assert row.heightForWidth(400) == 30
    row.hide()

    piece.grow_to(QSize(100, 70))

    assert row.heightForWidth(400) == 70
