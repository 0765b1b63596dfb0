"""The thread that searches: it answers the latest question, and lets older ones go unanswered."""

from __future__ import annotations

import threading
from collections.abc import Callable

from citizenspot import logs
from ui.mediator.desk_port import Found, ServiceHit, Wanted

Tell = Callable[[Found], None]
Find = Callable[[Wanted], tuple[ServiceHit, ...]]


def answered(find: Find, wanted: Wanted) -> Found:
    """Return what is found; a defect costs one answer, and is logged without what was typed."""
    try:
        return Found(wanted, find(wanted))
    except Exception as error:  # noqa: BLE001 - a defect costs one answer, not the search
        logs.failure("search failed", error)
        return Found(wanted, failed=True)


class LatestSearch:
    """Searches on a thread of its own, from the first question to `close`.

    What is typed is kept only until it is answered: in memory, and in no log.
    """

    def __init__(self, find: Find, get_ready: Callable[[], None] = lambda: None) -> None:
        """Keep how to find, and what is done behind each answer; the first question starts it."""
        self._find, self._get_ready = find, get_ready
        self._changed = threading.Condition()
        self._asked: tuple[Wanted, Tell] | None = None
        self._is_busy = False
        self._is_closed = False
        self._thread: threading.Thread | None = None

    def ask(self, wanted: Wanted, tell: Tell) -> None:
        """Have this answered next, instead of what waits; from any thread."""
        with self._changed:
            if self._is_closed:
                return
            self._asked = wanted, tell
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="search")
                self._thread.start()
            self._changed.notify_all()

    def forget(self) -> None:
        """Leave what waits unanswered; from any thread."""
        with self._changed:
            self._asked = None
            self._changed.notify_all()

    def wait_until_answered(self, limit_s: float) -> bool:
        """Wait until nothing is asked or being answered; say whether it came to that."""
        with self._changed:
            return self._changed.wait_for(
                lambda: self._asked is None and not self._is_busy, limit_s
            )

    def close(self) -> None:
        """Answer what is being answered, and end."""
        with self._changed:
            self._is_closed, self._asked = True, None
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while (question := self._next()) is not None:
            wanted, tell = question
            tell(answered(self._find, wanted))
            self._rest()

    def _rest(self) -> None:
        try:
            self._get_ready()
        except Exception as error:  # noqa: BLE001 - the next answer shows whether it matters
            logs.failure("search not made ready", error)

    def _next(self) -> tuple[Wanted, Tell] | None:
        with self._changed:
            self._is_busy = False
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._asked is not None or self._is_closed)
            question, self._asked = self._asked, None
            self._is_busy = question is not None
            return question
