"""Who makes which block: those that both screens show; each screen adds its own.

Loaded with the first page that has a block. The page between two visits, which every start waits
for, has none.
"""

from __future__ import annotations

from citizenspot.visit.views import (
    Checklist,
    Choices,
    Code,
    Fields,
    Notice,
    Numbered,
    Rating,
    Rows,
    SheetPicture,
    SignaturePad,
    Waiting,
)
from ui.design.blocks.block_column import BlockMakers
from ui.design.blocks.checklist import ChecklistBlock
from ui.design.blocks.choices import ChoicesBlock
from ui.design.blocks.code import CodeBlock
from ui.design.blocks.fields import FieldsBlock
from ui.design.blocks.notice import NoticeBlock
from ui.design.blocks.numbered import NumberedBlock
from ui.design.blocks.rating import RatingBlock
from ui.design.blocks.rows import RowsBlock
from ui.design.blocks.sheet import SheetBlock
from ui.design.blocks.signature import SignatureBlock
from ui.design.blocks.waiting import WaitingBlock

BLOCK_MAKERS: BlockMakers = {
    Checklist: ChecklistBlock,
    Choices: ChoicesBlock,
    Code: CodeBlock,
    Fields: FieldsBlock,
    Notice: NoticeBlock,
    Numbered: NumberedBlock,
    Rating: RatingBlock,
    Rows: RowsBlock,
    SheetPicture: SheetBlock,
    SignaturePad: SignatureBlock,
    Waiting: WaitingBlock,
}
