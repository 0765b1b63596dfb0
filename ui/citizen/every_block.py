"""Screen 2's blocks: those of both screens, and the keypad for a PIN."""

from __future__ import annotations

from citizenspot.visit.views import PinPad
from ui.citizen.pin.pin_pad import PinPadBlock
from ui.design.blocks.block_column import BlockMakers
from ui.design.blocks.every_block import BLOCK_MAKERS

BLOCKS: BlockMakers = {
    **BLOCK_MAKERS,
    PinPad: lambda around: PinPadBlock(around, around.replies.send_pin),
}
