"""One field on the desk: its label and letter, its editor, and what there is to say about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from citizenspot.visit.views import FieldView
from ui.design.controls.toned_line import TonedLine
from ui.design.fonts import Type
from ui.design.keyed_column import Shown
from ui.design.look import Look, Replies, Surroundings
from ui.design.plain_text import PlainText
from ui.design.shown_part import ShownPart
from ui.mediator.controls.key_sign import KeySign
from ui.mediator.controls.scrolling import reveal
from ui.mediator.fields.choice_editor import MOST_DIGITS, ChoiceEditor
from ui.mediator.fields.coded_list_editor import CodedListEditor
from ui.mediator.fields.editor import DeskEditor
from ui.mediator.fields.line_editor import LineEditor
from ui.mediator.fields.long_editor import LongEditor

LABEL_EMS = 11
NARROW_LABEL_EMS = 8
_NARROW_EMS = 36
"""A row that is less wide has the narrower label: its editor needs the room."""

KEY_EMS = 3.4
CODED_LIST = "coded_list"
"""The kind of a field of the desk's own whose values are many and may come late."""


class FieldRow(Shown[FieldView]):
    """A field, typed here or only looked at while the citizen has it."""

    entered = Signal()

    def __init__(self, around: Surroundings, field: FieldView) -> None:
        super().__init__()
        self._around = around
        self._look = look = around.look
        colours = look.colours
        self.field = field
        self.editor: DeskEditor | None = None
        self._label = PlainText(look, most_lines=3)
        self._key = KeySign(look)
        self._value = PlainText(look, kind=Type.STRONG, inset=True, most_lines=8)
        self._hint = PlainText(
            look, kind=Type.SMALL, ink=colours.text_subtle, inset=True, most_lines=4
        )
        self._error = TonedLine(look, "problem", colours.problem.ink, Type.SMALL_STRONG)
        self._writer = TonedLine(look, "pen", colours.information.ink, Type.SMALL_STRONG)
        self._shortcut = QShortcut(self)
        self._shortcut.activated.connect(self.take_focus)
        self._place = QVBoxLayout()
        self._parts: tuple[ShownPart[FieldView], ...] = (
            ShownPart(self._show_words, "label", "required", "hint", "why"),
            ShownPart(lambda field: self._error.say(field.error), "error"),
            ShownPart(lambda field: self._writer.say(field.writer), "writer"),
            ShownPart(self._show_whose, "editable"),
        )
        self._lay_out()

    @property
    def said(self) -> tuple[str, ...]:
        """Return the texts that are seen around the editor, from the top."""
        texts = self.findChildren(PlainText)
        return tuple(text.shown for text in texts if text.isVisible())

    @property
    def is_typed_here(self) -> bool:
        """Say whether the mediator may type in it now."""
        return self.field.editable

    def show_letter(self, letter: str) -> None:
        """Let Alt and this letter lead here."""
        key = f"Alt+{letter}" if letter else ""
        self._key.show_key(key if self.field.editable else "")
        self._shortcut.setKey(QKeySequence(key))

    def take_focus(self) -> None:
        """Put the focus into the editor."""
        if self.editor and self.field.editable:
            self.editor.focus_place.setFocus(Qt.FocusReason.ShortcutFocusReason)
            reveal(self)

    def commit(self) -> None:
        """Send what was typed, if it is something new."""
        if self.editor and self.field.editable:
            self.editor.commit()

    def show_value(self, value: FieldView) -> None:
        """Show the field as it is now."""
        self.field = value
        for part in self._parts:
            part.show_view(value)
        if self.editor:
            self.editor.show_field(value)
        if not value.editable:
            self._show_only(value)

    def _show_words(self, value: FieldView) -> None:
        optional = "" if value.required else f" ({self._around.say('optional')})"
        self._label.show_text(value.label + optional)
        self._label.setVisible(value.label not in self._around.said_above)
        why = "" if value.why in self._around.said_above else value.why
        beside = "\n".join(part for part in (value.hint, why) if part)
        self._hint.show_text(beside)
        self._hint.setVisible(bool(beside))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the label its share of the width."""
        super().resizeEvent(event)
        em = self._look.measures.body
        is_narrow = self.width() < _NARROW_EMS * em
        self._label.setFixedWidth((NARROW_LABEL_EMS if is_narrow else LABEL_EMS) * em)

    def _show_whose(self, field: FieldView) -> None:
        if field.editable and self.editor is None:
            self.editor = make_editor(self._look, field, self._around.replies)
            self.editor.entered.connect(self.entered)
            self._place.insertWidget(0, self.editor)
        if self.editor:
            self.editor.setVisible(field.editable)
        self._shortcut.setEnabled(field.editable)
        self._value.setVisible(not field.editable)

    def _show_only(self, field: FieldView) -> None:
        """Show the value that is not typed here, or the draft that is being written elsewhere."""
        colours = self._look.colours
        self._value.show_ink(colours.information.ink if field.writer else colours.text)
        self._value.show_text(field.draft if field.writer else (field.shown or field.text or "—"))

    def _lay_out(self) -> None:
        measures = self._look.measures
        self._value.setMinimumHeight(measures.target + 2 * measures.room)
        under: tuple[QWidget, ...] = (self._value, self._error, self._writer, self._hint)
        self._place.setSpacing(measures.spaces(0.4))
        for part in under:
            self._place.addWidget(part)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(measures.spaces(1.5))
        grid.setVerticalSpacing(0)
        first_line = measures.target + 2 * measures.room
        self._label.setFixedWidth(LABEL_EMS * measures.body)
        self._label.setMinimumHeight(first_line)
        grid.setRowMinimumHeight(0, first_line)
        grid.addWidget(self._label, 0, 0)
        grid.addWidget(self._key, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(self._place, 0, 2, 2, 1)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(1, round(KEY_EMS * measures.body))


def make_editor(look: Look, field: FieldView, replies: Replies) -> DeskEditor:
    """Return the editor for a field's kind."""
    if field.kind == CODED_LIST or len(field.options) > MOST_DIGITS:
        return CodedListEditor(look, field, replies)
    if field.options:
        return ChoiceEditor(look, field, replies)
    if field.kind == "long_text":
        return LongEditor(look, field, replies)
    return LineEditor(look, field, replies)
