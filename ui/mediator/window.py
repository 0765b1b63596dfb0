"""Screen 1: the mediator's window. It paints what it is told, and hands on what is pressed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMainWindow, QVBoxLayout, QWidget

from citizenspot.scanning.recognise import Code, recognise
from citizenspot.texts import Texts
from citizenspot.visit.commands import EnterField, OpenVisit, Rate, Sign
from citizenspot.visit.desk_commands import ReadScan
from citizenspot.visit.views import Act, DeskView
from ui.design.fonts import load_fonts
from ui.design.frame_settling import FrameSettling
from ui.design.look import Look, Replies, Surroundings
from ui.design.shown_part import ShownPart
from ui.mediator.arrivals import DeskRoom
from ui.mediator.centre_column import CentreColumn
from ui.mediator.controls.ground import Ground
from ui.mediator.countries import Countries
from ui.mediator.desk_column import DeskColumn
from ui.mediator.desk_port import DeskPort
from ui.mediator.identity_papers import IdentityPapers
from ui.mediator.key_plan import (
    MAIN,
    NEXT_PANE,
    PALETTE,
    SAY,
    SEARCH,
    acts_of,
    canonical,
    with_keys,
)
from ui.mediator.keys_at_once import answer_at_once_in, is_plain_enter
from ui.mediator.panes import Panes
from ui.mediator.queue.strip import QueueLine
from ui.mediator.steady_keys import SteadyKeys
from ui.mediator.top_bar import TopBar
from ui.mediator.visit_column import VisitColumn

if TYPE_CHECKING:
    from ui.mediator.palette.entries import PaletteEntry

_LEFT = (0.19, 14, 19)
_RIGHT = (0.22, 14, 26)
"""Share of the window's width, and the least and most ems, of the columns beside the page."""


class DeskWindow(QMainWindow):
    """The desk of one mediator.

    Views come in through `arrivals`, commands go out through `desk`; both only on the GUI thread,
    which is never made to wait.
    """

    frame_shown = Signal()
    """A frame was handed over to the screen."""

    def __init__(
        self,
        desk: DeskPort,
        arrivals: DeskRoom,
        texts: Texts,
        look: Look,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__()
        load_fonts()
        self._desk, self._look, self._texts = desk, look, texts
        self._view: DeskView | None = None
        self._acts: tuple[Act, ...] = ()
        replies = Replies(self.press, self._give, desk.draft, desk.enter_own_pin)
        around = Surroundings(look, texts.say, replies)
        papers = IdentityPapers(lambda: clock().date(), Countries(texts))
        self.top = TopBar(look, texts, clock)
        self.queue = QueueLine(look, self.press)
        self.visit = VisitColumn(look, texts, self.press, self.open_search)
        self.centre = CentreColumn(around, texts, desk, papers, self._submit, self._help)
        self.column = DeskColumn(look, texts, self.press)
        self._keys = SteadyKeys()
        self.parts = self._made_parts()
        self._settling = FrameSettling(self)
        self._panes = Panes(self.centre, (self.visit, self.column))
        self._frame = Ground(look, look.colours.practice)
        self._inside = QVBoxLayout(self._frame)
        self._lay_out()
        self._bind_keys()
        answer_at_once_in(self)
        arrivals.changed.connect(self.show_view)
        arrivals.screen_changed.connect(self.column.screen_two.show_screen)
        desk.watch_citizen_screen(arrivals.post_screen)

    @property
    def view(self) -> DeskView | None:
        """Return the view shown, none before the first."""
        return self._view

    def show_view(self, view: DeskView) -> None:
        """Show a view; what is the same as before is not touched."""
        if view == self._view:
            return
        self._view = view
        keyed = self._keys.given(view)
        for part in self.parts:
            part.show_view(keyed)
        self.centre.show_view(keyed)
        # The first frame is the final one, on narrow screens too.
        self.centre.page.lay_out()
        self.update(self._settling.pixel)
        acts = tuple(acts_of(keyed))
        if acts != self._acts:
            self._acts = acts
            answer_at_once_in(self)

    def _show_picture(self, view: DeskView) -> None:
        self.column.screen_two.picture.show_view(view.citizen)

    def _made_parts(self) -> tuple[ShownPart[DeskView], ...]:
        """Return what stands around the page, with all that it looks at."""
        return (
            ShownPart(lambda view: self._show_practice(view.practice), "practice"),
            ShownPart(self.top.show_view, "desk", "mediator", "practice", "reader"),
            ShownPart(self.queue.show_view, "queue"),
            ShownPart(
                self.visit.show_view, "visit", "acts", "tasks", "steps", "page.progress", "search"
            ),
            ShownPart(lambda view: self.column.setVisible(not view.locked), "locked"),
            ShownPart(
                self.column.show_view,
                *("citizen.page.heading", "citizen.hand", "citizen.state", "acts", "outbox"),
            ),
            ShownPart(self._show_picture, "citizen"),
        )

    def event(self, event: QEvent) -> bool:
        """Note when a frame was handed over."""
        handled = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:
            self._settling.frame_shown()
            self.frame_shown.emit()
        return handled

    def get_ready(self) -> None:
        """Make and load what the first frame did not need."""
        self.centre.get_ready()

    def catch_up(self) -> None:
        """Show now what waits for a gap: the small picture, and the needs of a service."""
        self.column.screen_two.picture.catch_up()
        self.centre.search.catch_up()

    def press(self, act: Act) -> None:
        """Give an act's command, after what was typed, and after asking what it needs."""
        if act.why_not:
            return
        self.centre.page.commit()
        if not self.centre.ask(act):
            self._desk.submit(act.command)

    def open_search(self) -> None:
        """Open the search; where no visit is open, open one."""
        if self._view is None:
            return
        self.centre.page.commit()
        self.centre.open_search()
        opening = [act for act in acts_of(self._view) if isinstance(act.command, OpenVisit)]
        if not self._view.search and opening:
            self.press(opening[0])

    def open_palette(self) -> None:
        """Open the palette; a locked desk has none."""
        if self._view is not None and not self._view.locked:
            self.centre.page.commit()
            self.centre.open_palette()

    def scanned(self, text: str) -> None:
        """Take what a scanner has read; what nobody knows is looked for in the palette."""
        if self._view is None or self._view.locked:
            return
        if recognise(text)[0] is Code.UNKNOWN:
            self.centre.open_palette(text)
        else:
            self._desk.submit(ReadScan(text))

    def _help(self) -> tuple[PaletteEntry, ...]:
        """Return the keys that are the screen's own, for the palette."""
        from ui.mediator.palette.entries import PaletteEntry  # noqa: PLC0415 - as the palette

        say = self._texts.say
        keys = (
            (say("What to say, and what usually goes wrong"), SAY, self.centre.say.turn),
            (say("Find a service"), SEARCH, self.open_search),
            (say("Go to the next part of the window"), NEXT_PANE, self._panes.go_on),
        )
        return tuple(
            PaletteEntry("help", name, f"{say('Help')} · {key}", do=do) for name, key, do in keys
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, where nothing else has taken it."""
        if is_plain_enter(event) and not self.centre.is_finding:
            self.centre.go_on()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their shares of the width."""
        super().resizeEvent(event)
        for column, (share, least, most) in ((self.visit, _LEFT), (self.column, _RIGHT)):
            em = self._look.measures.body
            column.setFixedWidth(round(max(least * em, min(most * em, share * self.width()))))

    def _submit(self, act: Act) -> None:
        self._desk.submit(act.command)

    def _give(self, command: EnterField | Sign | Rate) -> None:
        self._desk.submit(command)

    def _show_practice(self, practice: str) -> None:
        width = self._look.measures.spaces(1) if practice else 0
        self._inside.setContentsMargins(width, width, width, width)
        name = "Citizen Spot"
        self.setWindowTitle(f"{practice} · {name}" if practice else name)

    def _bind_keys(self) -> None:
        QShortcut(QKeySequence(SEARCH), self, self.open_search)
        QShortcut(QKeySequence(PALETTE), self, self.open_palette)
        QShortcut(QKeySequence("F6"), self, self._panes.go_on)
        QShortcut(QKeySequence("Shift+F6"), self, self._panes.go_back)
        QShortcut(QKeySequence("Ctrl+Enter"), self, self._press_main)

    def _press_main(self) -> None:
        """Take Enter of the digits block for the Enter of the letters."""
        acts = acts_of(with_keys(self._view)) if self._view else ()
        for act in acts:
            if canonical(act.key) == MAIN:
                self.press(act)
                return

    def _lay_out(self) -> None:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.visit)
        row.addWidget(self.centre, 1)
        row.addWidget(self.column)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        self._inside.addWidget(self.top)
        self._inside.addWidget(self.queue)
        self._inside.addWidget(middle, 1)
        self.setCentralWidget(self._frame)
        # A page that wants more room scrolls; it never makes the window larger than its screen.
        outermost = self.layout()
        if outermost:
            outermost.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
