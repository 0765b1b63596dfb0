"""The desk: one thread that takes commands in turn, records them, and publishes what follows.

`submit` and its like return at once, from any thread, and never raise; what comes of a command
arrives on the screens. After `close` returns, everything submitted before is recorded or refused.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from queue import SimpleQueue
from typing import TypeVar

from citizenspot import logs
from citizenspot.desk.counter import Counter, Parts, failure_of
from citizenspot.desk.look import Look
from citizenspot.desk.ports import CatalogueAtHand, Place, PracticeCards, Screens, World
from citizenspot.desk.publication import Publication
from citizenspot.eid.card_events import CardEvent
from citizenspot.failures import FailureCode
from citizenspot.journal.errors import JournalError, JournalUnwritable, MisusedJournal
from citizenspot.journal.journal import Journal
from citizenspot.providers.report import DeliveryReport
from citizenspot.texts import _N
from citizenspot.visit import commands as c
from citizenspot.visit.desk_commands import InsertPracticeCard, ReadCard, RemovePracticeCard
from citizenspot.visit.surroundings import Failure, Surroundings
from citizenspot.visit.words import Actor

Answer = TypeVar("Answer")
Job = Callable[[Counter], None]
OPEN_LIMIT_S = 2.0
"""After this the journal opens, whether a window has come or not."""

DEFECT = Failure(
    _N("Something went wrong in the program. The last step was not done."),
    _N("Close the program and start it again: the visit opens at the same step."),
)


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
        self._publication = Publication(place, screens)
        self._practice_cards = practice_cards
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._opened: Future[CatalogueAtHand] = Future()
        self._may_open = threading.Event()
        self._failed: FailureCode | None = None
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

        def job(counter: Counter) -> None:
            counter.parts = parts
            for delivery in counter.unsettled():
                parts.sender.put(delivery)

        self._jobs.put(job)

    def submit(self, command: c.AnyCommand, actor: Actor = Actor.MEDIATOR) -> None:
        """Queue a command."""
        if isinstance(command, ReadCard):
            self._jobs.put(lambda counter: counter.parts.reader.read())
        elif isinstance(command, InsertPracticeCard | RemovePracticeCard):
            self._move_practice_card(command)
        else:
            self._jobs.put(lambda counter: _give(counter, command, actor))

    def draft(self, case: str, field: str, text: str, actor: Actor = Actor.MEDIATOR) -> None:
        """Show half-typed text on the other screen."""
        self._jobs.put(lambda counter: counter.write_draft(case, field, text, actor))

    def card_reported(self, event: CardEvent) -> None:
        """Show what the card reader's worker says, and offer the identity it read."""
        self._jobs.put(lambda counter: counter.card_reported(event))

    def delivery_reported(self, report: DeliveryReport) -> Future[None]:
        """Record how a delivery fares; the future is done when that is durable."""
        recorded: Future[None] = Future()

        def job(counter: Counter) -> None:
            try:
                counter.delivery_reported(report)
            except BaseException as error:
                recorded.set_exception(error)
                raise
            recorded.set_result(None)

        self._jobs.put(job)
        return recorded

    def ask(self, question: Callable[[Counter], Answer]) -> Future[Answer]:
        """Answer a question about the counter, once everything submitted before is done."""
        answered: Future[Answer] = Future()
        self._jobs.put(lambda counter: answered.set_result(question(counter)))
        return answered

    def show_again(self) -> None:
        """Publish the views once more, to a screen that has just come."""
        self._jobs.put(lambda _: self._publication.forget())

    def close(self, limit_s: float = 10.0) -> None:
        """Finish what was submitted, close the journal, and end the thread."""
        if not self._thread.is_alive():
            return
        self._jobs.put(None)
        self._thread.join(limit_s)

    def _move_practice_card(self, command: InsertPracticeCard | RemovePracticeCard) -> None:
        cards = self._practice_cards
        if cards is None:
            return
        if isinstance(command, InsertPracticeCard):
            cards.insert(command.name)
        else:
            cards.remove()

    def _run(self) -> None:
        self._publication.publish(None, self._nobody_here())
        self._may_open.wait(OPEN_LIMIT_S)
        journal = self._open_journal()
        if journal is None:
            return
        try:
            self._work_with(journal)
        finally:
            journal.close()

    def _work_with(self, journal: Journal) -> None:
        try:
            catalogue = self._world.load_catalogue()
            counter = Counter(journal, self._world, self._place, catalogue)
        except Exception as error:  # noqa: BLE001 - handed to whoever waits for the opening
            self._opened.set_exception(error)
            return
        self._opened.set_result(catalogue)
        self._work(counter)

    def _open_journal(self) -> Journal | None:
        try:
            return self._world.open_journal()
        except BaseException as error:  # noqa: BLE001 - handed to whoever waits for the opening
            self._opened.set_exception(error)
            return None

    def _work(self, counter: Counter) -> None:
        self._publish(counter)
        while (job := self._jobs.get()) is not None:
            if self._failed is None:
                self._do(counter, job)
            self._publish(counter)

    def _do(self, counter: Counter, job: Job) -> None:
        """Do one job; what cannot be recorded ends the desk's work, with a code on the screens."""
        try:
            job(counter)
        except JournalUnwritable as error:
            self._fail(counter, FailureCode.JOURNAL_UNWRITABLE, error)
        except JournalError as error:
            self._fail(counter, FailureCode.JOURNAL_UNREADABLE, error)
        except MisusedJournal as error:
            self._fail(counter, FailureCode.JOURNAL_MISUSED, error)
        except Exception as error:  # noqa: BLE001 - a defect must stop the desk, not the thread
            self._fail(counter, FailureCode.DEFECT, error)

    def _fail(self, counter: Counter, code: FailureCode, error: Exception) -> None:
        self._failed = code
        failure = DEFECT if not isinstance(error, JournalError) else failure_of(error)
        counter.look.failure = replace(failure, code=code.value)
        logs.failure("desk stopped", error, code=code.value)

    def _nobody_here(self) -> Surroundings:
        """Return what stands on the screens before the journal has told of any visit."""
        today = self._world.now().astimezone(self._place.zone).date()
        return Look().surroundings(self._place, CatalogueAtHand(), today, (), ())

    def _publish(self, counter: Counter) -> None:
        cards = self._practice_cards.cards() if self._practice_cards else ()
        self._publication.publish(counter.visit, counter.surroundings(cards))


def _give(counter: Counter, command: c.AnyCommand, actor: Actor) -> None:
    counter.give(command, actor)
