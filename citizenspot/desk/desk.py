"""The desk: one thread that takes commands in turn, records them, and publishes what follows.

`submit` and its like return at once, from any thread, and never raise; what comes of a command
arrives on the screens. After `close` returns, everything submitted before is recorded or refused.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeVar

from citizenspot.texts import Texts
from citizenspot.visit.commands import OpenVisit, Resume
from citizenspot.visit.desk_commands import (
    ChoosePracticeReader,
    InsertPracticeCard,
    PracticeCommand,
    PressPracticeKeys,
    ReadCard,
    RemovePracticeCard,
    TryNow,
)
from citizenspot.visit.idle import idle_citizen_view, idle_desk_view
from citizenspot.visit.proof_commands import CitizensWord
from citizenspot.visit.screen_commands import ReportScreen
from citizenspot.visit.words import Actor

if TYPE_CHECKING:
    from datetime import datetime

    from citizenspot.day.commands import Vouched
    from citizenspot.day.refusals import DayRefusal
    from citizenspot.desk.counter import Counter
    from citizenspot.desk.parts import Parts
    from citizenspot.desk.ports import CatalogueAtHand, Place, PracticeCards, Screens, World
    from citizenspot.desk.ticket_book import TicketNews
    from citizenspot.documents.paper_asked import Seen
    from citizenspot.eid.ausweisapp.handover_worker import HandoverNews
    from citizenspot.eid.card_events import CardEvent
    from citizenspot.providers.report import DeliveryReport
    from citizenspot.visit.commands import AnyCommand

Answer = TypeVar("Answer")
OPEN_LIMIT_S = 2.0
"""After this the journal opens, whether a window has come or not."""


class Desk:
    """One desk at work, from `start` to `close`."""

    def __init__(
        self,
        world: World,
        place: Place,
        screens: Screens,
        practice_cards: PracticeCards | None = None,
    ) -> None:
        """Prepare; nothing is opened before `start`."""
        self._world = world
        self._place = place
        self._screens = screens
        self._practice_cards = practice_cards
        self._jobs: SimpleQueue[Callable[[Counter], None] | None] = SimpleQueue()
        self._opened: Future[CatalogueAtHand] = Future()
        self._may_open = threading.Event()
        self._screen_is_gone = False
        self._thread = threading.Thread(target=self._run, name="journal", daemon=False)

    def start(self, *, at_once: bool = True) -> None:
        """Start the thread; the page between two visits is shown, then the journal opens.

        Not `at_once`, the journal waits for `open_now`: what it loads would hold up the windows.
        """
        if at_once:
            self._may_open.set()
        self._thread.start()

    def open_now(self) -> None:
        """Open the journal, now that both windows are there."""
        self._may_open.set()

    def wait_until_open(self, limit_s: float = 30.0) -> CatalogueAtHand:
        """Wait until the desk works, and return the catalogue it works with.

        Raises:
            JournalError: it cannot be opened; the sentence says why and what to do.
        """
        return self._opened.result(limit_s)

    def attach(self, parts: Parts) -> None:
        """Give the desk the parts that act for it, and them what still waits from before."""
        self._jobs.put(lambda counter: counter.attach(parts))

    def submit(self, command: AnyCommand, actor: Actor = Actor.MEDIATOR) -> None:
        """Queue a command."""
        if isinstance(command, ReadCard):
            self._jobs.put(lambda counter: counter.read_card())
        elif isinstance(command, TryNow):
            if actor is Actor.MEDIATOR:
                self._jobs.put(lambda counter: counter.try_now(command))
        elif isinstance(command, PracticeCommand):
            self._move_practice_card(command)
        elif isinstance(command, CitizensWord):
            if actor is Actor.CITIZEN:
                self._jobs.put(lambda counter: counter.cards.take(command, counter.parts))
        else:
            self._jobs.put(lambda counter: counter.take(command, actor))
            self._follow_screen(command)

    def draft(self, case: str, field: str, text: str, actor: Actor = Actor.MEDIATOR) -> None:
        """Show half-typed text on the other screen."""
        self._jobs.put(lambda counter: counter.write_draft(case, field, text, actor))

    def card_reported(self, event: CardEvent) -> None:
        """Show what the card reader's worker says, and offer the identity it read."""
        self._jobs.put(lambda counter: counter.card_reported(event))

    def handover_reported(self, news: HandoverNews) -> None:
        """Show how AusweisApp reads a German card, and offer the identity that comes of it."""
        self._jobs.put(lambda counter: counter.handover_reported(news))

    def documents_seen(self, seen: Seen) -> None:
        """Show what the table's thread says, and keep the document it made."""
        self._jobs.put(lambda counter: counter.documents_seen(seen))

    def slip_reported(self, visit: str, problem: str) -> None:
        """Tell the mediator what keeps the slip of the visit that is open."""

        def job(counter: Counter) -> None:
            if counter.visit is not None and counter.visit.id == visit:
                counter.look.hear_of_slip(problem)

        self._jobs.put(job)

    def held_reported(self, sheet: str, problem: str) -> None:
        """Tell both screens how the sheet of what is held about somebody fares."""
        self._jobs.put(lambda counter: counter.held.sheet_reported(sheet, problem, counter.parts))

    def voices_reported(self, languages: frozenset[str]) -> None:
        """Offer reading aloud in these languages, by their base tags."""
        self._jobs.put(lambda counter: counter.look.hear_voices(languages))

    def queue_reported(self, news: TicketNews) -> None:
        """Show what the queue's clerk says, and record what became of a ticket."""
        self._jobs.put(lambda counter: counter.day.queue_reported(news))

    def vouched(self, said: Vouched) -> None:
        """Let someone in for whom the identity provider vouches."""
        self._jobs.put(lambda counter: counter.vouched(said))

    def not_vouched(self, refusal: DayRefusal, *, answers: bool) -> None:
        """Say why nobody was vouched for."""
        self._jobs.put(lambda counter: counter.day.not_vouched(refusal, answers=answers))

    def provider_rests(self, provider: str, until: datetime | None) -> None:
        """Show until when a provider is left alone, or that it is not any more."""
        self._jobs.put(lambda counter: counter.look.hear_rest(provider, until))

    def delivery_reported(self, report: DeliveryReport) -> Future[None]:
        """Record how a delivery fares; the future is done when that is durable."""
        return self.ask(lambda counter: counter.delivery_reported(report))

    def ask(self, question: Callable[[Counter], Answer]) -> Future[Answer]:
        """Answer a question about the counter, once everything submitted before is done."""
        answered: Future[Answer] = Future()

        def job(counter: Counter) -> None:
            try:
                answer = question(counter)
            except BaseException as error:  # whoever waits hears it, and the desk stops by it
                answered.set_exception(error)
                raise
            answered.set_result(answer)

        self._jobs.put(job)
        return answered

    def close(self, limit_s: float = 10.0) -> None:
        """Finish what was submitted, close the journal, and end the thread."""
        if not self._thread.is_alive():
            return
        self._may_open.set()
        self._jobs.put(None)
        self._thread.join(limit_s)

    def _follow_screen(self, command: AnyCommand) -> None:
        """Let a visit that begins while screen 2 is gone be paused, as one that had begun is."""
        if isinstance(command, ReportScreen):
            present = command.present
            self._screen_is_gone = not present
            self._jobs.put(lambda counter: counter.look.hear_of_screen(present=present))
        elif self._screen_is_gone and isinstance(command, OpenVisit | Resume):
            gone = ReportScreen(present=False)
            self._jobs.put(lambda counter: counter.take(gone, Actor.SYSTEM))

    def _move_practice_card(self, command: PracticeCommand) -> None:
        cards = self._practice_cards
        if cards is None:
            return
        match command:
            case InsertPracticeCard(name=name):
                cards.insert(name)
            case RemovePracticeCard():
                cards.remove()
            case ChoosePracticeReader(keypad=keypad):
                cards.use_keypad(keypad=keypad)
                self._jobs.put(lambda _counter: None)
            case PressPracticeKeys(entry=entry):
                cards.press(entry)

    def _run(self) -> None:
        self._show_first_page()
        self._may_open.wait(OPEN_LIMIT_S)
        # Here, and not above: what it loads would hold up the windows.
        from citizenspot.desk.at_work import AtWork  # noqa: PLC0415

        AtWork(self._world, self._place, self._screens, self._practice_cards).run(
            self._jobs, self._opened
        )

    def _show_first_page(self) -> None:
        """Show the page between two visits, before the journal has told of any."""
        place = self._place
        citizens = Texts.for_language(place.citizen_language)
        citizen = idle_citizen_view(
            citizens, place.spot, practice=place.practice, hours=place.hours
        )
        self._screens.show_citizen(citizen)
        texts = Texts.for_language(place.language)
        view = idle_desk_view(
            texts, citizen, mediator=place.mediator, desk=place.desk, practice=place.practice
        )
        self._screens.show_desk(view)
