"""The small picture of screen 2: the same widgets as there, painted small, a moment later.

It is made from the same `CitizenView`, not from pixels, so it cannot show what screen 2 does not
have, and it costs the desk nothing while a key is being answered: it is painted in a gap between
two keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, QTimer
from PySide6.QtGui import (
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from citizenspot.visit.views import CitizenView
from citizenspot.visit.words import Contrast, TextSize
from ui.design.look import Look
from ui.design.millimetres import citizen_measures
from ui.design.painting import painter_on, rounded
from ui.design.showable import one_line
from ui.mediator.gap import Gap

if TYPE_CHECKING:
    from ui.mediator.small_stage import SmallStage

STAGE_SIZE = QSize(960, 540)
STAGE_PIXELS_PER_MM = 2.78
"""A 15.6 inch screen at that size: the picture has the proportions of the usual screen 2."""

AFTER_S = 0.1
"""Long enough that the page is painted first, short enough to be called live."""

_DIMMED = 0.35

_Manner = tuple[str, bool, TextSize, Contrast]


class SmallPicture(QWidget):
    """Shows screen 2 in small; dimmed while nobody can be sure that it shows this."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._view: CitizenView | None = None
        self._picture = QPixmap()
        self._is_dimmed = True
        self._manner: _Manner | None = None
        self._stage: SmallStage | None = None
        self._later = Gap(self, AFTER_S, self.paint_picture)
        self._then = QTimer(self)
        self._then.setSingleShot(True)
        self._then.timeout.connect(self._paint_stage)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def is_up_to_date(self) -> bool:
        """Say whether the picture shows the last view."""
        waits = self._later.is_awaited or self._then.isActive()
        return not waits and not self._picture.isNull()

    def show_view(self, view: CitizenView) -> None:
        """Take what screen 2 shows now; the picture follows."""
        if view != self._view:
            self._view = view
            self.setAccessibleName(one_line(view.page.heading))
            if self.isVisible():
                self._later.ask()

    def show_dimmed(self, *, dimmed: bool) -> None:
        """Say whether the picture may be out of date."""
        self._is_dimmed = dimmed
        self.update()

    def paint_picture(self) -> None:
        """Show the view on the hidden stage, and paint the stage when the next gap comes.

        Two gaps, because each half takes some milliseconds where the page is a new one.
        """
        if self._view is not None:
            self._show_on_stage(self._view)
            self._then.start()

    def catch_up(self) -> None:
        """Paint the last view now; for who pictures the whole screen and cannot wait for a gap."""
        self._later.forget()
        self.paint_picture()
        self._then.stop()
        self._paint_stage()

    def _paint_stage(self) -> None:
        if self._stage is None or self.width() <= 0:
            return
        frame = self._stage.frame
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(self.width() / frame.width(), self.height() / frame.height())
        frame.render(painter, QPoint(0, 0))
        painter.end()
        self._picture = picture
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height of a screen of this width."""
        return width * STAGE_SIZE.height() // STAGE_SIZE.width()

    def sizeHint(self) -> QSize:
        """Return a third of the stage."""
        return STAGE_SIZE / 3

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture in a thin edge."""
        del event
        colours, rect = self._look.colours, QRectF(self.rect())
        with painter_on(self) as painter:
            rounded(painter, rect, 0, colours.curtain)
            painter.setOpacity(_DIMMED if self._is_dimmed else 1)
            painter.drawPixmap(self.rect(), self._picture)
            painter.setOpacity(1)
            rounded(painter, rect, 0, None, colours.border, self._look.measures.border)

    def showEvent(self, event: QShowEvent) -> None:
        """Paint what came while nobody saw it."""
        super().showEvent(event)
        self._later.ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Paint nothing that nobody sees."""
        self._later.forget()
        self._then.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint the picture again at its new size."""
        super().resizeEvent(event)
        if self.isVisible():
            self._later.ask()

    def _show_on_stage(self, view: CitizenView) -> None:
        """Show the view on the stage; one is built for each language, text size and contrast."""
        manner = (view.language, view.right_to_left, view.text_size, view.contrast)
        if self._stage is None or manner != self._manner:
            from ui.mediator.small_stage import SmallStage  # noqa: PLC0415 - all of screen 2

            if self._stage is not None:
                self._stage.close()
            self._manner = manner
            usual = Look(self._look.theme, citizen_measures(STAGE_PIXELS_PER_MM, view.text_size))
            self._stage = SmallStage(usual, view, STAGE_SIZE, self)
        self._stage.show_view(view)
