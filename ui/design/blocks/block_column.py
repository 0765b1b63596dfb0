"""Paints the blocks of a page below each other, and updates them in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from citizenspot.visit.views import (
    Block,
    Checklist,
    Choices,
    Code,
    Fields,
    Notice,
    Numbered,
    Rating,
    Rows,
    SignaturePad,
    Waiting,
)
from ui.design.blocks.checklist import ChecklistBlock
from ui.design.blocks.choices import ChoicesBlock
from ui.design.blocks.code import CodeBlock
from ui.design.blocks.fields import FieldsBlock
from ui.design.blocks.notice import NoticeBlock
from ui.design.blocks.numbered import NumberedBlock
from ui.design.blocks.rating import RatingBlock
from ui.design.blocks.rows import RowsBlock
from ui.design.blocks.signature import SignatureBlock
from ui.design.blocks.waiting import WaitingBlock
from ui.design.keyed_column import KeyedColumn, Shown
from ui.design.look import Surroundings

BlockMakers = Mapping[type, Callable[[Surroundings], Shown[Any]]]

BLOCK_MAKERS: BlockMakers = {
    Checklist: ChecklistBlock,
    Choices: ChoicesBlock,
    Code: CodeBlock,
    Fields: FieldsBlock,
    Notice: NoticeBlock,
    Numbered: NumberedBlock,
    Rating: RatingBlock,
    Rows: RowsBlock,
    SignaturePad: SignatureBlock,
    Waiting: WaitingBlock,
}
"""The blocks that both screens show; screen 1 adds its own."""


class BlockColumn(KeyedColumn[Block]):
    """The blocks of one page.

    A block of the same kind in the same turn is the same block with newer values. Blocks of a
    kind without a maker are not shown: they are not for this screen.
    """

    def __init__(self, around: Surroundings, makers: BlockMakers = BLOCK_MAKERS) -> None:
        super().__init__(
            type, lambda block: makers[type(block)](around), around.look.measures.spaces(2.5)
        )
        self._makers = makers

    def show_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Show these blocks."""
        self.show_values([block for block in blocks if type(block) in self._makers])

    @property
    def focus_place(self) -> QWidget | None:
        """Return the first place to type, if there is one."""
        places = (getattr(widget, "focus_place", None) for widget in self.widgets)
        return next((place for place in places if isinstance(place, QWidget)), None)
