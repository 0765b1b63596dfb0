"""A form of the desk: entries below one another, or counts side by side, and the act they make."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citizenspot.visit.commands import EnterField
from citizenspot.visit.views import Entry, EntryForm, Fields, FieldView
from ui.design.controls.act_button import ActButton
from ui.design.keyed_column import Shown
from ui.design.look import Replies, Surroundings
from ui.mediator.fields.fields_block import FieldsBlock
from ui.mediator.forms.completing import completed
from ui.mediator.forms.counts import Counts
from ui.mediator.keys_at_once import answer_at_once


class EntryFormBlock(Shown[EntryForm]):
    """Takes what is typed; nothing leaves before the form is sent, and nothing is a draft."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._form: EntryForm | None = None
        self._typed: dict[str, str] = {}
        replies = Replies(around.replies.press, self._take, lambda _case, _field, _text: None)
        self._fields = FieldsBlock(Surroundings(around.look, around.say, replies))
        self._fields.finished.connect(self._finish)
        self._counts = Counts(around.look)
        self._counts.finished.connect(self._begin_fields)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(around.look.measures.spaces(2))
        self._column.addWidget(self._counts)
        self._column.addWidget(self._fields)
        self._button: ActButton | None = None

    @property
    def focus_place(self) -> QWidget | None:
        """Return the first empty entry, or the first at all."""
        if not self._counts.isHidden():
            return self._counts.focus_place
        rows = [row for row in self._fields.rows if row.editor]
        empty = [row for row in rows if row.editor and not row.editor.typed]
        first = next(iter([*empty, *rows]), None)
        return first.editor.focus_place if first and first.editor else None

    def show_value(self, value: EntryForm) -> None:
        """Show the form; what was typed stays, unless it was sent and asked for again."""
        if self._form is None or self._form.name != value.name:
            self._typed = {entry.name: entry.text for entry in value.entries}
        self._form = value
        self._fields.has_letters = not value.is_beside
        counted = [each for each in value.entries if value.columns > 1 and "/" in each.name]
        self._counts.setVisible(bool(counted))
        self._counts.show_entries(counted, value)
        self._show_fields()
        self._show_button(value)

    def _show_fields(self) -> None:
        form = self._form
        entries = form.entries if form else ()
        shown = [each for each in entries if not (form and form.columns > 1 and "/" in each.name)]
        self._fields.show_value(Fields(tuple(map(self._view_of, shown))))

    def _show_button(self, value: EntryForm) -> None:
        if self._button is None:
            self._button = ActButton(self._around.look, value.submit, lambda _act: self._send())
            answer_at_once(self._button)
            self._column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTrailing)
        else:
            self._button.show_act(value.submit)

    def _take(self, reply: object) -> None:
        if isinstance(reply, EnterField):
            self._typed[reply.field] = reply.text
            self._show_fields()

    def _begin_fields(self) -> None:
        for row in self._fields.rows[:1]:
            row.take_focus()

    def _finish(self) -> None:
        """Send with Enter in the last entry, but for a form that ends the day."""
        if self._form and self._form.columns == 1:
            self._send()
        elif self._button:
            self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self) -> None:
        if self._form is None:
            return
        self._fields.commit()
        typed = {**self._typed, **self._counts.typed}
        self.forget_secrets()
        self._around.replies.press(completed(self._form.submit, typed))

    def forget_secrets(self) -> None:
        """Keep no PIN in the form once it is sent, or the desk is left."""
        form = self._form
        secrets = [each.name for each in form.entries if each.kind == "pin"] if form else []
        self._typed.update(dict.fromkeys(secrets, ""))
        for row in self._fields.rows:
            if row.field.field in secrets and row.editor:
                row.editor.write("")
        self._show_fields()

    def _view_of(self, entry: Entry) -> FieldView:
        return FieldView(
            case="",
            field=entry.name,
            label=entry.label,
            kind=entry.kind,
            text=self._typed.get(entry.name, entry.text),
            hint=entry.hint,
            error=entry.error,
            options=entry.options,
            required=entry.required,
        )
