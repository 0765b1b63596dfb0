"""One value of a choice on the desk: a radio button with the digit that chooses it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from citizenspot.visit.views import Option
from ui.design.controls.act_card import card_coat
from ui.design.controls.face import Face
from ui.design.controls.pressable import Words
from ui.design.icon import IconName
from ui.design.look import Look
from ui.design.painting import painter_on
from ui.design.showable import one_line
from ui.mediator.keys_at_once import is_plain_enter

_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})


class NumberedOption(QRadioButton):
    """A radio button pressed anywhere; its editor answers arrows, digits and Enter."""

    def __init__(self, look: Look, option: Option, digit: str) -> None:
        super().__init__()
        self._look, self._digit = look, digit
        self._face = Face(look, across=1.5, down=0.8, centred=False)
        self.option = option
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(one_line(option.label))
        self.toggled.connect(self._show)
        self._show()

    def event(self, event: QEvent) -> bool:
        """Claim Enter, which no other button may answer now."""
        if event.type() == QEvent.Type.ShortcutOverride and is_plain_enter(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows to the editor: they move without choosing."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def hitButton(self, position: QPoint) -> bool:
        """Take presses anywhere."""
        return self.rect().contains(position)

    def hasHeightForWidth(self) -> bool:
        """Say that long words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the face at a width."""
        return self._face.height_for_width(width)

    def sizeHint(self) -> QSize:
        """Return the best size of the face."""
        return self._face.size_hint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the face."""
        return self._face.minimum_size_hint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the option, its mark filled where it is chosen."""
        del event
        with painter_on(self) as painter:
            coat = card_coat(self._look, selected=self.isChecked(), lit=self.underMouse())
            self._face.paint(painter, QRectF(self.rect()), coat, focused=self.hasFocus())

    def _show(self) -> None:
        mark: IconName = "radio-chosen" if self.isChecked() else "radio"
        words = Words(self.option.label, icon=(mark, "before"), key=self._digit)
        self._face.show(words, self.layoutDirection())
        self.update()
