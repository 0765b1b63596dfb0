"""One provider's lane: the thread that sends its deliveries, one at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from datetime import datetime, timedelta
from typing import TypeVar

import msgspec

from citizenspot.journal.entries import Delivery
from citizenspot.providers import outbox
from citizenspot.providers.backoff import Breaker, Pace
from citizenspot.providers.connector import (
    Accepted,
    Connector,
    NotFound,
    OutcomeUnknown,
    Refused,
    Submission,
    UnknownReason,
)
from citizenspot.providers.held import Held, HeldReason
from citizenspot.providers.outbox import Send, Turn, Wait
from citizenspot.providers.report import DeliveryReport, Report

Came = TypeVar("Came")


def _unheard(_provider: str, _until: datetime | None) -> None:
    """Tell nobody."""


_ANSWERED = (Accepted, Refused, NotFound)
_LONGEST_SLEEP_S = 60.0
"""After this the clock is looked at again: it may have been set."""


class Surroundings(msgspec.Struct, frozen=True):
    """What a lane is given from outside.

    `clock` returns aware UTC times and `random` numbers from 0 to 1. `report` makes a delivery
    durable; it is waited for up to `record_limit_s`. `defect` is told of every error that no
    connector should let out. `rests` hears until when a provider is left alone, or that it is
    not any more; it may be called from any thread and has to return at once.
    """

    report: Report
    clock: Callable[[], datetime]
    random: Callable[[], float]
    defect: Callable[[BaseException], None]
    pace: Pace = Pace()
    record_limit_s: float = 10.0
    rests: Callable[[str, datetime | None], None] = _unheard


class _Step(msgspec.Struct, frozen=True):
    """What a turn has made of a delivery, and what counts where that cannot be recorded."""

    changed: Delivery
    otherwise: Delivery
    is_news: bool = True


class Lane:
    """Sends one provider's deliveries, in the order and at the times the outbox's policy says.

    Every method may be called from any thread. The lane keeps no truth: what it holds is a copy
    of what is durable, and after a crash the journal's deliveries are put again.
    """

    def __init__(self, name: str, connector: Connector, given: Surroundings) -> None:
        self._name = name
        self._connector = connector
        self._given = given
        self._changed = threading.Condition()
        self._unsettled: dict[str, Delivery] = {}
        self._with_a_person: dict[str, str] = {}
        """The cases of deliveries that were taken back, by their keys: what follows them waits."""
        self._under_way = ""
        self._breaker = Breaker()
        self._may_send = False
        self._closing = False
        self._thread = threading.Thread(target=self._run, name=f"outbox-{name}", daemon=False)

    def start(self) -> None:
        """Send from now on, on a thread that begins with the first delivery.

        A desk has hundreds of providers, and most of them get nothing in a day.
        """
        with self._changed:
            self._may_send = True
            self._begin()

    def put(self, delivery: Delivery) -> None:
        """Take a delivery, or the newer state of one; one that is under way stays as it is."""
        with self._changed:
            self._with_a_person.pop(delivery.key, None)
            if delivery.key != self._under_way:
                self._keep(outbox.taken_up(delivery))
            self._begin()
            self._changed.notify()

    def hurry(self, key: str) -> None:
        """Try a delivery now, although its time has not come or its provider is at rest."""
        with self._changed:
            if key in self._unsettled and key != self._under_way:
                self._unsettled[key] = outbox.hurried(self._unsettled[key])
                self._rest_as(Breaker())
            self._changed.notify()

    def take_back(self, key: str) -> Delivery | None:
        """Give up a delivery and return it as it stands; nothing if it is not here or under way.

        Until it is put again, as a person decided, nothing else of its case is sent.
        """
        with self._changed:
            taken = None if key == self._under_way else self._unsettled.pop(key, None)
            if taken is not None:
                self._with_a_person[key] = taken.case
            return taken

    def stop(self) -> None:
        """Begin nothing more."""
        with self._changed:
            self._closing = True
            self._changed.notify()

    def join(self, limit_s: float) -> bool:
        """Wait for the call under way; false if it has not come back within the limit."""
        if self._thread.ident is None:
            return True  # it was never started
        self._thread.join(limit_s)
        return not self._thread.is_alive()

    def cut(self) -> None:
        """End the call under way; it is reported as far as it came."""
        self._connector.close()

    def _begin(self) -> None:
        is_wanted = self._may_send and self._unsettled and not self._closing
        if is_wanted and self._thread.ident is None:
            self._thread.start()

    def _run(self) -> None:
        while (turn := self._next_turn()) is not None:
            step = self._carried_out(turn)
            with self._changed:
                # Not under way any more once it is reported: who reads the report may act on it.
                self._under_way = ""
                self._keep(step.changed)
            if step.is_news and not self._recorded(step.changed):
                self._undo(step)

    def _next_turn(self) -> Turn | None:
        """Wait for the next turn and return it, marked as under way; nothing at the end."""
        with self._changed:
            while not self._closing:
                turn = self._turn_or_wait()
                if isinstance(turn, Turn):
                    self._under_way = turn.delivery.key
                    return turn
                self._changed.wait(turn)
            return None

    def _turn_or_wait(self) -> Turn | float | None:
        """Return the next turn, or how many seconds to wait for it; nothing if for a put."""
        given, now = self._given, self._given.clock()
        rest = self._breaker.rests(now, given.pace)
        held = set(self._with_a_person.values())
        chosen = outbox.choose(
            [each for each in self._unsettled.values() if each.case not in held],
            now,
            repeats_safely=self._connector.repeats_safely,
            pace=given.pace,
        )
        if chosen is None:
            return None
        until = chosen.until if isinstance(chosen, Wait) else now
        if rest is not None:
            until = max(rest, until)
        if isinstance(chosen, Turn) and until <= now:
            return chosen
        return min(_LONGEST_SLEEP_S, (until - now).total_seconds())

    def _carried_out(self, turn: Turn) -> _Step:
        """Do what the turn says, and return what it makes of the delivery."""
        delivery = turn.delivery
        submission = _opened(delivery.body)
        if submission is None:
            return _Step(outbox.held(delivery, Held(HeldReason.BODY_UNREADABLE)), delivery)
        if submission.practice != self._connector.practice:
            return _Step(outbox.held(delivery, Held(HeldReason.OTHER_WORLD)), delivery)
        if isinstance(turn.act, Send):
            return self._sent(delivery, submission)
        return self._asked(delivery, submission)

    def _sent(self, delivery: Delivery, submission: Submission) -> _Step:
        sending = outbox.begun(delivery)
        if not self._recorded(sending):
            return _Step(self._later(delivery), delivery, is_news=False)
        result = self._called(lambda: self._connector.submit(submission))
        given = self._given
        changed = outbox.after_sending(
            sending, result, given.clock(), jitter=given.random(), pace=given.pace
        )
        return _Step(changed, otherwise=sending)

    def _asked(self, delivery: Delivery, submission: Submission) -> _Step:
        since = outbox.asked_since(delivery, self._given.clock())
        result = self._called(lambda: self._connector.find(submission, since))
        given = self._given
        changed = outbox.after_asking(
            delivery, result, given.clock(), jitter=given.random(), pace=given.pace
        )
        return _Step(changed, otherwise=delivery)

    def _undo(self, step: _Step) -> None:
        """Go on as if interrupted with a delivery whose change could not be recorded."""
        key = step.changed.key
        expected = None if outbox.is_settled(step.changed) else step.changed
        with self._changed:
            if self._unsettled.get(key) is expected:
                self._keep(self._later(step.otherwise))

    def _called(self, call: Callable[[], Came]) -> Came | OutcomeUnknown:
        try:
            result: Came | OutcomeUnknown = call()
        except Exception as error:  # noqa: BLE001 - reported; a defect may not stop the lane
            self._given.defect(error)
            result = OutcomeUnknown(UnknownReason.DEFECT)
        given, answered = self._given, isinstance(result, _ANSWERED)
        with self._changed:
            after = self._breaker.after(
                given.clock(), answered=answered, jitter=given.random(), pace=given.pace
            )
            self._rest_as(after)
        return result

    def _rest_as(self, breaker: Breaker) -> None:
        """Leave the provider alone as a breaker says, and tell of it where that is news."""
        if breaker.rest_until != self._breaker.rest_until:
            self._given.rests(self._name, breaker.rest_until)
        self._breaker = breaker

    def _recorded(self, delivery: Delivery) -> bool:
        """Report a delivery and say whether it is durable; who records says why if it is not."""
        done = self._given.report(DeliveryReport.of(delivery))
        try:
            return done.exception(self._given.record_limit_s) is None
        except (TimeoutError, CancelledError):
            return False

    def _later(self, delivery: Delivery) -> Delivery:
        rest = timedelta(seconds=self._given.pace.rest_s)
        return msgspec.structs.replace(delivery, next_at=self._given.clock() + rest)

    def _keep(self, delivery: Delivery) -> None:
        if outbox.is_settled(delivery):
            self._unsettled.pop(delivery.key, None)
        else:
            self._unsettled[delivery.key] = delivery


def _opened(body: bytes) -> Submission | None:
    try:
        return msgspec.json.decode(body, type=Submission)
    except msgspec.DecodeError:
        return None
