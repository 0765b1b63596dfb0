"""What screen 1 asks of the desk behind it. Nothing here knows Qt.

The desk is `citizenspot.desk`; tests and the gallery give a fake. Every call returns at once and
is made on the GUI thread: a command is queued, and what is found is told there where it is at hand,
else from another thread.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Protocol

import msgspec

from citizenspot.visit.commands import AnyCommand


class CitizenScreen(Enum):
    """How screen 2 fares: drawing, being started again, or without a monitor."""

    ALIVE = "alive"
    STARTING_AGAIN = "starting again"
    UNPLUGGED = "unplugged"


class Wanted(msgspec.Struct, frozen=True):
    """What is searched for: the text as typed, and what the list is narrowed to.

    `provider` and `event` are ids, `availability` is `confirmed` or `to-confirm`, and `without`
    names needs (`papers`, `card`, `pin`, `money`); empty, they narrow nothing.
    """

    text: str = ""
    provider: str = ""
    event: str = ""
    availability: str = ""
    without: frozenset[str] = frozenset()


class Event(msgspec.Struct, frozen=True, gc=False):
    """An event of life a service belongs to, by its id and its name in the desk's language."""

    id: str
    name: str


class ServiceHit(msgspec.Struct, frozen=True, gc=False):
    """One service found, in the desk's language; `why` says what matched where the name does not.

    `to_confirm` marks a service whose availability at this spot no source states yet.
    """

    id: str
    name: str
    provider: str
    why: str = ""
    to_confirm: bool = False
    private: bool = False
    provider_id: str = ""
    events: tuple[Event, ...] = ()


class Found(msgspec.Struct, frozen=True):
    """What came of a search; `failed` where there is no answer."""

    wanted: Wanted
    hits: tuple[ServiceHit, ...] = ()
    failed: bool = False


class ServiceNeeds(msgspec.Struct, frozen=True):
    """What a service needs before it is started, as plain sentences in the desk's language.

    `answer` says how long the provider takes, `gives` what comes of it, `when` is its season and
    hours, `elsewhere` what is otherwise online or by telephone. An empty `minutes` or an empty
    tuple means that nothing is stated; `papers_unknown` is the sentence for a service whose papers
    no source states.
    """

    name: str
    provider: str
    summary: str = ""
    private: bool = False
    papers: tuple[str, ...] = ()
    papers_unknown: str = ""
    card: str = ""
    pin: str = ""
    fees: tuple[str, ...] = ()
    minutes: str = ""
    answer: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    availability: str = ""
    sources: tuple[str, ...] = ()


class DeskPort(Protocol):
    """The desk, as far as screen 1 sees it."""

    def submit(self, command: AnyCommand) -> None:
        """Queue an act of the mediator; what comes of it arrives as a view."""

    def draft(self, case: str, field: str, text: str) -> None:
        """Show unfinished text on the other screen; nothing is recorded."""

    def enter_own_pin(self, request: int, digits: bytearray) -> bool:
        """Give the PIN of the mediator's own card to its reader; say whether it was taken."""

    def search(self, wanted: Wanted, tell: Callable[[Found], None]) -> None:
        """Find the services that match, best first; all of them, by name, for no text.

        `tell` is called before this returns, or later from any thread. Of searches asked in a row,
        only the last is sure to be answered.
        """

    def why(self, service: str, text: str) -> tuple[str, ...]:
        """Return for each word typed why the service answers it, a sentence each."""

    def needs(self, service: str) -> ServiceNeeds:
        """Return what a service needs; raises `KeyError` where there is no such service."""

    def watch_citizen_screen(self, tell: Callable[[CitizenScreen], None]) -> None:
        """Tell how screen 2 fares, now and whenever it changes, from whichever thread knows."""
