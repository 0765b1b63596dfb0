"""One key: at least 15 mm each way, named, and never taking the focus from what is typed in."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from ui.design.controls.button import Button, Style
from ui.design.controls.face import Face
from ui.design.controls.pressable import Words
from ui.design.icon import IconName
from ui.design.look import Look


class Key(Button):
    """A key that is `across` keys wide; one that is 0 wide is as wide as its words."""

    def __init__(
        self,
        look: Look,
        words: Words,
        pressed: Callable[[], None],
        *,
        across: float = 1.0,
        style: Style = "plain",
    ) -> None:
        self._across = across
        super().__init__(look, words, pressed, style)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _made_face(self) -> Face:
        """Return a face with little room at its sides: a letter may be as wide as its key."""
        return Face(self._look, across=0.25 if self._across else 1.0)

    def sizeHint(self) -> QSize:
        """Return the size of a target for each key it is wide, and its room."""
        measures = self._look.measures
        side = measures.target + 2 * measures.room
        wide = round(side * self._across) or super().sizeHint().width()
        return QSize(max(side, wide), side)

    def show_picture(self) -> None:
        """Leave the words to assistive technology: the row has no room for them."""
        self._across = 1.0
        self._face = self._made_face()
        self.show_words(replace(self._words, label="", name=self._words.name or self._words.label))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a key is not made smaller than a finger."""
        return self.sizeHint()

    def heightForWidth(self, width: int) -> int:
        """Return the height of a target."""
        del width
        return self.sizeHint().height()


def picture_words(icon: IconName, name: str) -> Words:
    """Return the words of a key that shows a picture."""
    return Words("", icon=(icon, "before"), name=name)
