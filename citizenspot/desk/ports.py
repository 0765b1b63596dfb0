"""What the desk needs from outside: each a small port, given to it when it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from citizenspot.desk.last_time import LastTime, NeverBefore

if TYPE_CHECKING:
    from citizenspot.day.pins import Pins
    from citizenspot.documents.paper_asked import PaperAsked
    from citizenspot.eid.access_key import AccessKey
    from citizenspot.eid.ausweisapp.questions import Answer
    from citizenspot.eid.authentication.proof import OwnCard, Person
    from citizenspot.journal.entries import Delivery
    from citizenspot.journal.journal import Journal
    from citizenspot.receipts.content import ReceiptContent
    from citizenspot.receipts.held import HeldSheetAsked
    from citizenspot.receipts.letter import Letter
    from citizenspot.receipts.public_keys import PublicKey
    from citizenspot.visit.at_home import HomeSlip
    from citizenspot.visit.practice_reader import AtKeypad, PracticeReader
    from citizenspot.visit.surroundings import MailGoes
    from citizenspot.visit.table_commands import KeepSheets, SheetCommand, SourceCommand
    from citizenspot.visit.views import CitizenView, DeskView
    from citizenspot.waiting.ticket import Move, Wish
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

    def retry_now(self, key: str) -> None:
        """Try a delivery now."""

    def take_back(self, key: str) -> Delivery | None:
        """Give up a delivery for a person's decision; nothing where it is under way."""


class Receipts(Protocol):
    """Where receipts are made: on a thread of their own."""

    def make(self, content: ReceiptContent, case: str, paper: str) -> None:
        """Begin to make the receipt of the case that `content` tells of."""

    def make_slip(self, slip: HomeSlip) -> None:
        """Begin to make the slip that the citizen takes home."""

    def make_held(self, asked: HeldSheetAsked) -> None:
        """Begin to make and print the sheet of what is held about somebody."""

    def print_again(self, visit: str, case: str, number: str, paper: str, copy: int) -> None:
        """Print a receipt once more, as its copy of that number."""

    def mail(self, letter: Letter) -> None:
        """Send a receipt by e-mail."""

    def note_void(self, number: str, at: datetime, reason: str) -> None:
        """Keep in mind that a receipt is void."""

    def forget(self, visit: str) -> None:
        """Delete the files of a visit, and what a printer still holds of them."""


class Reader(Protocol):
    """The card reader's worker, as far as the desk asks anything of it."""

    def read(self, key: AccessKey | None = None) -> None:
        """Read the card, or the next that is put in; `key` is what is printed on it, if known."""

    def cancel(self) -> None:
        """Take that wish back, and the wish for a proof."""

    def ask_for_proof(self, wanted: Person | OwnCard) -> None:
        """Ask that the person's card, or the mediator's own, prove that they are here."""

    def allow_last_try(self, request: int) -> None:
        """Say that the citizen wants to use the last try."""

    def enter_pin(self, request: int, pin: None, *, own: bool = False) -> None:
        """Let the reader's own keypad ask for the PIN; the desk never has one to give."""


class GermanCards(Protocol):
    """The way of German cards to AusweisApp: `eid.ausweisapp.handover_worker.HandoverWorker`."""

    @property
    def is_set_up(self) -> bool:
        """Whether cards can be handed over at this desk."""

    def begin(self) -> int:
        """Begin a handover, and return its number."""

    def say(self, handover: int, answer: Answer) -> None:
        """Pass on what the citizen says."""

    def enter(self, request: int, digits: None) -> None:
        """Let the reader's own keypad ask for the digits; the desk never has any to give."""

    def cancel(self) -> None:
        """End what is under way."""


class Documents(Protocol):
    """The table's thread, which owns the scanner and the camera; every call returns at once."""

    @property
    def has_scanner(self) -> bool:
        """Whether this desk has a scanner set up."""

    @property
    def has_camera(self) -> bool:
        """Whether this desk has a camera set up."""

    def lay(self, paper: PaperAsked) -> None:
        """Begin an empty table for a paper."""

    def do(self, command: SourceCommand | SheetCommand | KeepSheets) -> None:
        """Bring sheets, change them, or make the document of them."""

    def clear(self) -> None:
        """Give up what is under way, and forget every sheet."""


TicketAct = Literal["next", "called", "held", "absent", "put_back", "served", "added"]
"""What a change of a ticket means at this desk."""


class Waiting(Protocol):
    """The queue's clerk: asks the spot's queue on a thread of its own, and reports to the desk."""

    def call_next(self) -> None:
        """Call whoever is next."""

    def add(self, wish: Wish) -> None:
        """Put a walk-in into the queue."""

    def move(self, move: Move, meant: TicketAct) -> None:
        """Change a ticket."""


class SignInElsewhere(Protocol):
    """Signing in at an identity provider, in a window of its own."""

    def ask(self) -> None:
        """Begin; the desk hears who was vouched for, or why nobody was."""


class PracticeCards(Protocol):
    """The virtual cards of practice; a live desk has none."""

    def cards(self) -> tuple[tuple[str, str], ...]:
        """Return the cards' names, each with its label."""

    def insert(self, name: str) -> None:
        """Put a card into the virtual reader."""

    def remove(self) -> None:
        """Take the card out."""

    def reader(self) -> PracticeReader:
        """Return what is to be typed for the card that is in, and whether there is a keypad."""

    def use_keypad(self, *, keypad: bool) -> None:
        """Have the reader ask for PINs at a keypad of its own, or not any more."""

    def press(self, entry: AtKeypad) -> None:
        """Play what the citizen does at it."""


class Nowhere:
    """Takes what is sent to no one: a sender, receipts and a reader for parts that are absent."""

    def call_next(self) -> None:
        """Call nobody."""

    def add(self, wish: Wish) -> None:
        """Put nobody into a queue."""

    def move(self, move: Move, meant: TicketAct) -> None:
        """Move nothing."""

    def ask(self) -> None:
        """Have nobody to ask."""

    def put(self, delivery: Delivery) -> None:
        """Let it wait in the journal."""

    def retry_now(self, key: str) -> None:
        """Try nothing."""

    def take_back(self, key: str) -> Delivery | None:
        """Have nothing to give."""

    def make(self, content: ReceiptContent, case: str, paper: str) -> None:
        """Make nothing."""

    def make_slip(self, slip: HomeSlip) -> None:
        """Make none."""

    def make_held(self, asked: HeldSheetAsked) -> None:
        """Make none."""

    def print_again(self, visit: str, case: str, number: str, paper: str, copy: int) -> None:
        """Print nothing."""

    def mail(self, letter: Letter) -> None:
        """Send nothing."""

    def note_void(self, number: str, at: datetime, reason: str) -> None:
        """Note nothing."""

    def forget(self, visit: str) -> None:
        """Have nothing to delete."""

    def read(self, key: AccessKey | None = None) -> None:
        """Read nothing."""

    def cancel(self) -> None:
        """Have nothing to take back."""

    def ask_for_proof(self, wanted: Person | OwnCard) -> None:
        """Ask nobody."""

    def allow_last_try(self, request: int) -> None:
        """Allow nothing."""

    def enter_pin(self, request: int, pin: None, *, own: bool = False) -> None:
        """Have no keypad."""

    @property
    def is_set_up(self) -> bool:
        """Hand nothing over."""
        return False

    def begin(self) -> int:
        """Begin nothing."""
        return 0

    def say(self, handover: int, answer: Answer) -> None:
        """Tell nobody."""

    def enter(self, request: int, digits: None) -> None:
        """Have no keypad."""

    @property
    def has_scanner(self) -> bool:
        """Have none."""
        return False

    @property
    def has_camera(self) -> bool:
        """Have none."""
        return False

    def lay(self, paper: PaperAsked) -> None:
        """Have no table."""

    def do(self, command: SourceCommand | SheetCommand | KeepSheets) -> None:
        """Bring nothing."""

    def clear(self) -> None:
        """Have nothing to forget."""


def _argon2() -> Pins:
    from citizenspot.day.pins import Argon2Pins  # noqa: PLC0415 - loaded when an account is asked

    return Argon2Pins()


class Place(msgspec.Struct, frozen=True):
    """Where and for whom the desk works.

    `time_zone` is an IANA name, printed on receipts; `zone` is the same for the screens.
    `sign_in` says that nothing goes without signing in, `provider_name` who else vouches for
    mediators, if anyone, `lock_after` when a desk that is left locks (nothing: never), and `hours`
    when the spot is open. A visit is erased `visits_kept_days` after its end. `printers` are the
    CUPS queues by the paper they print on, `mail` says where e-mail goes.
    """

    spot: str
    desk: str
    mediator: str
    practice: bool
    language: str = "pt"
    citizen_language: str = "pt"
    time_zone: str = "Europe/Lisbon"
    zone: tzinfo = UTC
    sign_in: bool = False
    provider_name: str = ""
    grace_hours: int = 72
    lock_after: timedelta = timedelta()
    hours: tuple[time, time] | None = None
    visits_kept_days: int = 30
    printers: Mapping[str, str] = msgspec.field(default_factory=dict)
    mail: MailGoes = ""
    shuffled_keypad: bool = False


class CatalogueAtHand(msgspec.Struct, frozen=True):
    """The catalogue as the desk uses it; `whole` is for searching in.

    `vouched_for` are the families of cards whose PIN can be checked here, or None for all.
    """

    whole: Catalogue | None = None
    services: Mapping[str, Service] = msgspec.field(default_factory=dict)
    provider_names: Mapping[str, Text] = msgspec.field(default_factory=dict)
    private_providers: frozenset[str] = frozenset()
    easy_languages: frozenset[str] = frozenset()
    vouched_for: frozenset[str] | None = None


class World(msgspec.Struct, frozen=True):
    """Everything outside: the journal and the catalogue, the clock and the dice.

    `open_journal` and `load_catalogue` are called on the desk's thread, for both take time.
    """

    open_journal: Callable[[], Journal]
    load_catalogue: Callable[[], CatalogueAtHand]
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    pins: Callable[[], Pins] = _argon2
    receipt_keys: Callable[[], Iterable[PublicKey]] = tuple
    last_time: LastTime = msgspec.field(default_factory=NeverBefore)
