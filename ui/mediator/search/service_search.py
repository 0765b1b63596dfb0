"""The search for services: a line, what was found, and what the current one needs."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citizenspot.texts import Texts
from citizenspot.visit.commands import ChooseServices
from ui.design.arrangement import FlowRow
from ui.design.controls.button import Button
from ui.design.controls.pressable import Words
from ui.design.fonts import Type
from ui.design.icon import Icon
from ui.design.look import Surroundings
from ui.design.plain_text import PlainText
from ui.mediator.controls.ground import Ground
from ui.mediator.controls.key_sign import KeySign
from ui.mediator.desk_port import DeskPort, Found, ServiceHit, Wanted
from ui.mediator.key_plan import SEARCH
from ui.mediator.search.filter_bar import FilterBar
from ui.mediator.search.hit_list import HitList
from ui.mediator.search.needs_panel import NeedsPanel
from ui.mediator.search.search_line import SearchLine

WHY_KEY = "Alt+W"
NEEDS_AFTER_MS = 40
"""Walking quickly down the list asks for the needs of the service one stops at, not of each."""


class ServiceSearch(Ground):
    """Rests as a line above the page, and takes the page's place while it is used."""

    chosen = Signal(object)
    """Services are to be started: a `ChooseServices`."""

    opened = Signal()
    closed = Signal()

    _found_now = Signal(object)
    """An answer is here, from the search's thread: a `Found`."""

    def __init__(self, around: Surroundings, texts: Texts, desk: DeskPort) -> None:
        super().__init__(around.look, around.look.colours.surface, line_at=Qt.Edge.BottomEdge)
        self._texts, self._desk = texts, desk
        self._marked: dict[str, ServiceHit] = {}
        self._rests = False
        self._asked: Wanted | None = None
        self._enters = False
        self._explains = False
        self.line = SearchLine(around.look, texts.say("Find a service"))
        self.list = HitList(around.look, texts)
        self.needs = NeedsPanel(around.look, texts)
        self.filters = FilterBar(around.look, texts)
        self._nothing = PlainText(
            around.look, texts.say("Nothing is found. Try another word."), inset=True
        )
        self._marked_names = PlainText(around.look, kind=Type.SMALL_STRONG, inset=True)
        look = around.look
        self._start = Button(look, Words("", key="Return"), self._give_chosen, "primary")
        add = Words(texts.say("Add to the list"), key="Shift+Return")
        self._add = Button(look, add, self._turn_mark)
        why = Words(texts.say("Why is it here?"), key=WHY_KEY)
        self._why = Button(look, why, self._turn_why, "quiet")
        close = Words(texts.say("Close"), key="Esc")
        self._close = Button(look, close, self.close_list, "quiet")
        self._found = QWidget()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(NEEDS_AFTER_MS)
        self._later.timeout.connect(self._show_needs)
        self._connect()
        self._lay_out()
        self._found.hide()
        self.hide()

    @property
    def is_open(self) -> bool:
        """Say whether the list is shown instead of the page."""
        return not self._found.isHidden()

    def rest(self, *, rests: bool) -> None:
        """Stay above the page as a line, or be gone until the search is opened."""
        self._rests = rests
        self.setVisible(rests or self.is_open)

    def open_list(self) -> None:
        """Show the list, and take the focus."""
        self._open()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def close_list(self) -> None:
        """Give the page its place back; what was marked and typed is forgotten."""
        if not self.is_open:
            return
        self._found.hide()
        self._marked.clear()
        self.line.clear()
        self.filters.clear()
        self._asked, self._enters, self._explains = None, False, False
        self._later.stop()
        self.setVisible(self._rests)
        self.closed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for nothing while nobody looks."""
        self._later.stop()
        super().hideEvent(event)

    def _open(self) -> None:
        if self.is_open:
            return
        self.show()
        self._found.show()
        self._search()
        self.opened.emit()

    def _connect(self) -> None:
        self.line.textEdited.connect(self._typed)
        self.line.walked.connect(self._walk)
        self.line.needs_wanted.connect(self._go_to_needs)
        self.line.entered.connect(self._entered)
        self.list.selectionModel().currentChanged.connect(self._went)
        self.list.activated.connect(self._give_chosen)
        self.needs.left.connect(self.line.setFocus)
        self.filters.changed.connect(self._search)
        self._found_now.connect(self._take)

    def _typed(self) -> None:
        if self.is_open:
            self._search()
        else:
            self._open()

    def _entered(self) -> None:
        if not self.is_open:
            self._open()
        elif self._asked:
            self._enters = True  # what was typed is meant, not the list from before it
        else:
            self._give_chosen()

    def _search(self) -> None:
        self._asked = replace(self.filters.wanted, text=self.line.text())
        self._desk.search(self._asked, self._found_now.emit)

    def _take(self, found: Found) -> None:
        """Show what was found, unless something else has been typed since."""
        if not self.is_open or found.wanted != self._asked:
            return
        self._asked = None
        self.list.hits.show_hits(found.hits, frozenset(self._marked))
        self._nothing.show_text(self._why_nothing(found))
        self._nothing.setVisible(not found.hits)
        self.list.go_to(0)
        self._went()
        if self._enters:
            self._enters = False
            self._give_chosen()

    def _why_nothing(self, found: Found) -> str:
        if found.failed:
            return self._texts.say("The search failed. Type the word again.")
        if replace(found.wanted, text="") != Wanted():
            return self._texts.say("Nothing is found. Take a filter away, or try another word.")
        return self._texts.say("Nothing is found. Try another word.")

    def _walk(self, rows: int) -> None:
        self._open()
        self.list.go_to(self.list.currentIndex().row() + rows)

    def _went(self) -> None:
        self._later.start()
        self.filters.at(self.list.current)
        self._show_footer()

    def _show_needs(self) -> None:
        hit = self.list.current
        self.needs.show_needs(self._desk.needs(hit.id) if hit else None)
        text = self.line.text()
        reasons = self._desk.why(hit.id, text) if hit and self._explains else ()
        self.needs.show_reasons(reasons)

    def _turn_why(self) -> None:
        """Say, or say no more, why the service one is at answers what was typed."""
        self._explains = not self._explains
        self._show_needs()

    def catch_up(self) -> None:
        """Show the needs of the service one is at now; for who pictures the screen."""
        if self.is_open:
            self._later.stop()
            self._show_needs()

    def _go_to_needs(self) -> None:
        if self.is_open and self.list.current:
            self.catch_up()
            self.needs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_mark(self) -> None:
        """Mark the current hit to be started with others, or take its mark away."""
        hit = self.list.current
        if hit is None:
            return
        if self._marked.pop(hit.id, None) is None:
            self._marked[hit.id] = hit
        if self.line.text():
            self.line.clear()
            self._search()
        else:
            self.list.hits.show_marks(frozenset(self._marked))
            self._show_footer()

    @property
    def _to_start(self) -> tuple[str, ...]:
        """Return what Enter starts: what is marked, and what was searched for since."""
        current = self.list.current
        counts = current is not None and (not self._marked or self.line.text())
        also = (current.id,) if current and counts and current.id not in self._marked else ()
        return (*self._marked, *also)

    def _show_footer(self) -> None:
        number = len(self._to_start)
        words = self._texts.count("Start the service", "Start {number} services", max(number, 1))
        self._start.show_words(Words(words, key="Return"))
        self._start.setEnabled(bool(number))
        names = "; ".join(hit.name for hit in self._marked.values())
        said = self._texts.say("To start: {names}", names=names) if names else ""
        self._marked_names.show_text(said)
        self._marked_names.setVisible(bool(names))

    def _give_chosen(self) -> None:
        services = self._to_start
        if services:
            self.close_list()
            self.chosen.emit(ChooseServices(services))

    def _lay_out(self) -> None:
        measures = self._look.measures
        head = QHBoxLayout()
        head.setSpacing(measures.spaces(1.5))
        head.addWidget(Icon("search", measures.icon, self._look.colours.text_subtle))
        head.addWidget(self.line, 1)
        head.addWidget(KeySign(self._look, SEARCH))
        found = QHBoxLayout()
        found.setSpacing(measures.spaces(3))
        left = QVBoxLayout()
        left.addWidget(self._nothing)
        left.addWidget(self.list, 1)
        found.addLayout(left, 1)
        found.addWidget(self.needs, 1)
        footer = FlowRow(measures.spaces(1), Qt.AlignmentFlag.AlignTrailing)
        footer.show_widgets([self._close, self._why, self._add, self._start])
        below = QVBoxLayout(self._found)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.filters)
        below.addLayout(found, 1)
        below.addWidget(self._marked_names)
        below.addWidget(footer)
        column = QVBoxLayout(self)
        across, down = measures.spaces(4), measures.spaces(1)
        column.setContentsMargins(across, down, measures.spaces(3), down)
        column.addLayout(head)
        column.addWidget(self._found, 1)
