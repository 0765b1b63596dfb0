"""Finds services: within the key's own frame where all is at hand, else on the search's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.mediator.search.latest_search import LatestSearch, answered

if TYPE_CHECKING:
    from ui.mediator.desk_port import Found, ServiceHit, Wanted
    from ui.mediator.search.listed import Listed
    from ui.mediator.search.search_at_hand import SearchAtHand


class ServiceFinder:
    """Searches in one catalogue, from `search_in` on; before that nothing is found.

    The first question is answered on a thread, which then makes everything ready; from then on a
    short question is looked up by whoever asks, for that is quicker than to wake a thread and hear
    of it. A long one still goes to the thread.
    """

    def __init__(self, language: str) -> None:
        """Keep the language in which services are found and named."""
        self._language = language
        self._listed: Listed | None = None
        self._at_hand: SearchAtHand | None = None
        self._thread_asked = False
        self._searching = LatestSearch(self._find, self._get_ready)

    def search_in(self, listed: Listed) -> None:
        """Search in this catalogue from now on; once, before anybody asks."""
        self._listed = listed

    def ask(self, wanted: Wanted, tell: Callable[[Found], None]) -> None:
        """Have an answer told: before this returns, or later by the search's thread."""
        at_hand = self._at_hand
        if at_hand is None or not at_hand.is_quick(wanted):
            self._thread_asked = True
            self._searching.ask(wanted, tell)
            return
        if self._thread_asked:
            self._thread_asked = False
            self._searching.forget()
        tell(answered(at_hand.answer, wanted))

    def wait_until_answered(self, limit_s: float) -> bool:
        """Wait until nothing is asked or being answered; say whether it came to that."""
        return self._searching.wait_until_answered(limit_s)

    def close(self) -> None:
        """End the search's thread."""
        self._searching.close()

    def _find(self, wanted: Wanted) -> tuple[ServiceHit, ...]:
        from ui.mediator.search.search_at_hand import (  # noqa: PLC0415 - not needed to start
            first_answer,
        )

        listed, at_hand = self._listed, self._at_hand
        if at_hand is not None:
            return at_hand.answer(wanted)
        if listed is None or listed.catalogue.whole is None:
            return ()
        return first_answer(listed.catalogue.whole, listed, wanted, self._language)

    def _get_ready(self) -> None:
        """Make ready, behind the first answer, what every other is looked up in."""
        from ui.mediator.search.search_at_hand import made_ready  # noqa: PLC0415 - as above

        listed = self._listed
        if self._at_hand is None and listed is not None and listed.catalogue.whole is not None:
            self._at_hand = made_ready(listed.catalogue.whole, listed, self._language)
