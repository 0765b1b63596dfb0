"""The editor of a field that takes several lines of text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from citizenspot.visit.views import FieldView
from ui.design.editors.editor import Editor, Heard, described
from ui.design.editors.entry import entry_palette, paint_box
from ui.design.fonts import Type, font
from ui.design.look import Look
from ui.design.painting import painter_on
from ui.design.showable import one_line, showable

_LINES = 4


class LongTextEditor(Editor):
    """Several lines; leaving them commits what was typed. Tab leaves, it does not indent."""

    def __init__(self, look: Look, heard: Heard) -> None:
        super().__init__()
        self._look, self._heard = look, heard
        self._is_touched = False
        measures = look.measures
        self.entry = QPlainTextEdit()
        self.entry.setFrameShape(QFrame.Shape.NoFrame)
        self.entry.setTabChangesFocus(True)
        self.entry.setFont(font(Type.BODY, measures))
        self.entry.setPalette(entry_palette(look))
        self.entry.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.entry.viewport().setAutoFillBackground(False)
        self.entry.setFixedHeight(round(_LINES * measures.body * 1.5))
        self.entry.installEventFilter(self)
        self.entry.textChanged.connect(self._typed)
        inside = QVBoxLayout(self)
        inset = measures.room + measures.spaces(1)
        inside.setContentsMargins(inset, inset, inset, inset)
        inside.addWidget(self.entry)
        self.setFocusProxy(self.entry)
        self._is_wrong = False

    @property
    def focus_place(self) -> QWidget:
        """Return the lines."""
        return self.entry

    def show_field(self, field: FieldView) -> None:
        """Show the committed text, unless something else is being typed over it."""
        self.entry.setAccessibleName(one_line(field.label))
        self.entry.setAccessibleDescription(one_line(described(field)))
        self._is_wrong = bool(field.error)
        self.update()
        if self._is_touched or self.entry.toPlainText() == showable(field.text):
            return
        self.entry.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.entry.setPlainText(showable(field.text))
        self.entry.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Commit when the focus leaves, and paint the focus around the box."""
        if isinstance(event, QFocusEvent):
            self.update()
            if event.lostFocus() and self._is_touched:
                self._is_touched = False
                self._heard.commit(self.entry.toPlainText())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box around the lines."""
        del event
        with painter_on(self) as painter:
            focused = self.entry.hasFocus()
            rect = QRectF(self.rect())
            paint_box(painter, rect, self._look, wrong=self._is_wrong, focused=focused)

    def _typed(self) -> None:
        self._is_touched = True
        self._heard.draft(self.entry.toPlainText())
