"""A sheet is cut by the mouse or by keys alone; a dropped file is opened."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from citizenspot.texts import Texts
from citizenspot.visit.commands import AnyCommand
from citizenspot.visit.table_commands import CropSheet, OpenFile, StraightenSheet
from citizenspot.visit.views import Act, SheetPicture
from tests.documents.papers import picture
from ui.design.contrast import theme
from ui.design.look import Look, Replies, Surroundings
from ui.design.millimetres import desk_measures
from ui.mediator.dropped_file import dragged_file, opening
from ui.mediator.sheet_cutting import CuttingBlock, CuttingView

SHEET = picture(size=(300, 400), kind="JPEG")


class Bench:
    """A sheet on screen 1, and the commands that came of it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.commands: list[AnyCommand] = []
        replies = Replies(
            lambda act: self.commands.append(act.command), lambda _: None, lambda *_: None
        )
        look = Look(theme("light"), desk_measures(96 / 25.4))
        self.block = CuttingBlock(Surroundings(look, Texts.for_language("en").say, replies))
        # A window of its own would tell the display how small it may be; the desk's never does.
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.block.setParent(self.window)
        self.show(editable=True)
        self.block.resize(900, 700)
        self.window.resize(900, 700)
        self.window.show()
        assert isinstance(self.block.view, CuttingView)
        self.view = self.block.view

    def show(self, *, editable: bool) -> None:
        acts = (Act("Straighten", StraightenSheet()),)
        self.block.show_value(SheetPicture(SHEET, "Lease", "How", editable=editable, acts=acts))

    def keys(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.view, key)

    def drag(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(self.view, left, pos=self.at(one))
        QTest.mouseMove(self.view, self.at(other))
        QTest.mouseRelease(self.view, left, pos=self.at(other))

    def at(self, part: tuple[float, float]) -> QPoint:
        sheet = self.view.sheet
        across, down = part
        return QPointF(
            sheet.left() + across * sheet.width(), sheet.top() + down * sheet.height()
        ).toPoint()


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def test_keys_alone_move_the_sides_and_cut(bench: Bench) -> None:
    key = Qt.Key
    bench.keys(key.Key_Left, key.Key_Left, key.Key_Right, key.Key_Down, key.Key_Up, key.Key_Return)
    assert bench.commands == [CropSheet(10, 10, 980, 990)]


def test_shift_moves_a_side_back_and_escape_leaves_the_frame(bench: Bench) -> None:
    bench.keys(Qt.Key.Key_Left, Qt.Key.Key_Left)
    QTest.keyClick(bench.view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    bench.keys(Qt.Key.Key_Return)
    assert bench.commands == [CropSheet(0, 0, 990, 1000)]
    bench.keys(Qt.Key.Key_Escape, Qt.Key.Key_Return)
    assert len(bench.commands) == 1


def test_the_mouse_draws_the_part_that_is_kept(bench: Bench) -> None:
    bench.drag((0.75, 0.5), (0.25, 0.1))
    (cut,) = bench.commands
    assert isinstance(cut, CropSheet)
    wanted = (250, 100, 750, 500)
    sides = (cut.left, cut.top, cut.right, cut.bottom)
    assert all(abs(a - b) <= 5 for a, b in zip(sides, wanted, strict=True))


def test_a_slip_of_the_hand_cuts_nothing_nor_does_a_sheet_at_work(bench: Bench) -> None:
    bench.drag((0.5, 0.5), (0.52, 0.51))
    bench.show(editable=False)
    bench.drag((0.1, 0.1), (0.9, 0.9))
    bench.keys(Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert bench.commands == []


def test_what_else_may_be_done_stands_beside_the_sheet(bench: Bench) -> None:
    (button,) = bench.block.buttons
    button.click()
    assert bench.commands == [StraightenSheet()]


@pytest.mark.parametrize(
    ("urls", "path"),
    [
        (["file:///media/stick/lease.pdf"], "/media/stick/lease.pdf"),
        (["file:///a.pdf", "file:///b.pdf"], ""),
        (["https://town.example/lease.pdf"], ""),
        ([], ""),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_one_file_of_this_machine_can_be_dropped(urls: list[str], path: str) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl(url) for url in urls])
    event = QDropEvent(
        QPointF(0, 0),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    assert dragged_file(event) == path
    assert opening(path).command == OpenFile(path)
