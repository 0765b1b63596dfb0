"""Paints the pad to sign on, with what is signed above it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from citizenspot.visit.commands import Sign
from citizenspot.visit.views import SignaturePad
from ui.design.arrangement import FlowRow
from ui.design.controls.button import Button
from ui.design.controls.drawing_area import DrawingArea
from ui.design.controls.pressable import Words
from ui.design.keyed_column import Shown
from ui.design.look import Surroundings
from ui.design.low_window import in_low_window
from ui.design.plain_text import PlainText
from ui.design.showable import one_line

_BESIDE_EMS = 13
"""The column of the buttons, where they stand beside the area."""


class SignatureBlock(Shown[SignaturePad]):
    """The statement, the area to draw on, and Clear and Accept.

    Who cannot draw signs with the mediator's help from screen 1; the pad is not the only way
    (WCAG 2.2 §2.5.7).
    """

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        look = around.look
        measures = look.measures
        self._around = around
        self._value: SignaturePad | None = None
        self._statement = PlainText(look, inset=True)
        self.area = DrawingArea(look, self._drawn)
        self.accept = Button(look, Words("", icon=("check", "before")), self._accept, "primary")
        self.clear = Button(look, Words(""), self._clear, "plain")
        self._buttons = FlowRow(measures.spaces(1))
        self._buttons.show_widgets([self.accept, self.clear])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.spaces(1))
        pad = QVBoxLayout()
        pad.setContentsMargins(measures.room, 0, measures.room, 0)
        pad.addWidget(self.area)
        self._signing = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._signing.setSpacing(measures.spaces(1))
        self._signing.addLayout(pad, 1)
        self._signing.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._statement)
        column.addLayout(self._signing)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the buttons beside the area where the window is too low for them below it."""
        super().showEvent(event)
        measures = self._around.look.measures
        is_low = in_low_window(self, measures)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._signing.setDirection(across if is_low else down)
        if is_low:
            self._buttons.setFixedWidth(_BESIDE_EMS * measures.body)
        self.area.stand_low(low=is_low)

    def show_value(self, value: SignaturePad) -> None:
        """Show the pad; what is being drawn on it stays."""
        before, self._value = self._value, value
        self._statement.show_text(value.statement)
        self.area.setAccessibleName(one_line(value.statement))
        is_other = before is None or (before.case, before.strokes) != (value.case, value.strokes)
        if is_other or not value.editable:
            self.area.show_strokes(value.strokes)
        self.area.is_editable = value.editable
        say = self._around.say
        self.accept.show_words(Words(value.accept or say("Accept"), icon=("check", "before")))
        self.clear.show_words(Words(value.clear or say("Clear")))
        self._buttons.setVisible(value.editable)
        self._drawn()

    def _drawn(self) -> None:
        is_signed = bool(self.area.strokes)
        self.accept.setEnabled(is_signed)
        self.clear.setEnabled(is_signed)

    def _clear(self) -> None:
        self.area.show_strokes(())
        self._drawn()

    def _accept(self) -> None:
        if self._value is not None:
            self._around.replies.give(Sign(self._value.case, self.area.strokes))
