"""What every editor of a field can do, whatever it looks like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from citizenspot.visit.views import FieldView


@dataclass(frozen=True)
class Heard:
    """Where an editor's text goes: committed when it is finished, drafted while it is typed."""

    commit: Callable[[str], None]
    draft: Callable[[str], None]


class Editor(QWidget):
    """Lets a value be typed or chosen.

    Text being typed is never overwritten: `show_field` leaves an editor alone that was touched
    and not yet committed.
    """

    def show_field(self, field: FieldView) -> None:
        """Show the field's committed text, and its words to assistive technology."""
        raise NotImplementedError

    @property
    def focus_place(self) -> QWidget:
        """Return the part that takes the focus first."""
        raise NotImplementedError


def described(field: FieldView) -> str:
    """Return what assistive technology says of a field besides its name."""
    return ". ".join(part for part in (field.error, field.hint, field.why) if part)
