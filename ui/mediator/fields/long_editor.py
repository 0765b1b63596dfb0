"""The desk's editor for several lines of text. Tab leaves it; Ctrl+Enter goes on with the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from citizenspot.visit.views import FieldView
from ui.design.editors.entry import entry_palette, paint_box
from ui.design.fonts import Type, font
from ui.design.look import Look, Replies
from ui.design.painting import painter_on
from ui.design.showable import showable
from ui.mediator.controls.line import left_to_the_desk
from ui.mediator.fields.editor import DeskEditor, name_for_readers

_LINES = 3


class LongEditor(DeskEditor):
    """Several lines; leaving them commits."""

    def __init__(self, look: Look, field: FieldView, replies: Replies) -> None:
        super().__init__(field, replies)
        self._look = look
        self._is_wrong = False
        self.lines = QPlainTextEdit()
        self._dress_lines(look)
        self.lines.installEventFilter(self)
        self.lines.textChanged.connect(self._changed)
        self._is_written = False
        inset = look.measures.room + look.measures.spaces(0.5)
        column = QVBoxLayout(self)
        column.setContentsMargins(inset, inset, inset, inset)
        column.addWidget(self.lines)
        self.setFocusProxy(self.lines)

    @property
    def typed(self) -> str:
        """Return the lines."""
        return self.lines.toPlainText()

    @property
    def focus_place(self) -> QWidget:
        """Return the lines' own widget."""
        return self.lines

    def shown_of(self, text: str) -> str:
        """Return the text with its line breaks."""
        return showable(text)

    def write(self, text: str) -> None:
        """Put a text in, with the cursor where it was."""
        place = self.lines.textCursor().position()
        self._is_written = True
        self.lines.setPlainText(text)
        self._is_written = False
        cursor = self.lines.textCursor()
        cursor.setPosition(min(place, len(self.typed)))
        self.lines.setTextCursor(cursor)

    def show_field(self, field: FieldView) -> None:
        """Show the field's text and whether it has to be mended."""
        super().show_field(field)
        name_for_readers(self.lines, field)
        self._is_wrong = bool(field.error)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Commit when the focus leaves, and paint the focus around the box."""
        if isinstance(event, QFocusEvent):
            self.update()
            if event.lostFocus():
                self.commit()
        return left_to_the_desk(event) or super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box around the lines."""
        del event
        with painter_on(self) as painter:
            focused, rect = self.lines.hasFocus(), QRectF(self.rect())
            paint_box(painter, rect, self._look, wrong=self._is_wrong, focused=focused)

    def _changed(self) -> None:
        if not self._is_written:
            self.typing()

    def _dress_lines(self, look: Look) -> None:
        self.lines.setFrameShape(QFrame.Shape.NoFrame)
        self.lines.setTabChangesFocus(True)
        self.lines.setFont(font(Type.BODY, look.measures))
        self.lines.setPalette(entry_palette(look))
        self.lines.viewport().setAutoFillBackground(False)
        self.lines.setFixedHeight(round(_LINES * look.measures.body * 1.5))
