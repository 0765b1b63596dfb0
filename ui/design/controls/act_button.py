"""The button of an act: its words wrap, its key shows, and so does why it cannot be pressed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from citizenspot.visit.views import Act
from ui.design.controls.pressable import Inside, Side, extra_width, inside
from ui.design.fonts import Type, font
from ui.design.icon import IconName
from ui.design.look import Look
from ui.design.painting import focus_mark, painter_on, rounded
from ui.design.showable import one_line
from ui.design.tokens import Colour

_BEST_EMS = 24
_LEAST_EMS = 5


class ActButton(QPushButton):
    """A button that shows an `Act` and hands it over when pressed.

    Where the act says `why_not`, the button can be reached and tells the reason, but does nothing.
    The icon stands before or after the words, as an arrow forward stands after.
    """

    def __init__(
        self,
        look: Look,
        act: Act,
        press: Callable[[Act], None],
        *,
        icon: tuple[IconName, Side] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._act, self._press = look, act, press
        self._icon: tuple[IconName, Side] | None = icon
        self._insides: dict[int, Inside] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFont(font(Type.STRONG, look.measures))
        self.clicked.connect(self._hand_over)
        self._name(act)

    @property
    def act(self) -> Act:
        """Return the act shown."""
        return self._act

    def show_act(self, act: Act) -> None:
        """Show another act in the same place."""
        before, self._act = self._act, act
        if act == before:
            return
        self._name(act)
        if (act.label, act.why_not, act.key) != (before.label, before.why_not, before.key):
            self._insides.clear()
            self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that long words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words at a width, at least a target's."""
        words = self._inside(width).height + 2 * self._padding[1]
        return int(max(words, self._look.measures.target)) + 2 * self._look.measures.room

    def sizeHint(self) -> QSize:
        """Return the size of the words on as few lines as look well."""
        around = self._around
        best = _BEST_EMS * self.font().pixelSize() + int(around)
        width = int(self._inside(best).width) + 2 + 2 * self._padding[0] + self._margin
        width = max(width, self._look.measures.target + self._margin)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a size in which a word can still be read."""
        least = self._around + _LEAST_EMS * self.font().pixelSize()
        best = self.sizeHint()
        if best.width() <= least:
            return best
        return QSize(int(least), self._look.measures.target + self._margin)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button from the tokens."""
        del event
        with painter_on(self) as painter:
            self._paint(painter)

    @property
    def _padding(self) -> tuple[int, int]:
        """Return the space beside and above the words, inside the shape."""
        measures = self._look.measures
        sides = 1.5 if self._act.style == "quiet" else 2.5
        return measures.spaces(sides), measures.spaces(1)

    @property
    def _margin(self) -> int:
        return 2 * self._look.measures.room

    @property
    def _around(self) -> float:
        return (
            2 * self._padding[0]
            + self._margin
            + extra_width(self._look, self._act.key, icon=self._icon is not None)
        )

    def _inside(self, width: int) -> Inside:
        made = self._insides.get(width)
        if made is None:
            made = self._insides[width] = inside(
                self._look,
                one_line(self._act.label),
                width - self._margin - 2 * self._padding[0],
                note=one_line(self._act.why_not),
                icon=self._icon,
                key=self._act.key,
            )
        return made

    def _name(self, act: Act) -> None:
        self.setAccessibleName(one_line(act.label))
        self.setAccessibleDescription(one_line(act.why_not))
        self.setShortcut(QKeySequence(act.key))

    def _hand_over(self) -> None:
        if not self._act.why_not:
            self._press(self._act)

    def _paint(self, painter: QPainter) -> None:
        measures = self._look.measures
        room = measures.room
        shape = QRectF(self.rect()).adjusted(room, room, -room, -room)
        fill, edge, ink = self._colours()
        rounded(painter, shape, measures.radius, fill, edge, measures.border)
        if self.hasFocus():
            focus_mark(painter, shape, self._look)
        across, _down = self._padding
        self._inside(self.width()).paint(
            painter,
            shape.adjusted(across, 0, -across, 0),
            (ink, ink),
            self.layoutDirection(),
            centred=True,
        )

    def _colours(self) -> tuple[Colour | None, Colour | None, Colour]:
        """Return fill, edge and ink for the act's style and the pointer."""
        colours = self._look.colours
        pressed, hovered = self.isDown(), self.underMouse()
        if self._act.why_not:
            return colours.surface_sunken, colours.line, colours.text_subtle
        if self._act.style == "primary":
            fill = colours.accent_hover if hovered else colours.accent
            return colours.accent_pressed if pressed else fill, None, colours.on_accent
        if self._act.style == "danger":
            tone = colours.problem
            fill = tone.surface if hovered or pressed else colours.surface
            return fill, tone.border, tone.ink
        ground = None if self._act.style == "quiet" else colours.surface
        if self._act.selected or hovered or pressed:
            ground = colours.accent_tint_hover if pressed else colours.accent_tint
        edge = None if self._act.style == "quiet" else colours.accent
        return (
            ground,
            edge,
            colours.on_tint if ground == colours.accent_tint_hover else colours.accent,
        )
