"""The current page in the middle of the desk: heading, sentences, blocks; updated in place."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citizenspot.visit.views import Page, ParkedVisit
from ui.design.blocks.block_column import BlockColumn, BlockMakers
from ui.design.controls.card import Card
from ui.design.fonts import Type
from ui.design.laying_out import lay_out_now
from ui.design.look import Look, Surroundings
from ui.design.painting import painter_on
from ui.design.plain_text import PlainText
from ui.mediator.controls.scrolling import Scrolling
from ui.mediator.controls.section import Section
from ui.mediator.controls.watermark import paint_watermark
from ui.mediator.dropped_file import dragged_file, opening
from ui.mediator.identity_papers import IdentityPapers
from ui.mediator.parked_list import parked_list

CONTENT_EMS = 62
"""A wider page would part labels from values, and lines would be too long to read."""


class PageArea(QWidget):
    """Shows a page. A page of the same name changes only where it differs."""

    finished = Signal()
    """Enter was pressed in the last field of the page."""

    def __init__(self, around: Surroundings, papers: IdentityPapers) -> None:
        super().__init__()
        self._look = look = around.look
        self._around, self._papers = around, papers
        self._name: str | None = None
        self._watermark = ""
        self.heading = Heading(look)
        self._sentences = PlainText(look, ink=look.colours.text_subtle, most_lines=8)
        self._makers = cache(self._loaded_makers)
        self._blocks = BlockColumn(around, self._makers)
        self._left: tuple[str, BlockColumn] | None = None
        self._parked = parked_list(look, around.replies.press)
        parked = Card(look, pad=0.5)
        parked.column.addWidget(self._parked)
        self._aside = Section(look, around.say("Parked visits"), parked)
        self._scrolling = Scrolling(look, self._inside())
        self._aside.hide()
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scrolling)

    def get_ready(self) -> None:
        """Load what makes blocks, so that the first page with one is as quick as any."""
        self._makers()

    def show_page(self, page: Page, *, locked: bool = False) -> bool:
        """Show a page; return whether it is another one than before.

        The page that a desk was `locked` on is put aside as it is: it comes back with what was
        typed, or goes when another one is shown after it.
        """
        is_other = page.name != self._name
        if is_other:
            self._turn_to(page, locked=locked)
            self._name = page.name
        self.heading.show_text(page.heading)
        self._sentences.show_text("\n".join(page.sentences))
        self._sentences.setVisible(bool(page.sentences))
        self._blocks.show_blocks(page.blocks)
        return is_other

    def lay_out(self) -> None:
        """Lay everything out now, with the scroll bar there or not: Qt would see a turn later."""
        lay_out_now()
        QCoreApplication.sendPostedEvents(self._scrolling, QEvent.Type.MetaCall.value)
        lay_out_now()

    @property
    def name(self) -> str:
        """Return the name of the page shown."""
        return self._name or ""

    @property
    def focus_place(self) -> QWidget:
        """Return the first place to type, or the heading of a page that has none."""
        return self._blocks.focus_place or self.heading

    def commit(self) -> None:
        """Send whatever was typed into fields and not sent yet."""
        if self._blocks.widgets:
            from ui.mediator.page_blocks import commit_fields  # noqa: PLC0415 - not before a block

            commit_fields(self._blocks.widgets)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let a file be dropped; while no paper is copied the desk does nothing with it."""
        if dragged_file(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped."""
        self._around.replies.press(opening(dragged_file(event)))

    def show_watermark(self, text: str) -> None:
        """Write a text large and faint behind the page; an empty one writes nothing."""
        if text != self._watermark:
            self._watermark = text
            self.update()

    def show_parked(self, parked: tuple[ParkedVisit, ...]) -> None:
        """List the visits put aside below the page; none lists nothing."""
        self._parked.show_all(parked)
        self._aside.setVisible(bool(parked))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the watermark."""
        if not self._watermark:
            return
        with painter_on(self) as painter:
            paint_watermark(painter, self.size(), event.rect(), self._look, self._watermark)

    def _turn_to(self, page: Page, *, locked: bool) -> None:
        """Begin another page at its top, with nothing of the one before."""
        old, left = self._blocks, self._left
        if left is not None and left[0] == page.name and not locked:
            self._left = None
            self._put(left[1], old)
            _rest(left[1], rests=False)
            old.deleteLater()
            return
        above = frozenset({page.heading, *page.sentences})
        self._blocks = BlockColumn(replace(self._around, said_above=above), self._makers)
        # Filled before it is in the layout: once inside, each part would lay out the whole page.
        self._blocks.show_blocks(page.blocks)
        _rest(old, rests=locked)
        self._put(self._blocks, old)
        self._scrolling.verticalScrollBar().setValue(0)
        self._put_aside(old, locked=locked)

    def _put(self, blocks: BlockColumn, before: BlockColumn) -> None:
        self._blocks = blocks
        self._column.replaceWidget(before, blocks)
        before.hide()
        blocks.show()

    def _put_aside(self, old: BlockColumn, *, locked: bool) -> None:
        """Keep the page that a desk was locked on, without its secrets; forget every other."""
        if locked and self._left is None and self._name is not None:
            self._left = (self._name, old)
            if old.widgets:
                from ui.mediator.page_blocks import forget_secrets  # noqa: PLC0415 - as in commit

                forget_secrets(old.widgets)
            return
        old.deleteLater()
        if not locked and self._left is not None:
            self._left[1].deleteLater()
            self._left = None

    def _loaded_makers(self) -> BlockMakers:
        from ui.mediator.page_blocks import desk_blocks  # noqa: PLC0415 - no start waits for it

        return desk_blocks(self._papers, self.finished.emit)

    def _inside(self) -> QWidget:
        measures = self._look.measures
        inside, content = QWidget(), QWidget()
        beside = QHBoxLayout(inside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(content, 1000)
        beside.addStretch(1)
        content.setMaximumWidth(CONTENT_EMS * measures.body)
        self._column = column = QVBoxLayout(content)
        edge = measures.spaces(4)
        column.setContentsMargins(edge, measures.spaces(3), edge, measures.spaces(3))
        column.setSpacing(measures.spaces(1.5))
        for part in (self.heading, self._sentences):
            column.addWidget(part)
        column.addSpacing(measures.spaces(1))
        column.addWidget(self._blocks)
        column.addWidget(self._aside)
        column.addStretch(1)
        return inside


def _rest(blocks: BlockColumn, *, rests: bool) -> None:
    """Let the editors of a page send nothing by being left, or again as ever."""
    if blocks.widgets:
        from ui.mediator.page_blocks import rest_editors  # noqa: PLC0415 - as in commit

        rest_editors(blocks, rests=rests)


class Heading(PlainText):
    """The page's heading; it takes the focus of a page that has nothing to type."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, kind=Type.HEADING, most_lines=4)
        self.setContentsMargins(0, 0, 0, look.measures.spaces(1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, and a line under them while the focus is here."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        width = self._look.measures.focus
        with painter_on(self) as painter:
            line = QRectF(0, self.height() - width, self._look.measures.spaces(8), width)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                line.moveRight(self.width())
            painter.fillRect(line, QColor(self._look.colours.accent))
