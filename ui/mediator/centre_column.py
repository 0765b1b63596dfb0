"""The middle of the desk: notices, what to say, the search, the page, its acts and questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from citizenspot.texts import Texts
from citizenspot.visit.commands import Begin, Continue, OpenVisit
from citizenspot.visit.views import Act, DeskView, Notice, Page
from ui.design.laying_out import laid_out_once
from ui.design.look import Surroundings
from ui.design.shown_part import ShownPart
from ui.mediator.act_bar import ActBar
from ui.mediator.controls.ground import Ground
from ui.mediator.controls.scrolling import reveal
from ui.mediator.desk_port import DeskPort
from ui.mediator.help_levels import HelpLevels
from ui.mediator.identity_papers import IdentityPapers
from ui.mediator.keys_at_once import answer_at_once_in
from ui.mediator.notice_stack import NoticeStack
from ui.mediator.page_area import PageArea
from ui.mediator.say_panel import SayPanel

if TYPE_CHECKING:
    from ui.mediator.ask_panel import AskPanel
    from ui.mediator.palette.entries import PaletteEntry
    from ui.mediator.palette.palette import Palette
    from ui.mediator.search.service_search import ServiceSearch

ENTER_IS_ENOUGH = (Begin, Continue, OpenVisit)
"""Main acts that plain Enter gives: they send, take and end nothing."""


class CentreColumn(Ground):
    """Shows the page, or in its place the search; below it the acts, or a question before one."""

    def __init__(
        self,
        around: Surroundings,
        texts: Texts,
        desk: DeskPort,
        papers: IdentityPapers,
        give: Callable[[Act], None],
        help_: Callable[[], Sequence[PaletteEntry]] = tuple,
    ) -> None:
        look = around.look
        super().__init__(look, look.colours.background)
        press = around.replies.press
        self.notices = NoticeStack(around, texts)
        self.say = SayPanel(look, texts)
        self._kept_for_later = _KeptForLater(around, texts, desk, give, help_)
        self._search: ServiceSearch | None = None
        self._finder: Palette | None = None
        self._asking: AskPanel | None = None
        self.page = PageArea(around, papers)
        self.helps = HelpLevels(look, texts, press)
        self.acts = ActBar(look, press)
        self.parts: tuple[ShownPart[DeskView], ...] = (
            ShownPart(
                lambda v: self.notices.show_notices(_notices(v)),
                *("notices", "reader", "page"),
                sees=_notices,
            ),
            ShownPart(lambda v: self.say.show_words(v.say, v.advice), "say", "advice"),
            ShownPart(lambda v: self.helps.show_helps(v.helps), "helps"),
            ShownPart(lambda v: self.acts.show_page(v.page), "page.acts"),
        )
        self._view: DeskView | None = None
        self._search_rests = False
        self._lay_out()
        self.page.show_page(Page("opening", texts.say("The desk is being opened")))
        self._arrange()
        self.page.finished.connect(self.go_on)

    @property
    def search(self) -> ServiceSearch:
        """Return the search for services, made when it is first wanted: no start waits for it."""
        if self._search is None:
            from ui.mediator.search.service_search import (  # noqa: PLC0415 - see above
                ServiceSearch,
            )

            later = self._kept_for_later
            self._search = ServiceSearch(later.around, later.texts, later.desk)
            self._search.opened.connect(self._arrange)
            self._search.chosen.connect(later.desk.submit)
            self._stand_above_page(self._search)
        return self._search

    @property
    def finder(self) -> Palette:
        """Return the palette, made when it is first wanted."""
        if self._finder is None:
            from ui.mediator.palette.palette import Palette  # noqa: PLC0415 - as the search

            later = self._kept_for_later
            self._finder = Palette(later.around, later.texts, later.desk, later.help)
            self._finder.opened.connect(self._arrange)
            self._stand_above_page(self._finder)
        return self._finder

    @property
    def asking(self) -> AskPanel:
        """Return what asks before an act, made when it is first wanted."""
        if self._asking is None:
            from ui.mediator.ask_panel import AskPanel  # noqa: PLC0415 - as the search

            later = self._kept_for_later
            self._asking = AskPanel(later.around.look, later.texts, later.give)
            self._column.addWidget(self._asking)
            self._take_in(self._asking)
        return self._asking

    def get_ready(self) -> None:
        """Make what is not made yet, so that nobody waits for it later."""
        self.page.get_ready()
        for part in (self.search, self.finder, self.asking):
            part.ensurePolished()

    def show_view(self, view: DeskView) -> None:
        """Show the page of a view and what stands around it."""
        self._view = view
        with laid_out_once(self._column):
            self._show(view)

    def _show(self, view: DeskView) -> None:
        was_here = self._has_focus()
        for part in self.parts:
            part.show_view(view)
        if self._search is not None and not view.search:
            self._search.close_list()
        if self._finder is not None:
            self._show_in_palette(self._finder, view)
        self._search_rests = view.search and not _has_current_case(view)
        self.page.show_watermark(view.practice)
        before = self.page.name
        is_other = self.page.show_page(view.page, locked=view.locked)
        self.page.show_parked(() if view.visit else view.parked)
        if is_other and self._asking is not None:
            self._asking.turn_to(view.page.name, before, locked=view.locked)
        self._arrange()
        self._keep_focus(is_other=is_other, was_here=was_here)

    def open_search(self) -> None:
        """Open the search, where services may be chosen now."""
        if self._view and self._view.search and not self.is_asking:
            if self._finder is not None:
                self._finder.close_palette()
            with laid_out_once(self._column):
                self.search.open_list()

    def open_palette(self, text: str = "") -> None:
        """Open the palette, where nothing is being asked, looking for a text."""
        if self._view and not self.is_asking:
            if self._search is not None:
                self._search.close_list()
            with laid_out_once(self._column):
                self.finder.open_palette(self._view, text)

    @property
    def is_finding(self) -> bool:
        """Say whether the search or the palette stands where the page does."""
        return any(each is not None and each.is_open for each in (self._search, self._finder))

    @property
    def is_asking(self) -> bool:
        """Say whether a question stands before an act."""
        return self._asking is not None and self._asking.is_asking

    def ask(self, act: Act) -> bool:
        """Ask what an act needs before it is given; return whether there is anything to ask."""
        asks = self.asking.ask(act)
        self._arrange()
        return asks

    def go_on(self) -> None:
        """Give the page's main act if plain Enter is enough for it, or lead to it."""
        button = self.acts.main_button
        if button is None:
            return
        if isinstance(button.act.command, ENTER_IS_ENOUGH):
            button.click()
        else:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Put the focus where this page begins."""
        is_searching = self._search is not None and self._search.isVisible()
        place = self.search.line if is_searching else self.page.focus_place
        # As Tab does: what stands in a field is selected, so that typing replaces it.
        place.setFocus(Qt.FocusReason.TabFocusReason)
        reveal(place)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - as Qt has it
        """Let Tab come from the page to what stands below it; ordered only when it is pressed."""
        from ui.mediator.tab_order import let_follow  # noqa: PLC0415 - no start waits for it

        let_follow(self.page, self.helps, self.acts)
        return super().focusNextPrevChild(next)

    def _keep_focus(self, *, is_other: bool, was_here: bool) -> None:
        """Move the focus to a new page; on the same page only if it is nowhere to be seen.

        Where a field that had it is gone, Qt gives it to what comes next, in a column beside the
        page: that is lost too, and the next key would press something else than the page's.
        """
        if self.is_finding or self.is_asking:
            return
        focused = self.window().focusWidget()
        is_lost = focused is None or not focused.isVisible() or not focused.isEnabled()
        if is_other or is_lost or (was_here and not self._has_focus()):
            self.take_focus()

    def _has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _take_place_back(self) -> None:
        self._arrange()
        self.take_focus()

    def _arrange(self) -> None:
        """Let one thing at a time stand in the middle, and one below it."""
        with laid_out_once(self._column):
            self._show_one()

    def _show_one(self) -> None:
        view = self._view
        searching, asking = self.is_finding, self.is_asking
        if self._search is not None or self._search_rests:
            palette_open = self._finder is not None and self._finder.is_open
            self.search.rest(rests=self._search_rests and not palette_open)
        self.page.setVisible(not searching)
        self.page.setEnabled(not asking)
        self.helps.setVisible(bool(view and view.helps) and not searching and not asking)
        self.acts.setVisible(bool(view and view.page.acts) and not searching and not asking)
        self.say.setVisible(bool(view and (view.say or view.advice)) and not searching)

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.say)
        column.addWidget(self.page, 1000)
        for part in (self.helps, self.acts):
            column.addWidget(part)

    def _stand_above_page(self, part: ServiceSearch | Palette) -> None:
        self._column.insertWidget(self._column.indexOf(self.page), part, 1)
        self._take_in(part)

    def _take_in(self, part: ServiceSearch | Palette | AskPanel) -> None:
        part.closed.connect(self._take_place_back)
        answer_at_once_in(part)

    def _show_in_palette(self, palette: Palette, view: DeskView) -> None:
        if view.locked:
            palette.close_palette()
        elif palette.is_open:
            palette.show_view(view)


class _KeptForLater(msgspec.Struct, frozen=True):
    """What the parts that are made when they are wanted will be made with."""

    around: Surroundings
    texts: Texts
    desk: DeskPort
    give: Callable[[Act], None]
    help: Callable[[], Sequence[PaletteEntry]]


def _has_current_case(view: DeskView) -> bool:
    return any(task.tone == "current" for task in view.tasks)


def _notices(view: DeskView) -> tuple[Notice, ...]:
    """Return the view's notices; the reader's state is one where there is something to do.

    A page that says it itself is not made to say it twice.
    """
    reader = view.reader
    is_said = reader in view.page.blocks
    pressing = reader is not None and not is_said and (reader.tone == "problem" or reader.acts)
    return (*view.notices, reader) if reader and pressing else view.notices
