"""Notices above the page: the most pressing first, each with its acts, never in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citizenspot.texts import Texts
from citizenspot.visit.views import Notice
from ui.design.announcing import announce
from ui.design.fonts import Type
from ui.design.look import Surroundings
from ui.design.plain_text import PlainText
from ui.mediator.controls.notice_line import NoticeLine
from ui.mediator.controls.row_list import RowList

Announced = Callable[[QWidget, str], None]

MOST_SHOWN = 4
"""More would push the page away; the rest is counted and moves up as these are dealt with."""


class NoticeStack(QWidget):
    """Shows notices; none hides it. One that is new is announced, and takes no focus."""

    def __init__(self, around: Surroundings, texts: Texts, announced: Announced = announce) -> None:
        super().__init__()
        self._around, self._texts, self._announced = around, texts, announced
        self._told: tuple[Notice, ...] = ()
        look = around.look
        spacing = look.measures.spaces(0.8)
        self._notices = RowList[Notice, NoticeLine](self._made, NoticeLine.show_value, spacing)
        self._rest = PlainText(look, kind=Type.SMALL, ink=look.colours.text_subtle, inset=True)
        column = QVBoxLayout(self)
        across = look.measures.spaces(3)
        column.setContentsMargins(across, spacing, across, spacing)
        column.setSpacing(0)
        column.addWidget(self._notices)
        column.addWidget(self._rest)
        self.hide()

    @property
    def lines(self) -> tuple[NoticeLine, ...]:
        """Return the notices shown, from the top."""
        return self._notices.widgets

    def show_notices(self, notices: tuple[Notice, ...]) -> None:
        """Show these notices."""
        self._notices.show_all(notices[:MOST_SHOWN])
        more = len(notices) - MOST_SHOWN
        said = self._texts.count("{number} more notice", "{number} more notices", max(more, 0))
        self._rest.show_text(said if more > 0 else "")
        self._rest.setVisible(more > 0)
        self.setVisible(bool(notices))
        new = [each for each in notices if each not in self._told]
        self._told = notices
        if new:
            self._announced(self, " ".join(f"{each.sentence} {each.next}".strip() for each in new))

    def _made(self, notice: Notice) -> NoticeLine:
        block = NoticeLine(self._around)
        block.show_value(notice)
        return block
