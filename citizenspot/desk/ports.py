"""What the desk needs from outside: each a small port, given to it when it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from citizenspot.journal.entries import Delivery
    from citizenspot.journal.journal import Journal
    from citizenspot.receipts.content import ReceiptContent
    from citizenspot.visit.views import CitizenView, DeskView
    from services_catalog.catalogue import Catalogue
    from services_catalog.definition import Service, Text


class Screens(Protocol):
    """Where views go; both are called on the desk's thread and return at once."""

    def show_desk(self, view: DeskView) -> None:
        """Show a view on screen 1."""

    def show_citizen(self, view: CitizenView) -> None:
        """Show a view on screen 2."""


class Sender(Protocol):
    """Where durable deliveries go: `citizenspot.providers.sender.OutboxSender`."""

    def put(self, delivery: Delivery) -> None:
        """Take a delivery."""

    def take_back(self, key: str) -> Delivery | None:
        """Give up a delivery for a person's decision; nothing where it is under way."""


class Receipts(Protocol):
    """Where receipts are made: on a thread of their own."""

    def make(self, content: ReceiptContent, case: str, paper: str) -> None:
        """Begin to make the receipt of the case that `content` tells of."""

    def forget(self, visit: str) -> None:
        """Delete the files of a visit."""


class Reader(Protocol):
    """The card reader's worker, as far as the desk asks anything of it."""

    def read(self) -> None:
        """Read the card, or the next that is put in."""

    def cancel(self) -> None:
        """Take that wish back."""


class PracticeCards(Protocol):
    """The virtual cards of practice; a live desk has none."""

    def cards(self) -> tuple[tuple[str, str], ...]:
        """Return the cards' names, each with its label."""

    def insert(self, name: str) -> None:
        """Put a card into the virtual reader."""

    def remove(self) -> None:
        """Take the card out."""


class Nowhere:
    """Takes what is sent to no one: a sender, receipts and a reader for parts that are absent."""

    def put(self, delivery: Delivery) -> None:
        """Let it wait in the journal."""

    def take_back(self, key: str) -> Delivery | None:
        """Have nothing to give."""

    def make(self, content: ReceiptContent, case: str, paper: str) -> None:
        """Make nothing."""

    def forget(self, visit: str) -> None:
        """Have nothing to delete."""

    def read(self) -> None:
        """Read nothing."""

    def cancel(self) -> None:
        """Have nothing to take back."""


@dataclass(frozen=True)
class Place:
    """Where and for whom the desk works.

    `time_zone` is an IANA name, printed on receipts; `zone` is the same for the screens.
    """

    spot: str
    desk: str
    mediator: str
    practice: bool
    language: str = "pt"
    citizen_language: str = "pt"
    time_zone: str = "Europe/Lisbon"
    zone: tzinfo = UTC


@dataclass(frozen=True)
class CatalogueAtHand:
    """The catalogue as the desk uses it; `whole` is for searching in."""

    whole: Catalogue | None = None
    services: Mapping[str, Service] = field(default_factory=dict)
    provider_names: Mapping[str, Text] = field(default_factory=dict)
    private_providers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class World:
    """Everything outside: the journal and the catalogue, the clock and the dice.

    `open_journal` and `load_catalogue` are called on the desk's thread, for both take time.
    """

    open_journal: Callable[[], Journal]
    load_catalogue: Callable[[], CatalogueAtHand]
    now: Callable[[], datetime]
    new_id: Callable[[], str]
