"""The thread that hands a German card to AusweisApp, one at a time, and tells what comes of it.

Nothing else of the program waits for it. The methods may be called from any thread and return at
once, but for `close`.
"""

from __future__ import annotations

import threading
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Protocol

import msgspec

from citizenspot.eid.ausweisapp.handover import Handover
from citizenspot.eid.ausweisapp.outcome import Ending, HandoverError, Outcome
from citizenspot.eid.ausweisapp.questions import (
    Answer,
    Cancelled,
    DigitsWanted,
    Entered,
    Question,
)
from citizenspot.eid.card_events import CardHolder

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from citizenspot.eid.ausweisapp.eid_service import EidService
    from citizenspot.eid.ausweisapp.handover import Line
    from citizenspot.eid.pin.secret_pin import SecretPin

FIRST_REQUEST = 1 << 30
"""The reader's worker counts its questions from one: no PIN for one answers the other's."""
CLOSE_LIMIT_S = 10.0


class HandoverAsks(msgspec.Struct, frozen=True):
    """What is asked now in a handover; `request` is to be given back with the digits."""

    handover: int
    request: int
    question: Question


class HandoverEnded(msgspec.Struct, frozen=True):
    """How a handover ended, and whose card was read; `by_pin` as in `Outcome`."""

    handover: int
    ending: Ending
    holder: CardHolder | None = None
    by_pin: bool = False


HandoverNews = HandoverAsks | HandoverEnded


class AusweisApp(Protocol):
    """The AusweisApp of this machine, or the one that practice plays."""

    def answers(self) -> bool:
        """Say whether it is there; nothing is asked of it."""
        ...

    def connect(self) -> AbstractContextManager[Line]:
        """Return a new line to it.

        Raises:
            HandoverError: it is not there, or takes nobody now.
        """
        ...


class HandoverWorker:
    """Hands cards over, from `begin` to their end; `post` is called on its thread, in order."""

    def __init__(
        self,
        ausweisapp: AusweisApp,
        service: EidService,
        post: Callable[[HandoverNews], None],
    ) -> None:
        """Prepare; nothing is connected before `begin`."""
        self._ausweisapp = ausweisapp
        self._service = service
        self._post = post
        self._lock = threading.Lock()
        self._number = 0
        self._under_way: _UnderWay | None = None

    @property
    def is_set_up(self) -> bool:
        """Whether cards can be handed over at this desk."""
        return True

    def begin(self) -> int:
        """Begin a handover in place of one that is under way, and return its number."""
        with self._lock:
            before = self._under_way
            self._number += 1
            self._under_way = _UnderWay(self._number, self._post)
            thread = threading.Thread(
                target=self._run, args=(self._under_way, before), name="ausweisapp"
            )
            self._under_way.thread = thread
            if before is not None:
                before.hear(Cancelled())
        thread.start()
        return self._number

    def say(self, handover: int, answer: Answer) -> None:
        """Pass on what the citizen says; too late, it is forgotten, and digits are wiped."""
        under_way = self._under_way
        if under_way is None or under_way.number != handover:
            _wipe(answer)
            return
        under_way.hear(answer)

    def takes(self, request: int) -> bool:
        """Say whether the question of a number is one of a handover."""
        return request >= FIRST_REQUEST

    def enter(self, request: int, digits: SecretPin | None) -> None:
        """Take over the digits that were asked for; those that nobody asked for are wiped."""
        under_way = self._under_way
        if under_way is not None and under_way.waits_for(request):
            under_way.hear(Entered(digits))
        elif digits is not None:
            digits.wipe()

    def cancel(self) -> None:
        """End what is under way, if anything is."""
        under_way = self._under_way
        if under_way is not None:
            under_way.hear(Cancelled())

    def close(self) -> None:
        """End what is under way, and tell nothing more."""
        under_way = self._under_way
        if under_way is None or under_way.thread is None:
            return
        under_way.is_over = True
        under_way.hear(Cancelled())
        under_way.thread.join(CLOSE_LIMIT_S)

    def _run(self, under_way: _UnderWay, before: _UnderWay | None) -> None:
        if before is not None and before.thread is not None:
            # AusweisApp takes one program at a time, and one handover of it.
            before.thread.join(CLOSE_LIMIT_S)
        outcome, holder = Outcome(Ending.FAILED), None
        try:
            with self._ausweisapp.connect() as line:
                outcome = Handover(line, under_way).run(self._service.token_url)
            if outcome.ending is Ending.DONE:
                holder = self._service.data_at(outcome.url)
        except HandoverError as error:
            outcome = Outcome(error.ending, detail=error.detail)
        finally:
            under_way.end(outcome, holder)


class _UnderWay:
    """One handover, between its thread and those that the citizen's answers come from."""

    def __init__(self, number: int, post: Callable[[HandoverNews], None]) -> None:
        self.number = number
        self.thread: threading.Thread | None = None
        self.is_over = False
        self._answers: SimpleQueue[Answer] = SimpleQueue()
        self._post = post
        self._lock = threading.Lock()
        self._has_ended = False
        self._asked = 0
        self._waits_for = 0

    def is_asked(self, question: Question) -> None:
        """Tell what is asked; implements `Citizen`."""
        self._asked += 1
        request = FIRST_REQUEST + (self.number << 12) + self._asked
        self._waits_for = request if isinstance(question, DigitsWanted) else 0
        self._tell(HandoverAsks(self.number, request, question))

    def says(self) -> Answer | None:
        """Return what was said since."""
        try:
            return self._answers.get_nowait()
        except Empty:
            return None

    def waits_for(self, request: int) -> bool:
        """Say whether digits are wanted for the question of a number."""
        return request != 0 and request == self._waits_for

    def hear(self, answer: Answer) -> None:
        """Take an answer; once it has ended digits are wiped instead."""
        with self._lock:
            if not self._has_ended:
                self._answers.put(answer)
                return
        _wipe(answer)

    def end(self, outcome: Outcome, holder: CardHolder | None) -> None:
        """Wipe what came too late, and tell how it ended."""
        with self._lock:
            self._has_ended, self._waits_for = True, 0
        while (late := self.says()) is not None:
            _wipe(late)
        self._tell(HandoverEnded(self.number, outcome.ending, holder, outcome.by_pin))

    def _tell(self, news: HandoverNews) -> None:
        if not self.is_over:
            self._post(news)


def _wipe(answer: Answer) -> None:
    if isinstance(answer, Entered) and answer.digits is not None:
        answer.digits.wipe()
