"""The desk's thread at work: opens the journal, does one job after another, publishes, closes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from queue import SimpleQueue

from citizenspot import logs
from citizenspot.desk.counter import Counter
from citizenspot.desk.look import failure_of
from citizenspot.desk.ports import CatalogueAtHand, Place, PracticeCards, Screens, World
from citizenspot.desk.publication import Publication
from citizenspot.failures import FailureCode
from citizenspot.journal.errors import JournalError, JournalUnwritable, MisusedJournal
from citizenspot.journal.journal import Journal
from citizenspot.texts import _N
from citizenspot.visit.surroundings import Failure

Job = Callable[[Counter], None]
DEFECT = Failure(
    _N("Something went wrong in the program. The last step was not done."),
    _N("Close the program and start it again: the visit opens at the same step."),
)


class AtWork:
    """Everything that happens on the desk's thread, which is the journal's thread too."""

    def __init__(
        self,
        world: World,
        place: Place,
        screens: Screens,
        practice_cards: PracticeCards | None,
    ) -> None:
        """Prepare; nothing is opened before `run`."""
        self._world = world
        self._place = place
        self._publication = Publication(place, screens)
        self._practice_cards = practice_cards
        self._failed: FailureCode | None = None

    def run(self, jobs: SimpleQueue[Job | None], opened: Future[CatalogueAtHand]) -> None:
        """Work until a job is nothing; `opened` gets the catalogue, or what went wrong."""
        try:
            journal = self._world.open_journal()
        except BaseException as error:  # noqa: BLE001 - handed to whoever waits for the opening
            opened.set_exception(error)
            return
        try:
            self._work_with(journal, jobs, opened)
        finally:
            journal.close()

    def _work_with(
        self,
        journal: Journal,
        jobs: SimpleQueue[Job | None],
        opened: Future[CatalogueAtHand],
    ) -> None:
        try:
            catalogue = self._world.load_catalogue()
            cards = self._practice_cards
            counter = Counter(journal, self._world, self._place, catalogue, cards)
        except Exception as error:  # noqa: BLE001 - handed to whoever waits for the opening
            opened.set_exception(error)
            return
        opened.set_result(catalogue)
        self._publish(counter)
        while (job := jobs.get()) is not None:
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

    def _publish(self, counter: Counter) -> None:
        self._publication.publish(counter.visit, counter.surroundings())
