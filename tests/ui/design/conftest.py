"""Blocks on a bench: painted at the citizen's sizes, with everything they send written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QAbstractButton, QLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6.Shiboken import delete

from citizenspot.visit.commands import AnyCommand, EnterField, Rate, Sign
from citizenspot.visit.views import Act, Block
from citizenspot.visit.words import TextSize
from ui.design.blocks.block_column import BlockColumn
from ui.design.blocks.every_block import BLOCK_MAKERS
from ui.design.contrast import theme
from ui.design.fonts import load_fonts
from ui.design.look import Look, Replies, Surroundings
from ui.design.millimetres import citizen_measures

PIXELS_PER_MM = 4.0


@dataclass
class Bench:
    """A window with blocks in it, and what they sent."""

    window: QWidget
    column: BlockColumn
    pressed: list[Act] = field(default_factory=list)
    given: list[EnterField | Sign | Rate] = field(default_factory=list)
    drafts: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def commands(self) -> list[AnyCommand]:
        """Return the commands of what was pressed."""
        return [act.command for act in self.pressed]

    def show(self, *blocks: Block) -> None:
        """Show these blocks on the page."""
        self.column.show_blocks(blocks)

    def button(self, name: str) -> QAbstractButton:
        """Return the visible button of this name."""
        buttons = self.window.findChildren(QAbstractButton)
        found = [each for each in buttons if each.isVisible() and each.accessibleName() == name]
        assert len(found) == 1, [each.accessibleName() for each in buttons]
        return found[0]


@pytest.fixture
def look(qapp: object) -> Look:
    del qapp
    load_fonts()
    return Look(theme("light"), citizen_measures(PIXELS_PER_MM, TextSize.NORMAL))


@pytest.fixture
def lay_out(qtbot: QtBot, look: Look) -> Iterator[Callable[..., Bench]]:
    """Return how to put blocks on a bench."""
    opened: list[QWidget] = []

    def open_bench(*blocks: Block) -> Bench:
        window = QWidget()
        opened.append(window)
        pressed: list[Act] = []
        given: list[EnterField | Sign | Rate] = []
        drafts: list[tuple[str, str, str]] = []
        replies = Replies(
            pressed.append, given.append, lambda case, name, text: drafts.append((case, name, text))
        )
        column = BlockColumn(Surroundings(look, str, replies), lambda: BLOCK_MAKERS)
        layout = QVBoxLayout(window)
        layout.addWidget(column)
        layout.addStretch()
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.show_blocks(blocks)
        window.resize(1000, 900)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return Bench(window, column, pressed, given, drafts)

    yield open_bench
    for window in opened:
        # Now, not when the garbage is collected: a field that loses focus then would commit.
        delete(window)
