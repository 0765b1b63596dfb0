"""The large radio card of one value of a choice."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from citizenspot.visit.views import Option
from ui.design.controls.act_card import card_coat
from ui.design.controls.face import Face
from ui.design.controls.pressable import Words
from ui.design.icon import IconName
from ui.design.look import Look
from ui.design.painting import painter_on
from ui.design.showable import one_line


class OptionCard(QRadioButton):
    """A radio button that is pressed anywhere on its card."""

    def __init__(self, look: Look, option: Option) -> None:
        super().__init__()
        self._look = look
        self._face = Face(look, across=2, down=2, centred=False)
        self.option = option
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(one_line(option.label))
        self.toggled.connect(self._show)
        self._show()

    def hitButton(self, position: QPoint) -> bool:
        """Take presses anywhere on the card."""
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

    def changeEvent(self, event: QEvent) -> None:
        """Turn the face around with the reading direction."""
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._show()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, its mark filled where it is chosen."""
        del event
        with painter_on(self) as painter:
            coat = card_coat(self._look, selected=self.isChecked(), lit=self.underMouse())
            self._face.paint(painter, QRectF(self.rect()), coat, focused=self.hasFocus())

    def _show(self) -> None:
        mark: IconName = "radio-chosen" if self.isChecked() else "radio"
        if self._face.show(Words(self.option.label, icon=(mark, "before")), self.layoutDirection()):
            self.updateGeometry()
        self.update()
