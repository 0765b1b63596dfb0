"""What every editor of the desk can do, whatever kind of answer it takes."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from citizenspot.visit.commands import EnterField
from citizenspot.visit.views import FieldView
from ui.design.editors.editor import described
from ui.design.look import Replies
from ui.design.showable import one_line
from ui.mediator.field_entry import FieldEntry
from ui.mediator.fields.draft_pace import DraftPace


class DeskEditor(QWidget):
    """Lets an answer be typed or chosen, sends it once, and keeps it when it is refused."""

    entered = Signal()
    """Enter was pressed: the answer is committed and the next field may have the focus."""

    def __init__(self, field: FieldView, replies: Replies) -> None:
        super().__init__()
        self._case, self._field, self._replies = field.case, field.field, replies
        self._entry = FieldEntry("")
        self._drafts = DraftPace(self._send_draft, self)
        self._rests = False

    @property
    @abstractmethod
    def typed(self) -> str:
        """Return what stands in the editor."""

    @property
    @abstractmethod
    def focus_place(self) -> QWidget:
        """Return the part that takes the focus."""

    @abstractmethod
    def write(self, text: str) -> None:
        """Put a text into the editor, with the cursor where it was."""

    def shown_of(self, text: str) -> str:
        """Return a recorded text as this editor can hold it."""
        return one_line(text)

    def show_field(self, field: FieldView) -> None:
        """Show what the journal holds, unless something else is being typed over it."""
        recorded = self.shown_of(field.text)
        text = self._entry.arrive(recorded, refused=bool(field.error), typed=self.typed)
        if text is not None:
            self.write(text)
        elif field.error and not self.typed:
            self.write(recorded)

    def commit(self) -> None:
        """Send what stands in the editor, if it is something new."""
        self._drafts.forget()
        if not self._rests and self._entry.commit(self.typed):
            self._replies.give(EnterField(self._case, self._field, self.typed))

    def rest(self, *, rests: bool) -> None:
        """Keep what is typed to itself while its page is put aside: leaving it sends nothing."""
        self._rests = rests

    def finish(self) -> None:
        """Commit, and go on to the next field."""
        self.commit()
        self.entered.emit()

    def typing(self) -> None:
        """Let the other screen follow what is being typed."""
        self._drafts.say(self.typed)

    def hideEvent(self, event: QHideEvent) -> None:
        """Drop a draft that nobody types any more."""
        self._drafts.forget()
        super().hideEvent(event)

    def _send_draft(self, text: str) -> None:
        self._replies.draft(self._case, self._field, text)


def name_for_readers(place: QWidget, field: FieldView) -> None:
    """Give assistive technology the field's words."""
    place.setAccessibleName(one_line(field.label))
    place.setAccessibleDescription(one_line(described(field)))
