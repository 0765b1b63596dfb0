"""Everything inside the window, for one language, text size and direction."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citizenspot.citizen_link.messages import Draft
from citizenspot.visit.commands import EnterField, Rate, Sign
from citizenspot.visit.screen_commands import Stop
from citizenspot.visit.speech import Place
from citizenspot.visit.views import Act, CitizenView
from ui.citizen import hero
from ui.citizen.aloud.reading import Reading
from ui.citizen.aloud.reading_bar import ReadingBar
from ui.citizen.bottom_bar import BottomBar
from ui.citizen.header import Header
from ui.citizen.hero import Hero
from ui.citizen.keyboard.room import Crowd
from ui.citizen.middle import Middle
from ui.citizen.outgoing import Outgoing, citizens
from ui.citizen.page_acts import PageActs
from ui.citizen.page_body import PageBody
from ui.citizen.reading_sheet import ReadingSheet
from ui.design.announcing import announce
from ui.design.icon import IconName
from ui.design.laying_out import laid_out_once
from ui.design.look import Look, Replies, Say, Surroundings
from ui.design.shown_part import ShownPart

_CLEARED_SHOWN_MS = 6_000
"""Long enough to be read by who is getting up; the next visit does not wait for it."""

_PICTURES: dict[str, IconName] = {"goodbye": "check", "stopped": "stop"}


class Stage(QWidget):
    """Header, page, acts and bottom bar; shows views by touching only what changed."""

    def __init__(
        self, look: Look, say: Say, outgoing: Outgoing, reading: Reading | None = None
    ) -> None:
        """Build; without `reading` there are no controls of it, as in a picture of the screen."""
        super().__init__()
        self._outgoing, self._reading = outgoing, reading
        self.reading_bar: ReadingBar | None = None
        self._around = Surroundings(look, say, self._replies())
        self._view: CitizenView | None = None
        self._body: PageBody | Hero | None = None
        self.header = Header(look)
        self._middle = Middle()
        self.acts = PageActs(look, self.press)
        self.bar = BottomBar(look, say, self.press, self._open_sheet)
        self.parts = self._made_parts()
        self._sheet: ReadingSheet | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._above, self._acts_place, self._below = (
            _place_of(part) for part in (self.header, self.acts, self.bar)
        )
        column.addWidget(self._above)
        column.addWidget(self._middle, 1)
        column.addWidget(self._acts_place)
        self._column = column
        column.addWidget(self._below)

    @property
    def body(self) -> PageBody | Hero | None:
        """Return the middle of the page shown."""
        return self._body

    @property
    def state(self) -> str:
        """Return the state of the view shown, or nothing before the first."""
        return self._view.state if self._view is not None else ""

    @property
    def look(self) -> Look:
        """Return how it all looks."""
        return self._around.look

    @property
    def stop_act(self) -> Act | None:
        """Return the act that stops the visit, while there is one to stop."""
        acts = self._view.chrome if self._view is not None else ()
        return next((act for act in acts if isinstance(act.command, Stop)), None)

    def part(self, place: Place) -> QWidget | None:
        """Return the widget that stands at a place of the page, to mark it while it is read."""
        if place.of == "act" and self._view is not None:
            act = self._view.page.acts[place.number]
            return next((button for button in self.acts.buttons if button.act == act), None)
        if place.of in {"service", "progress"}:
            return self.header
        return self._body.part(place) if self._body is not None else None

    def show_view(self, view: CitizenView) -> None:
        """Show a view; a page of another name begins at its top, with the focus there."""
        before, self._view = self._view, view
        is_other_page = before is None or _place(before) != _place(view)
        with laid_out_once(self._column):
            if is_other_page:
                self._close_sheet()
                self._put(self._body_for(view))
            elif self._body is not None:
                self._body.show_view(view)
            for part in self.parts:
                part.show_view(view)
            self._show_reading_bar(shown=view.reads_aloud)
        if is_other_page and self._body is not None:
            self._body.take_focus()
            self._announce(view)
        elif isinstance(self._body, PageBody):
            self._body.bring_new_field_into_view()

    def _made_parts(self) -> tuple[ShownPart[CitizenView], ...]:
        """Return what stands around the page, with all that it looks at."""
        progress = ("page.step", "page.steps", "page.progress")
        return (
            ShownPart(self.header.show_view, "service", "written_in", *progress),
            ShownPart(lambda view: self.acts.show_acts(view.page.acts), "page.acts"),
            ShownPart(self.bar.show_view, "state", "sizes", "languages", "contrasts", "chrome"),
        )

    def bring_into_view(self, place: QWidget) -> None:
        """Scroll the page so that something on it is seen."""
        if not isinstance(self._body, PageBody):
            return
        if self._above.isHidden():
            self._body.bring_to_top(place)
        else:
            self._body.bring_into_view(place)

    def give_page_room(self, crowd: Crowd) -> None:
        """Let what stands around the page go while a keyboard needs its room, and come back."""
        for place in (self._above, self._below):
            place.setVisible(crowd == "no")
        self._acts_place.setVisible(crowd != "all")

    def press(self, act: Act) -> None:
        """Do an act that the citizen pressed."""
        self._outgoing.give(citizens(act.command))

    def say_one_moment(self) -> None:
        """Show that the desk is being waited for."""
        say = self._around.say
        waiting = Hero(self._around.look, covered=False)
        waiting.say("time", say("One moment, please"), say("This screen is coming back."))
        self._view = None
        self._put(waiting)
        for part in (self.header, self.acts, self.bar):
            part.hide()
        for shown in self.parts:
            shown.forget()
        self._show_reading_bar(shown=False)

    def show_cleared(self) -> None:
        """Let the citizen see that the screen has forgotten them, before it welcomes the next."""
        say = self._around.say
        cleared = Hero(self._around.look, covered=False)
        cleared.say(
            "check",
            say("This screen has forgotten you"),
            say("Nothing of your visit is left on it."),
        )
        self._middle.lay_over(cleared)
        read = QTimer(cleared)
        read.setSingleShot(True)
        read.timeout.connect(self._middle.take_sheet)
        read.start(_CLEARED_SHOWN_MS)

    def _show_reading_bar(self, *, shown: bool) -> None:
        if shown and self.reading_bar is None and self._reading is not None:
            self.reading_bar = ReadingBar(self._around.look, self._around.say, self._reading)
            self._column.insertWidget(self._column.indexOf(self._below), self.reading_bar)
            self.reading_bar.show()
        if self.reading_bar is not None:
            self.reading_bar.setVisible(shown)

    def _body_for(self, view: CitizenView) -> PageBody | Hero:
        """Return a new body that shows a view already; what is added later appears later."""
        body: PageBody | Hero
        if view.state in hero.ICONS:
            state, look = view.state, self._around.look
            body = Hero(look, covered=state == "covered", from_afar=state == "idle")
        else:
            body = PageBody(self._around, view.page, _PICTURES.get(view.state))
        body.show_view(view)
        return body

    def _put(self, body: PageBody | Hero) -> None:
        self._body = body
        self._middle.put(body)

    def _announce(self, view: CitizenView) -> None:
        announce(self, ". ".join((view.page.heading, *view.page.sentences)))

    def _replies(self) -> Replies:
        return Replies(self.press, self._give, self._draft, self._outgoing.send_pin)

    def _give(self, command: EnterField | Sign | Rate) -> None:
        self._outgoing.give(command)

    def _draft(self, case: str, field: str, text: str) -> None:
        self._outgoing.draft(Draft(case, field, text))

    def _open_sheet(self) -> None:
        if self._view is None or self._sheet is not None:
            return
        look, say = self._around.look, self._around.say
        self._sheet = ReadingSheet(look, say, self._choose, self._leave_sheet)
        self._sheet.show_choices(self._view)
        self._middle.lay_over(self._sheet)
        self.acts.hide()
        self._sheet.take_focus()

    def _choose(self, act: Act) -> None:
        self._leave_sheet()
        self.press(act)

    def _leave_sheet(self) -> None:
        self._close_sheet()
        self.bar.language.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_sheet(self) -> None:
        if self._sheet is None:
            return
        self._middle.take_sheet()
        self._sheet = None
        if self._view is not None:
            self.acts.setVisible(bool(self._view.page.acts))


def _place(view: CitizenView) -> tuple[str, bool]:
    return view.page.name, view.state in hero.ICONS


def _place_of(part: QWidget) -> QWidget:
    """Return a place that holds one part: hidden, it leaves the part's own wish as it is."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(part)
    return place
