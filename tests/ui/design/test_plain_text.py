"""Text from outside is text, whatever it pretends to be."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.rigs.canary import canary_server
from ui.design.look import Look
from ui.design.plain_text import PlainText

MakeText = Callable[..., PlainText]


@pytest.fixture
def make_text(qtbot: QtBot, look: Look) -> MakeText:
    def make(text: str, width: int = 400, most_lines: int = 0) -> PlainText:
        label = PlainText(look, text, most_lines=most_lines)
        qtbot.addWidget(label)
        label.resize(width, label.heightForWidth(width))
        label.show()
        return label

    return make


@pytest.fixture
def canary() -> Iterator[tuple[str, list[str]]]:
    """The address of a server that nobody must call, and the calls it got."""
    with canary_server() as server:
        yield server


class LayoutRequests(QObject):
    """Counts how often a widget is asked to lay out its content again."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() is QEvent.Type.LayoutRequest
        return super().eventFilter(watched, event)


def painted(label: PlainText) -> QImage:
    QApplication.processEvents()
    return label.grab().toImage()


def ink_rows(image: QImage) -> set[int]:
    """Return the rows of pixels in which something is written."""
    ground = image.pixelColor(image.width() - 1, image.height() - 1)
    return {
        row
        for row in range(image.height())
        if any(image.pixelColor(at, row) != ground for at in range(0, image.width(), 2))
    }


def test_a_picture_named_in_a_text_is_never_fetched(
    make_text: MakeText, canary: tuple[str, list[str]]
) -> None:
    address, calls = canary
    text = f"<h1>Ana</h1><img src='{address}'>"

    label = make_text(text)
    painted(label)

    assert calls == []
    assert label.shown == text
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_picture_of_this_machine_is_never_shown(make_text: MakeText, tmp_path: Path) -> None:
    file = tmp_path / "canary.png"
    picture = QImage(300, 300, QImage.Format.Format_RGB32)
    picture.fill(QColor("#FF00FF"))
    assert picture.save(str(file))

    image = painted(make_text(f"<img src='{file}'> <img src='file://{file}'>"))

    colours = {
        image.pixelColor(x, y).name().upper()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }
    assert "#FF00FF" not in colours


def test_an_unbroken_word_wraps_and_stays_inside(make_text: MakeText, look: Look) -> None:
    width = 300
    label = make_text("palavra" * 700, width)

    lines = label.heightForWidth(width) / look.measures.body
    assert lines > 100
    image = painted(label)
    assert image.width() == width


def test_too_many_lines_end_in_an_ellipsis_and_are_still_named_in_full(
    make_text: MakeText, look: Look
) -> None:
    text = " ".join(["uma linha que continua"] * 40)

    cut, whole = make_text(text, most_lines=3), make_text(text)

    assert cut.heightForWidth(400) < 3.2 * 1.5 * look.measures.body
    assert whole.heightForWidth(400) > 3 * cut.heightForWidth(400)
    assert cut.accessibleName() == text


def test_the_same_number_of_lines_asks_for_no_other_room(qtbot: QtBot, look: Look) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    label = PlainText(look, "Rua 1")
    column = QVBoxLayout(ground)
    column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    column.addWidget(label)
    ground.resize(600, 400)
    ground.show()
    QApplication.processEvents()
    QApplication.processEvents()
    requests = LayoutRequests(ground)

    label.show_text("Rua 2")
    QApplication.processEvents()
    assert requests.count == 0

    label.show_text("Rua muito comprida " * 40)
    QApplication.processEvents()
    assert requests.count > 0


def test_another_text_is_painted(make_text: MakeText) -> None:
    label = make_text("Rua das Amostras")
    before = painted(label)

    label.show_text("Largo do Exemplo")

    assert painted(label) != before


def test_words_are_not_pressed_out_of_their_line(make_text: MakeText) -> None:
    image = painted(make_text("Ágora çãõ jgpq"))

    rows = ink_rows(image)
    assert min(rows) > 0
    assert max(rows) < image.height() - 1


def test_right_to_left_begins_at_the_right(make_text: MakeText) -> None:
    label = make_text("Olá", 600)
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    image = painted(label)

    ground = image.pixelColor(0, 0)
    written = [
        at
        for at in range(image.width())
        if any(image.pixelColor(at, row) != ground for row in range(image.height()))
    ]
    assert min(written) > image.width() / 2
