"""What a service needs before it is started: papers, card, PIN, fee, minutes, who gives it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citizenspot.texts import Texts
from ui.design.controls.toned_line import TonedLine
from ui.design.fonts import Type
from ui.design.look import Look
from ui.design.plain_text import PlainText
from ui.mediator.controls.row_list import RowList
from ui.mediator.controls.scrolling import Scrolling
from ui.mediator.desk_port import ServiceNeeds

_LABEL_EMS = 5.5

NeedLine = tuple[str, str]
"""What is needed of a kind: the kind's name, and the sentences."""


class NeedsPanel(Scrolling):
    """Shows the needs of one service; the arrow keys scroll it when it has the focus."""

    left = Signal()
    """Left was pressed: back to the list."""

    def __init__(self, look: Look, texts: Texts) -> None:
        inside = QWidget()
        super().__init__(look, inside)
        self._texts, self._inside = texts, inside
        self._name = PlainText(look, kind=Type.STRONG, inset=True)
        self._summary = PlainText(look, kind=Type.BODY, ink=look.colours.text_subtle, inset=True)
        self._unsure = TonedLine(look, "warning", look.colours.warning.ink, Type.SMALL_STRONG)
        self._rows = RowList[NeedLine, _NeedRow](
            lambda line: _NeedRow(look, line), _NeedRow.show_line
        )
        self._sources = PlainText(look, kind=Type.SMALL, ink=look.colours.text_subtle, inset=True)
        self._reasons = PlainText(look, kind=Type.SMALL, inset=True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.measures.spaces(1))
        for part in self._parts():
            column.addWidget(part)
        column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(texts.say("What it needs"))
        self.show_needs(None)
        self.show_reasons(())

    def show_needs(self, needs: ServiceNeeds | None) -> None:
        """Show the needs of a service, or nothing."""
        self._inside.setVisible(needs is not None)
        if needs is None:
            return
        self._name.show_text(needs.name)
        self._summary.show_text(needs.summary)
        self._unsure.say(needs.availability)
        self._rows.show_all(self._lines_of(needs))
        sources = self._texts.say("Sources: {sources}", sources="; ".join(needs.sources))
        self._sources.show_text(sources if needs.sources else "")
        self.verticalScrollBar().setValue(0)

    def show_reasons(self, reasons: Sequence[str]) -> None:
        """Say why the service answers what was typed, or nothing."""
        self._reasons.show_text("\n".join(reasons))
        self._reasons.setVisible(bool(reasons))

    def _parts(self) -> tuple[QWidget, ...]:
        head = (self._name, self._summary, self._reasons, self._unsure)
        return (*head, self._rows, self._sources)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list on Left; other keys scroll."""
        if event.key() == Qt.Key.Key_Left:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lines_of(self, needs: ServiceNeeds) -> list[NeedLine]:
        say = self._texts.say
        private = say("{provider} (private)", provider=needs.provider)
        papers = "\n".join(needs.papers) or needs.papers_unknown or say("none")
        lines = (
            (say("Given by"), private if needs.private else needs.provider),
            (say("Papers"), papers),
            (say("Card"), needs.card),
            (say("PIN"), needs.pin),
            (say("Fee"), "\n".join(needs.fees)),
            (say("Time"), needs.minutes),
            (say("What comes of it"), "\n".join(needs.gives)),
            (say("Answer"), "\n".join(needs.answer)),
            (say("When"), "\n".join(needs.when)),
            (say("Elsewhere"), "\n".join(needs.elsewhere)),
            (say("Law"), "\n".join(needs.law)),
        )
        return [(label, value) for label, value in lines if value]


class _NeedRow(QWidget):
    """A kind of need beside what is needed."""

    def __init__(self, look: Look, line: NeedLine) -> None:
        super().__init__()
        measures = look.measures
        self._label = PlainText(look, kind=Type.SMALL, ink=look.colours.text_subtle)
        self._value = PlainText(look)
        self._label.setFixedWidth(round(_LABEL_EMS * measures.body))
        row = QHBoxLayout(self)
        row.setContentsMargins(measures.room, measures.spaces(0.5), 0, measures.spaces(0.5))
        row.setSpacing(measures.spaces(1))
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._value, 1)
        self.show_line(line)

    def show_line(self, line: NeedLine) -> None:
        label, value = line
        self._label.show_text(label)
        self._value.show_text(value)
