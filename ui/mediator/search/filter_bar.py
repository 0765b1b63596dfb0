"""What narrows the list: who gives it, the event, what is sure, and what nobody has to bring.

Provider and event are those of the service one is at: there is nothing to look up in a list. Each
has a key of its own, and says what it does now.
"""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from citizenspot.texts import _N, Texts
from ui.design.arrangement import FlowRow
from ui.design.controls.button import Button
from ui.design.controls.pressable import Words
from ui.design.look import Look
from ui.mediator.desk_port import Event, ServiceHit, Wanted

PROVIDER_KEY, EVENT_KEY, SURE_KEY = "Alt+P", "Alt+E", "Alt+C"
NEEDS = {
    "papers": ("Alt+1", _N("No papers")),
    "card": ("Alt+2", _N("No card")),
    "pin": ("Alt+3", _N("No PIN")),
    "money": ("Alt+4", _N("Free of charge")),
}
_NEXT_AVAILABILITY = {"": "confirmed", "confirmed": "to-confirm", "to-confirm": ""}


class FilterBar(FlowRow):
    """Buttons that narrow a search; `wanted` is what they come to, without the text."""

    changed = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__(look.measures.spaces(0), Qt.AlignmentFlag.AlignLeading)
        self._texts = texts
        self.wanted = Wanted()
        self._names = ("", "")
        self._current: ServiceHit | None = None
        self._provider = Button(look, Words(""), self._turn_provider, "quiet")
        self._event = Button(look, Words(""), self._turn_event, "quiet")
        self._sure = Button(look, Words(""), self._turn_availability, "quiet")
        self._needs = {need: self._need_button(look, need) for need in NEEDS}
        every: list[QWidget] = [self._provider, self._event, self._sure, *self._needs.values()]
        for button in every:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_widgets(every)
        self._show()

    def at(self, hit: ServiceHit | None) -> None:
        """Offer the provider and the events of the service one is at."""
        if hit != self._current:
            self._current = hit
            self._show()

    def clear(self) -> None:
        """Narrow nothing any more."""
        self.wanted, self._names = Wanted(), ("", "")
        self._show()

    def _need_button(self, look: Look, need: str) -> Button:
        return Button(look, Words(""), lambda: self._turn_need(need), "quiet")

    def _turn_provider(self) -> None:
        hit = self._current
        if self.wanted.provider:
            self._narrow(replace(self.wanted, provider=""))
        elif hit:
            self._names = (hit.provider, self._names[1])
            self._narrow(replace(self.wanted, provider=hit.provider_id))

    def _turn_event(self) -> None:
        """Go to the next event of the service one is at; behind its last, to none."""
        event = self._next_event()
        if event or self.wanted.event:
            self._names = (self._names[0], event.name if event else "")
            self._narrow(replace(self.wanted, event=event.id if event else ""))

    def _next_event(self) -> Event | None:
        offered = self._current.events if self._current else ()
        ids = [event.id for event in offered]
        chosen = self.wanted.event
        after = ids.index(chosen) + 1 if chosen in ids else 0
        return None if chosen and chosen not in ids else next(iter(offered[after:]), None)

    def _turn_availability(self) -> None:
        after = _NEXT_AVAILABILITY[self.wanted.availability]
        self._narrow(replace(self.wanted, availability=after))

    def _turn_need(self, need: str) -> None:
        self._narrow(replace(self.wanted, without=self.wanted.without ^ {need}))

    def _narrow(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        wanted, say, hit = self.wanted, self._texts.say, self._current
        provider = self._names[0] if wanted.provider else hit.provider if hit else ""
        event = self._next_event()
        name = self._names[1] if wanted.event else event.name if event else ""
        sure = {
            "": say("Only confirmed"),
            "confirmed": say("Only confirmed"),
            "to-confirm": say("To be confirmed"),
        }[wanted.availability]
        only = say("Only {what}", what=provider) if provider else say("By provider")
        self._mark(self._provider, only, PROVIDER_KEY, on=bool(wanted.provider))
        only = say("Only {what}", what=name) if name else say("By event")
        self._mark(self._event, only, EVENT_KEY, on=bool(wanted.event))
        self._mark(self._sure, sure, SURE_KEY, on=bool(wanted.availability))
        for need, (key, label) in NEEDS.items():
            self._mark(self._needs[need], say(label), key, on=need in wanted.without)

    def _mark(self, button: Button, label: str, key: str, *, on: bool) -> None:
        name = self._texts.say("{filter}, on", filter=label) if on else label
        button.show_words(
            Words(label, icon=("check", "before") if on else None, key=key, name=name)
        )
