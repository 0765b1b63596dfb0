"""Reading a page aloud: one part after another, until the end, a touch, or another page."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from citizenspot.visit.speech import Part

VOLUMES = (20, 40, 60, 80, 100)
"""Percent; every visit begins in the middle (EN 301 549 V3.2.1 §5.1.3.13)."""
_MIDDLE = len(VOLUMES) // 2


class Voice(Protocol):
    """What says something, and is told to be silent."""

    def say(self, number: int, words: str, private: str, volume: int, language: str) -> None:
        """Say this now; `private` are the words for headphones, where they differ.

        Without a language it is the page's.
        """

    def hush(self) -> None:
        """Be silent at once."""


class Reading(QObject):
    """Keeps what is still to be said of a page, and says it part by part.

    What was broken off is the first thing said when reading goes on. `changed` tells that reading
    began or stopped, or that another part is being read.
    """

    changed = Signal()

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self._voice = voice
        self._page: tuple[Part, ...] = ()
        self._left: deque[Part] = deque()
        self._part: Part | None = None
        self._number = 0
        self._loudness = _MIDDLE

    @property
    def part(self) -> Part | None:
        """Return the part that is being read."""
        return self._part

    @property
    def is_reading(self) -> bool:
        """Return whether something of the page is being read."""
        return self._part is not None

    @property
    def may_be_louder(self) -> bool:
        """Return whether there is a louder voice than this."""
        return self._loudness < len(VOLUMES) - 1

    @property
    def may_be_softer(self) -> bool:
        """Return whether there is a softer voice than this."""
        return self._loudness > 0

    def begin(self, page: Sequence[Part], said_before: Sequence[Part] = ()) -> None:
        """Read a page from its first part; what was said before is not repeated."""
        self._page = tuple(page)
        self._left = deque(part for part in self._page if part not in said_before)
        self._say_next()

    def tell_news(self, page: Sequence[Part]) -> None:
        """Read what is new on the page: an error, an answer, a notice."""
        known, self._page = frozenset(self._page), tuple(page)
        news = [part for part in self._page if part not in known]
        if not news:
            return
        still = (part for part in self._left if part in self._page)
        self._left = deque([*still, *news] if self.is_reading else news)
        if not self.is_reading:
            self._say_next()

    def over(self, number: int) -> None:
        """Go on to the next part, where the one of this number was said to its end."""
        if self.is_reading and number == self._number:
            self._say_next()

    def hush(self) -> None:
        """Be silent; what was being read is said again when reading goes on."""
        if self._part is not None:
            self._left.appendleft(self._part)
            self._set_part(None)
        self._voice.hush()

    def turn(self) -> None:
        """Pause, or go on; at the end the page begins again."""
        if self.is_reading:
            self.hush()
        elif self._left:
            self._say_next()
        else:
            self.again()

    def again(self) -> None:
        """Read the page from its beginning."""
        self.begin(self._page)

    def interject(self, words: str, private: str = "") -> None:
        """Say something that is no part of the page, such as what has the focus now."""
        self.hush()
        self._number += 1
        self._voice.say(self._number, words, private, VOLUMES[self._loudness], "")

    def louder(self) -> None:
        """Go on in a louder voice."""
        self._turn_volume(+1)

    def softer(self) -> None:
        """Go on in a softer voice."""
        self._turn_volume(-1)

    def end(self) -> None:
        """Be silent, and forget the page."""
        self._page = ()
        self._left.clear()
        if self.is_reading:
            self._set_part(None)
            self._voice.hush()

    def reset_volume(self) -> None:
        """Return to the volume every visit begins with."""
        self._loudness = _MIDDLE

    def _turn_volume(self, by: int) -> None:
        self._loudness = max(0, min(len(VOLUMES) - 1, self._loudness + by))
        was_reading = self.is_reading
        self.hush()
        if was_reading or self._left:
            self._say_next()
        elif self._page:
            self._left = deque(self._page[:1])
            self._say_next()

    def _say_next(self) -> None:
        part = self._left.popleft() if self._left else None
        self._set_part(part)
        if part is not None:
            self._number += 1
            volume = VOLUMES[self._loudness]
            self._voice.say(self._number, part.words, part.private, volume, part.language)

    def _set_part(self, part: Part | None) -> None:
        self._part = part
        self.changed.emit()
