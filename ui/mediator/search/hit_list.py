"""The services found: a list that is walked by arrows, painted from the tokens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from citizenspot.texts import Texts
from ui.design.fonts import Type, font
from ui.design.icon import paint_icon
from ui.design.look import Look
from ui.design.painting import rounded
from ui.design.see_through import let_ground_show
from ui.design.showable import one_line
from ui.design.text_layout import text_lines
from ui.mediator.controls.thin_scroll_bar import ThinScrollBar
from ui.mediator.desk_port import ServiceHit

ONE_LINE_EMS = 34
"""The width, in letters' heights, from which nearly every name has room on one line.

Of the shipped names nine in ten have at most 56 letters.
"""

_LETTER_EMS = 0.7
"""A letter's width, in letters' heights, with what a line leaves empty at its end: generously."""

AnyIndex = QModelIndex | QPersistentModelIndex
_HIT = Qt.ItemDataRole.UserRole


class HitModel(QAbstractListModel):
    """The hits in order, and which of them are marked to be started together."""

    def __init__(self, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts
        self._hits: tuple[ServiceHit, ...] = ()
        self._marked: frozenset[str] = frozenset()

    def show_hits(self, hits: Sequence[ServiceHit], marked: frozenset[str]) -> None:
        """Show these hits."""
        self.beginResetModel()
        self._hits, self._marked = tuple(hits), marked
        self.endResetModel()

    def show_marks(self, marked: frozenset[str]) -> None:
        """Mark these hits; the list and the place in it stay."""
        self._marked = marked
        ends = self.index(0), self.index(self.rowCount() - 1)
        self.dataChanged.emit(*ends)

    @property
    def all(self) -> tuple[ServiceHit, ...]:
        """The hits in order."""
        return self._hits

    def hit(self, row: int) -> ServiceHit | None:
        """Return the hit in a row, if there is one."""
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def is_marked(self, hit: ServiceHit) -> bool:
        """Say whether a hit is marked."""
        return hit.id in self._marked

    def under_name(self, hit: ServiceHit) -> str:
        """Return the small line under a hit's name."""
        unsure = self._texts.say("to be confirmed") if hit.to_confirm else ""
        private = self._texts.say("private") if hit.private else ""
        return " · ".join(filter(None, (hit.provider, private, unsure, hit.why)))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many were found."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a hit, or its words for assistive technology."""
        hit = self.hit(index.row())
        if hit is None:
            return None
        if role == _HIT:
            return hit
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{one_line(hit.name)}, {one_line(self.under_name(hit))}"
        return None


class HitList(QListView):
    """The list itself. The line above it keeps the focus and moves the current row."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self.hits = HitModel(texts, self)
        let_ground_show(self)
        self.setModel(self.hits)
        self._painter = _HitPainter(look, self.hits, self)
        self.setItemDelegate(self._painter)
        self.hits.modelReset.connect(self._fit_rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(ThinScrollBar(look))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(texts.say("Services found"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rows be as high as the names need in this width."""
        super().resizeEvent(event)
        self._fit_rows()
        self.scheduleDelayedItemsLayout()

    def _fit_rows(self) -> None:
        """Lay all rows out alike, which is quick, unless a name is too long for that."""
        self.setUniformItemSizes(not any(map(self._painter.is_long, self.hits.all)))

    @property
    def current(self) -> ServiceHit | None:
        """Return the hit the reader is at."""
        return self.hits.hit(self.currentIndex().row())

    def go_to(self, row: int) -> None:
        """Make a row the current one, within the list."""
        last = self.hits.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self.hits.index(max(0, min(row, last))))


class _HitPainter(QStyledItemDelegate):
    def __init__(self, look: Look, hits: HitModel, parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._hits = look, hits
        self._lines_needed = lru_cache(1024)(self._count_lines)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of the name's lines and of the small one."""
        del option
        measures, hit = self._look.measures, index.data(_HIT)
        of_name = self._lines_of(hit) if isinstance(hit, ServiceHit) else self._usual_lines()
        lines = of_name * measures.body * 1.3 + measures.small * 1.3
        return QSize(1, int(lines + 2 * measures.spaces(1) + 2 * measures.room))

    def is_long(self, hit: ServiceHit) -> bool:
        """Say whether a name may need more lines than usual; most do not, and are not measured."""
        width = len(hit.name) * _LETTER_EMS * self._look.measures.body
        return width > self._usual_lines() * self._width_of_name()

    def _lines_of(self, hit: ServiceHit) -> int:
        """Return how many lines a name has, so that it can be read whole."""
        usual = self._usual_lines()
        if not self.is_long(hit):
            return usual
        return max(usual, self._lines_needed(one_line(hit.name), self._width_of_name()))

    def _count_lines(self, name: str, width: float) -> int:
        return len(text_lines(name, font(Type.STRONG, self._look.measures), width).starts)

    def _usual_lines(self) -> int:
        return 1 if self._room() >= ONE_LINE_EMS * self._look.measures.body else 2

    def _width_of_name(self) -> float:
        """Return the width that every name has: beside a mark too, which may come later."""
        measures = self._look.measures
        mark = measures.icon + measures.spaces(1)
        return self._room() - 2 * measures.room - 2 * measures.spaces(1.5) - mark

    def _room(self) -> int:
        view = self.parent()
        return view.viewport().width() if isinstance(view, QListView) else 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint name and provider, the current row tinted, marked ones with a check."""
        hit = index.data(_HIT)
        if not isinstance(hit, ServiceHit):
            return
        measures, colours = self._look.measures, self._look.colours
        state, rect = option.state, QRectF(option.rect)
        shape = rect.adjusted(measures.room, measures.room, -measures.room, -measures.room)
        current = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current:
            edge = measures.border * 2
            rounded(painter, shape, measures.radius, colours.accent_tint, colours.accent, edge)
        self._paint_words(painter, shape, hit)
        painter.restore()

    def _paint_words(self, painter: QPainter, shape: QRectF, hit: ServiceHit) -> None:
        measures, colours = self._look.measures, self._look.colours
        inside = shape.adjusted(
            measures.spaces(1.5), measures.spaces(0.5), -measures.spaces(1.5), 0
        )
        if self._hits.is_marked(hit):
            side = measures.icon
            square = QRectF(inside.right() - side, shape.center().y() - side / 2, side, side)
            paint_icon(painter, "check", square, colours.success.ink)
            inside.setRight(square.left() - measures.spaces(1))
        strong, small = font(Type.STRONG, measures), font(Type.SMALL, measures)
        most = self._lines_of(hit)
        name = text_lines(one_line(hit.name), strong, inside.width(), most_lines=most)
        under = text_lines(
            one_line(self._hits.under_name(hit)), small, inside.width(), most_lines=1
        )
        top = shape.center().y() - (name.height + under.height) / 2
        painter.setPen(QColor(colours.text))
        name.paint(painter, inside.left(), top)
        painter.setPen(QColor(colours.text_subtle))
        under.paint(painter, inside.left(), top + name.height)
