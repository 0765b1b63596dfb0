"""The palette on screen 1: a line to type into, and below it what fits, walked by the arrows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from citizenspot.texts import Texts
from citizenspot.visit.views import DeskView
from ui.design.controls.button import Button
from ui.design.controls.pressable import Words
from ui.design.icon import Icon
from ui.design.look import Surroundings
from ui.design.plain_text import PlainText
from ui.mediator.controls.ground import Ground
from ui.mediator.controls.key_sign import KeySign
from ui.mediator.desk_port import DeskPort, Found, ServiceHit, Wanted
from ui.mediator.key_plan import PALETTE
from ui.mediator.palette.entries import (
    PaletteEntry,
    acts_offered,
    ranked,
    services_offered,
    tickets_offered,
)
from ui.mediator.search.hit_list import HitList
from ui.mediator.search.search_line import SearchLine


class Palette(Ground):
    """Takes the page's place while it is open; Enter does what is current, Escape goes back."""

    opened = Signal()
    closed = Signal()

    _found_now = Signal(object)
    """Services are found, told from the search's thread: a `Found`."""

    def __init__(
        self,
        around: Surroundings,
        texts: Texts,
        desk: DeskPort,
        help_: Callable[[], Sequence[PaletteEntry]],
    ) -> None:
        """`help_` gives the keys that are no act's, each with what it does."""
        look = around.look
        super().__init__(look, look.colours.surface, line_at=Qt.Edge.BottomEdge)
        self._texts, self._desk, self._help = texts, desk, help_
        self._press = around.replies.press
        self._others: list[PaletteEntry] = []
        self._found: tuple[PaletteEntry, ...] = ()
        self._services = False
        self._asked: Wanted | None = None
        self._enters = False
        self.line = SearchLine(look, texts.say("What do you want to do?"))
        self.list = HitList(look, texts)
        self.list.setAccessibleName(texts.say("What can be done"))
        self._nothing = PlainText(look, texts.say("Nothing fits. Try another word."), inset=True)
        close = Words(texts.say("Close"), key="Esc")
        self._close = Button(look, close, self.close_palette, "quiet")
        self.line.textEdited.connect(self._search)
        self.line.walked.connect(
            lambda rows: self.list.go_to(self.list.currentIndex().row() + rows)
        )
        self.line.entered.connect(self._entered)
        self._found_now.connect(self._take)
        self.list.activated.connect(self._do)
        self._lay_out()
        self.hide()

    @property
    def is_open(self) -> bool:
        """Say whether the palette is shown instead of the page."""
        return not self.isHidden()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of what is found, in order."""
        return tuple(entry.name for entry in self._found)

    def open_palette(self, view: DeskView, text: str = "") -> None:
        """Show everything that can be done in this view."""
        self.show_view(view)
        self.line.setText(text)
        self._search()
        self.show()
        self.opened.emit()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_view(self, view: DeskView) -> None:
        """Offer what this view offers; what was typed stays."""
        tickets, acts = tickets_offered(view, self._texts), acts_offered(view, self._texts)
        self._others = [*acts, *tickets, *self._help()]
        self._services = view.search
        if self.is_open:
            self._search()

    def close_palette(self) -> None:
        """Give the page its place back."""
        if self.is_open:
            self._asked, self._enters = None, False
            self.hide()
            self.closed.emit()

    def _search(self) -> None:
        """Look for services where they may be chosen; until they are found, Enter waits."""
        text = self.line.text()
        if self._services and text.strip():
            self._asked = Wanted(text)
            self._desk.search(self._asked, self._found_now.emit)
        else:
            self._show(())

    def _take(self, found: Found) -> None:
        """Show the services found, unless something else has been typed since."""
        if found.wanted == self._asked:
            self._show(found.hits)

    def _show(self, hits: Sequence[ServiceHit]) -> None:
        self._asked = None
        self._found = ranked(self._others, services_offered(hits, self._texts), self.line.text())
        rows = [
            ServiceHit(str(place), entry.name, entry.under)
            for place, entry in enumerate(self._found)
        ]
        self.list.hits.show_hits(rows, frozenset())
        self._nothing.setVisible(not rows)
        self.list.go_to(0)
        if self._enters:
            self._do()

    def _entered(self) -> None:
        """Do what is current; what is still being looked for is waited for."""
        self._enters = self._asked is not None
        if not self._enters:
            self._do()

    def _do(self) -> None:
        self._enters = False
        hit = self.list.current
        if hit is None:
            return
        entry = self._found[int(hit.id)]
        self.close_palette()
        if entry.act is not None:
            self._press(entry.act)
        elif entry.do is not None:
            entry.do()

    def _lay_out(self) -> None:
        measures = self._look.measures
        head = QHBoxLayout()
        head.setSpacing(measures.spaces(1.5))
        head.addWidget(Icon("search", measures.icon, self._look.colours.text_subtle))
        head.addWidget(self.line, 1)
        head.addWidget(KeySign(self._look, PALETTE))
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        across, down = measures.spaces(4), measures.spaces(1)
        column.setContentsMargins(across, down, measures.spaces(3), down)
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
