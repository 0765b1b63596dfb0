"""The middle of screen 2: heading, sentences and blocks, scrolled only where they do not fit."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citizenspot.visit.speech import Place
from citizenspot.visit.views import CitizenView, Page
from ui.citizen.scroll_room import ScrollRoom
from ui.design.blocks.block_column import BlockColumn, BlockMakers
from ui.design.controls.medallion import Medallion
from ui.design.controls.toned_line import TonedLine
from ui.design.fonts import Type
from ui.design.icon import IconName
from ui.design.keyed_column import KeyedColumn, Shown
from ui.design.laying_out import lay_out_now
from ui.design.look import Surroundings
from ui.design.plain_text import PlainText
from ui.design.shown_part import ShownPart

_MOST_HEADING_LINES = 4
_MEDALLION_EMS = 4
_LOW_EMS = 24
"""A page lower than this is that of a tablet, or of large text."""

_SPACES, _LOW_SPACES = (4, 2, 1.5), (1.5, 1, 1)
"""Spaces above, below and between the parts of a page."""


def load_blocks() -> BlockMakers:
    """Return what makes blocks, loaded when it is first asked for."""
    from ui.citizen.every_block import BLOCKS  # noqa: PLC0415 - no start waits for it

    return BLOCKS


class PageBody(QWidget):
    """One page's content in a readable column, in the middle of the screen."""

    def __init__(self, around: Surroundings, page: Page, icon: IconName | None = None) -> None:
        super().__init__()
        look = around.look
        measures = look.measures
        above = frozenset({page.heading, *page.sentences})
        self._hand = TonedLine(look, "pen", look.colours.information.ink, Type.SMALL_STRONG)
        self.heading = PlainText(look, "", Type.HEADING, most_lines=_MOST_HEADING_LINES, inset=True)
        self._sentences = KeyedColumn[str](str, lambda _text: _Sentence(around), measures.space)
        self.blocks = BlockColumn(replace(around, said_above=above), load_blocks)
        self._above_blocks: tuple[ShownPart[CitizenView], ...] = (
            ShownPart(lambda view: self._hand.say(view.hand), "hand"),
            ShownPart(lambda view: self.heading.show_text(view.page.heading), "page.heading"),
            ShownPart(lambda view: self._show_sentences(view.page.sentences), "page.sentences"),
        )
        self._measures = measures
        self._has_new_field = False
        self._column = column = QVBoxLayout()
        self._keep_apart(is_low=False)
        if icon:
            picture = QHBoxLayout()
            picture.setContentsMargins(measures.room, 0, 0, 0)
            picture.addWidget(Medallion(look, icon, _MEDALLION_EMS * measures.body))
            picture.addStretch()
            column.addLayout(picture)
        for part in (self._hand, self.heading, self._sentences):
            column.addWidget(part)
        column.addSpacing(measures.spaces(1))
        column.addWidget(self.blocks)
        column.addStretch()
        content = QWidget()
        content.setLayout(column)
        self._room = ScrollRoom(look, around.say, content)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the parts less apart where the page is low: more of it is seen at once."""
        super().resizeEvent(event)
        self._keep_apart(is_low=self.height() < _LOW_EMS * self._measures.body)

    def _keep_apart(self, *, is_low: bool) -> None:
        measures, column = self._measures, self._column
        above, below, between = _LOW_SPACES if is_low else _SPACES
        column.setContentsMargins(0, measures.spaces(above), 0, measures.spaces(below))
        column.setSpacing(measures.spaces(between))

    def show_view(self, view: CitizenView) -> None:
        """Show the newer values of the same page."""
        had_field = self.blocks.focus_place is not None
        for part in self._above_blocks:
            part.show_view(view)
        self.blocks.show_blocks(view.page.blocks)
        self._has_new_field = self.isVisible() and not had_field

    def _show_sentences(self, sentences: tuple[str, ...]) -> None:
        self._sentences.show_values(sentences)
        self._sentences.setVisible(bool(sentences))

    def bring_new_field_into_view(self) -> None:
        """Scroll to the first field of a page that had none before its newest values."""
        field = self.blocks.focus_place
        if self._has_new_field and field is not None:
            lay_out_now()
            self._room.make_visible(field)

    def part(self, place: Place) -> QWidget | None:
        """Return what stands at a place of the page, and move so that it is seen."""
        found = self._found(place)
        if found is not None:
            self._room.make_visible(found)
        return found

    def _found(self, place: Place) -> QWidget | None:
        match place.of:
            case "hand":
                return self._hand
            case "heading":
                return self.heading
            case "sentence":
                return self._sentences.part(place.number)
            case "block":
                block = self.blocks.part(place.number)
                return block.part(place.item) if isinstance(block, Shown) else block
            case _:
                return None

    def bring_into_view(self, place: QWidget) -> None:
        """Scroll so that a part of the page is seen."""
        self._room.make_visible(place)

    def bring_to_top(self, place: QWidget) -> None:
        """Scroll so that the field a place belongs to begins the page, its label first."""
        line = place.parentWidget()
        while line is not None and not isinstance(line, Shown):
            line = line.parentWidget()
        self._room.bring_to_top(line or place)

    def take_focus(self) -> None:
        """Put the focus on the first field to fill in, or on the heading."""
        self._room.let_ways_follow()
        place = self.blocks.focus_place or self.heading
        place.setFocus(Qt.FocusReason.OtherFocusReason)
        self._room.make_visible(place)


class _Sentence(Shown[str]):
    """One sentence below the heading."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._text = PlainText(around.look, inset=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._text)

    def show_value(self, value: str) -> None:
        """Show the sentence."""
        self._text.show_text(value)
