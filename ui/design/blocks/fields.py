"""Paints fields: label, hint, reason, error, editor, and who is typing in them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citizenspot.visit.commands import EnterField
from citizenspot.visit.views import Fields, FieldView
from ui.design.controls.card import Card
from ui.design.controls.masked_value import MaskedValue
from ui.design.controls.toned_line import TonedLine
from ui.design.editors.date_editor import DateEditor
from ui.design.editors.editor import Editor, Heard
from ui.design.editors.long_text_editor import LongTextEditor
from ui.design.editors.option_editor import OptionEditor
from ui.design.editors.text_editor import TextEditor
from ui.design.fonts import Type
from ui.design.keyed_column import KeyedColumn, Shown
from ui.design.look import Surroundings
from ui.design.plain_text import PlainText
from ui.design.shown_part import ShownPart
from ui.design.tokens import Colour


class FieldRow(Shown[FieldView]):
    """One field, typed into or only shown; drafts of another reader appear as they are written."""

    def __init__(self, around: Surroundings, field: FieldView) -> None:
        super().__init__()
        self._around, self._field = around, field
        look = around.look
        colours = look.colours
        self._label = PlainText(look, "", Type.STRONG, inset=True)
        self._hint = PlainText(look, "", Type.SMALL, ink=colours.text_subtle, inset=True)
        self._why = TonedLine(look, "information", colours.information.ink, Type.SMALL)
        self._error = TonedLine(look, "problem", colours.problem.ink)
        self._writer = TonedLine(look, "pen", colours.information.ink, Type.SMALL_STRONG)
        self._shown = _ShownValue(around)
        self._editor: Editor | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.measures.spaces(0.5))
        for part in (self._label, self._hint, self._why, self._error, self._writer, self._shown):
            self._column.addWidget(part)
        self._parts: tuple[ShownPart[FieldView], ...] = (
            ShownPart(self._show_words, "label", "required", "hint", "why"),
            ShownPart(lambda field: self._error.say(field.error), "error"),
            ShownPart(lambda field: self._writer.say(field.writer), "writer"),
            ShownPart(self._show_whose, "editable"),
        )

    @property
    def field(self) -> FieldView:
        """Return the field shown."""
        return self._field

    @property
    def editor(self) -> Editor | None:
        """Return the editor, if this screen may type in the field now."""
        return self._editor if self._field.editable else None

    @property
    def focus_place(self) -> QWidget | None:
        """Return what takes the focus of this field, if this screen may type in it."""
        return self.editor.focus_place if self.editor else None

    def show_value(self, value: FieldView) -> None:
        """Show the field as it is now."""
        self._field = value
        for part in self._parts:
            part.show_view(value)
        if self._editor is not None:
            self._editor.show_field(value)
        is_written = bool(value.writer and value.draft)
        self._shown.setVisible(is_written or not value.editable)
        self._shown.show_field(value)

    def _show_words(self, value: FieldView) -> None:
        above = self._around.said_above
        optional = "" if value.required else f" ({self._around.say('optional')})"
        self._label.show_text(value.label + optional)
        self._label.setVisible(bool(optional) or value.label not in above)
        self._hint.show_text(value.hint)
        self._hint.setVisible(bool(value.hint) and value.hint not in above)
        self._why.say("" if value.why in above else value.why)

    def _show_whose(self, field: FieldView) -> None:
        if field.editable and self._editor is None:
            self._editor = self._made_editor(field)
            self._column.addWidget(self._editor)
            self._label.setBuddy(self._editor.focus_place)
        if self._editor is not None:
            self._editor.setVisible(field.editable)

    def _made_editor(self, field: FieldView) -> Editor:
        look, say = self._around.look, self._around.say
        heard = Heard(self._commit, self._draft)
        if field.options:
            return OptionEditor(look, heard)
        if field.kind == "date":
            return DateEditor(look, say, heard)
        if field.kind == "long_text":
            return LongTextEditor(look, heard)
        return TextEditor(look, field.kind, heard)

    def _commit(self, text: str) -> None:
        self._around.replies.give(EnterField(self._field.case, self._field.field, text))

    def _draft(self, text: str) -> None:
        self._around.replies.draft(self._field.case, self._field.field, text)


class FieldsBlock(Shown[Fields]):
    """Fields below each other, each kept as long as the page asks it."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._rows = KeyedColumn[FieldView](
            lambda field: (field.case, field.field, field.kind),
            lambda field: FieldRow(around, field),
            around.look.measures.spaces(3),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._rows)

    @property
    def focus_place(self) -> QWidget | None:
        """Return the first place to type, if there is one."""
        rows = [row for row in self._rows.widgets if isinstance(row, FieldRow)]
        return next((place for row in rows if (place := row.focus_place)), None)

    def part(self, item: int) -> QWidget:
        """Return the widget of one item, by its turn."""
        return self._rows.part(item)

    def show_value(self, value: Fields) -> None:
        """Show these fields."""
        self._rows.show_values(value.fields)


class _ShownValue(Card):
    """A value that this screen does not type: committed and masked, or being written elsewhere."""

    def __init__(self, around: Surroundings) -> None:
        colours = around.look.colours
        super().__init__(around.look, fill=colours.surface_sunken)
        measures = around.look.measures
        # The text paints its own ground: it must not reach the edge.
        across, down = measures.room + measures.spaces(1.5), measures.room + measures.border
        self.column.setContentsMargins(across, down, across, down)
        self._value = MaskedValue(around.look, around.say)
        row = QHBoxLayout()
        row.addStrut(measures.target - 2 * measures.border)
        row.addWidget(self._value)
        self.column.addLayout(row)
        self.hide()

    def show_field(self, field: FieldView) -> None:
        colours = self._look.colours
        if field.writer:
            tone = colours.information
            self._show_coat_and_ground(tone.surface, tone.border)
            self._value.show_value(field.draft or field.shown or field.text, "", field.label)
            return
        self._show_coat_and_ground(colours.surface_sunken, colours.line)
        self._value.show_value(field.shown or field.text, field.full, field.label)

    def _show_coat_and_ground(self, fill: Colour, edge: Colour) -> None:
        self.show_coat(fill, edge)
        self._value.text.show_ground(fill)
