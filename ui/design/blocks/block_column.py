"""Paints the blocks of a page below each other, and updates them in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from citizenspot.visit.views import Block
from ui.design.keyed_column import KeyedColumn, Shown
from ui.design.look import Surroundings

BlockMakers = Mapping[type, Callable[[Surroundings], Shown[Any]]]


class BlockColumn(KeyedColumn[Block]):
    """The blocks of one page.

    A block of the same kind in the same turn is the same block with newer values. Blocks of a
    kind without a maker are not shown: they are not for this screen.
    """

    def __init__(self, around: Surroundings, makers: Callable[[], BlockMakers]) -> None:
        """`makers` is asked when there is a block to show: it loads what makes them."""
        super().__init__(
            type, lambda block: makers()[type(block)](around), around.look.measures.spaces(2.5)
        )
        self._makers = makers

    def show_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Show these blocks."""
        makers = self._makers() if blocks else {}
        self.show_values([block for block in blocks if type(block) in makers])

    @property
    def focus_place(self) -> QWidget | None:
        """Return the first place to type, if there is one."""
        places = (getattr(widget, "focus_place", None) for widget in self.widgets)
        return next((place for place in places if isinstance(place, QWidget)), None)
