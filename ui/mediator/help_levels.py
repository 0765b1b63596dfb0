"""How much help the last step took: five levels, the one that holds in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from citizenspot.texts import Texts
from citizenspot.visit.views import Act
from ui.design.controls.key_hint import key_hint_size, paint_key_hint
from ui.design.fonts import Type
from ui.design.laying_out import show_with
from ui.design.look import Look
from ui.design.painting import focus_mark, painter_on, rounded
from ui.design.showable import one_line
from ui.mediator.controls.ground import Ground
from ui.mediator.controls.short_text import ShortText


class HelpLevels(Ground):
    """One small button a level; the program infers the level and the mediator corrects it."""

    def __init__(self, look: Look, texts: Texts, press: Callable[[Act], None]) -> None:
        super().__init__(look, look.colours.surface, line_at=Qt.Edge.TopEdge)
        self._press = press
        self._acts: tuple[Act, ...] = ()
        self._buttons: list[_Level] = []
        subtle = look.colours.text_subtle
        self._title = ShortText(look, texts.say("Help in the last step"), ink=subtle)
        self._before_keys = ShortText(look, ink=subtle)
        self._level = ShortText(look, kind=Type.SMALL_STRONG)
        self._row = QHBoxLayout(self)
        measures = look.measures
        self._row.setContentsMargins(
            measures.spaces(4), measures.spaces(0.5), measures.spaces(4), 0
        )
        self._row.setSpacing(measures.spaces(0.5))
        middle = Qt.AlignmentFlag.AlignVCenter
        for part in (self._title, self._before_keys, self._level):
            self._row.addWidget(part, 0, middle)
        self._row.addStretch(1)

    def show_helps(self, helps: tuple[Act, ...]) -> None:
        """Show the levels to choose from; none hides the row."""
        if helps != self._acts:
            self._acts = helps
            self._show_buttons(helps)
            chosen = next((act.label for act in helps if act.selected), "")
            self._level.show_text(chosen)
            self._before_keys.show_text(_modifier(helps))
        self.setVisible(bool(helps))

    def _show_buttons(self, helps: tuple[Act, ...]) -> None:
        for button in self._buttons[len(helps) :]:
            button.deleteLater()
        del self._buttons[len(helps) :]
        while len(self._buttons) < len(helps):
            button = _Level(self._look, self._press)
            self._buttons.append(button)
            self._row.insertWidget(self._row.count() - 2, button, 0, Qt.AlignmentFlag.AlignVCenter)
            show_with(button)
        for button, act in zip(self._buttons, helps, strict=True):
            button.show_act(act)


class _Level(QPushButton):
    """The key of a level; pressed to say that this level holds."""

    def __init__(self, look: Look, press: Callable[[Act], None]) -> None:
        super().__init__()
        self._look, self._give = look, press
        self._act: Act | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._hand_over)
        self.toggled.connect(self._press_if_toggled)

    def show_act(self, act: Act) -> None:
        if act == self._act:
            return
        self._act = act
        self.setAccessibleName(one_line(act.label))
        self.setCheckable(True)
        self.setChecked(bool(act.selected))
        if self.shortcut().toString() != act.key:
            self.setShortcut(QKeySequence(act.key))
        self.updateGeometry()
        self.update()

    def _press_if_toggled(self, checked: bool) -> None:  # noqa: FBT001 - as the signal has it
        """Take a screen reader's "toggle" for the press it is meant as; Qt only moves the mark."""
        if self._act is not None and checked is not bool(self._act.selected):
            self.setChecked(not checked)
            self.click()

    def nextCheckState(self) -> None:
        """Leave the mark where it is: a view moves it, not the press."""

    def sizeHint(self) -> QSize:
        measures = self._look.measures
        hint = key_hint_size(self._last_key, measures)
        room = 2 * measures.room
        return QSize(int(hint.width()) + room + 2, int(hint.height()) + room + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        measures, colours = self._look.measures, self._look.colours
        room = measures.room
        shape = QRectF(self.rect()).adjusted(room, room, -room, -room)
        chosen = self.isChecked()
        lit = self.underMouse() or self.isDown()
        fill = colours.accent if chosen else colours.accent_tint if lit else None
        with painter_on(self) as painter:
            rounded(painter, shape, measures.radius / 2, fill)
            if self.hasFocus():
                focus_mark(painter, shape, self._look)
            ink = colours.on_accent if chosen else colours.text_subtle
            paint_key_hint(painter, self._last_key, shape, ink, measures)

    @property
    def _last_key(self) -> str:
        return self._act.key.rpartition("+")[2] if self._act else ""

    def _hand_over(self) -> None:
        if self._act:
            self._give(self._act)


def _modifier(helps: tuple[Act, ...]) -> str:
    """Return what is held down for every level's key, such as `Ctrl+`."""
    modifiers = {act.key.rpartition("+")[0] for act in helps if act.key}
    return f"{modifiers.pop()}+" if len(modifiers) == 1 else ""
