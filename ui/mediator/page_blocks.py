"""The blocks of the desk's pages, and what the page asks of those that are typed in.

Loaded with the first page that has a block. The page between two visits, which every start waits
for, has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from citizenspot.visit.views import (
    CardShown,
    DocumentForm,
    EntryForm,
    Fields,
    PinPad,
    SheetPicture,
)
from ui.design.blocks.block_column import BlockMakers
from ui.design.blocks.every_block import BLOCK_MAKERS
from ui.design.look import Surroundings
from ui.mediator.card_shown import CardShownBlock
from ui.mediator.document_form import DocumentFormBlock
from ui.mediator.fields.editor import DeskEditor
from ui.mediator.fields.fields_block import FieldsBlock
from ui.mediator.forms.entry_form import EntryFormBlock
from ui.mediator.identity_papers import IdentityPapers
from ui.mediator.own_pin import OwnPinBlock
from ui.mediator.sheet_cutting import CuttingBlock


def desk_blocks(papers: IdentityPapers, finished: Callable[[], None]) -> BlockMakers:
    """Return who makes which block; `finished` hears of Enter in the last field of a page."""

    def made_fields(around: Surroundings) -> FieldsBlock:
        made = FieldsBlock(around)
        made.finished.connect(finished)
        return made

    return {
        **BLOCK_MAKERS,
        CardShown: CardShownBlock,
        DocumentForm: lambda around: DocumentFormBlock(around, papers),
        EntryForm: EntryFormBlock,
        Fields: made_fields,
        PinPad: OwnPinBlock,
        SheetPicture: CuttingBlock,
    }


def commit_fields(blocks: Iterable[QWidget]) -> None:
    """Send whatever was typed into fields and not sent yet."""
    for block in blocks:
        if isinstance(block, FieldsBlock):
            block.commit()


def forget_secrets(blocks: Iterable[QWidget]) -> None:
    """Empty the entries that a page which is put aside must not keep."""
    for block in blocks:
        if isinstance(block, EntryFormBlock):
            block.forget_secrets()


def rest_editors(page: QWidget, *, rests: bool) -> None:
    """Let the editors of a page send nothing by being left, or again as ever."""
    for part in page.findChildren(QWidget):
        if isinstance(part, DeskEditor):
            part.rest(rests=rests)
