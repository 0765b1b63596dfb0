"""Listens to a reader's worker, and lets a test wait for what it says."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from citizenspot.eid.card_events import (
    CardEvent,
    CardFailed,
    CardRead,
    CardState,
    ReaderChanged,
)
from citizenspot.eid.card_profile import CardProfile
from citizenspot.eid.card_ways import CardWay
from citizenspot.eid.known_cards import KNOWN_CARDS
from citizenspot.eid.reader_worker import ReaderWorker
from citizenspot.eid.readers import Readers
from citizenspot.eid.trust.chain_question import NoTrust, Trust

LIMIT_S = 15.0
Kind = TypeVar("Kind")


class Listener:
    """Keeps every event in order; `post` is the worker's."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._events: list[CardEvent] = []
        self._read_up_to = 0

    def post(self, event: CardEvent) -> None:
        with self._changed:
            self._events.append(event)
            self._changed.notify_all()

    @property
    def events(self) -> list[CardEvent]:
        with self._changed:
            return list(self._events)

    @property
    def states(self) -> list[CardState]:
        """Every state of the reader, in order."""
        return [each.state for each in self.events if isinstance(each, ReaderChanged)]

    def wait_for_state(self, state: CardState) -> None:
        """Return once the reader comes to a state, not counting what was waited for before."""
        self._wait_for(
            lambda each: isinstance(each, ReaderChanged) and each.state is state, state.value
        )

    def wait_for_failure(self, state: CardState) -> CardFailed:
        """Return the failure of a read, which must be of this state."""
        event = self._wait_for(lambda each: isinstance(each, CardFailed), "a failed read")
        assert isinstance(event, CardFailed)
        assert event.state is state, event
        return event

    def wait_for_card(self) -> CardRead:
        """Return the next card that was read."""
        event = self._wait_for(lambda each: isinstance(each, CardRead), "a card that was read")
        assert isinstance(event, CardRead)
        return event

    def wait_for(self, *kinds: type[Kind]) -> Kind:
        """Return the next event that is of one of some kinds."""
        event = self._wait_for(
            lambda each: isinstance(each, kinds), " or ".join(each.__name__ for each in kinds)
        )
        assert isinstance(event, kinds)
        return event

    def _wait_for(self, is_it: Callable[[CardEvent], bool], what: str) -> CardEvent:
        with self._changed:
            came = self._changed.wait_for(lambda: self._next(is_it) is not None, LIMIT_S)
            assert came, f"{what} never came; heard {self._events}"
            at = self._next(is_it)
            assert at is not None
            self._read_up_to = at + 1
            return self._events[at]

    def _next(self, is_it: Callable[[CardEvent], bool]) -> int | None:
        later = range(self._read_up_to, len(self._events))
        return next((at for at in later if is_it(self._events[at])), None)


@contextmanager
def listened(
    readers: Readers,
    trust: Trust | None = None,
    other_ways: Sequence[CardWay] = (),
    profiles: Sequence[CardProfile] = KNOWN_CARDS,
) -> Iterator[tuple[ReaderWorker, Listener]]:
    """Run a worker on readers, listen to it, and close it after."""
    listener = Listener()
    worker = ReaderWorker(
        readers, profiles, listener.post, trust or NoTrust(), other_ways=other_ways
    )
    worker.start()
    try:
        yield worker, listener
    finally:
        worker.close()
