"""A desk for the sender: makes its reports durable in memory, and lets tests wait for them."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime

from citizenspot.journal.entries import Delivery
from citizenspot.providers.backoff import Pace
from citizenspot.providers.lane import Surroundings
from citizenspot.providers.report import DeliveryReport

LIMIT_S = 10.0
QUICK = Pace(first_s=0.001, longest_s=0.05, failures_before_rest=50, rest_s=0.001)
"""The real policy at a thousandth of its waits."""


class DiskFullError(Exception):
    """What the made-up journal fails with."""


class Desk:
    """Records what it is told, like the journal's thread; can be slow, or have a full disk."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: list[tuple[DeliveryReport, Future[None]]] = []
        self._is_slow = False
        self._is_full = False
        self.reports: list[DeliveryReport] = []
        self.durable: dict[str, Delivery] = {}
        self.refused: list[str] = []
        """The states that the full disk has refused to record."""
        self.defects: list[BaseException] = []
        self.rests: list[tuple[str, datetime | None]] = []

    def report(self, report: DeliveryReport) -> "Future[None]":
        done: Future[None] = Future()
        with self._changed:
            if self._is_slow:
                self._waiting.append((report, done))
            else:
                self._record(report, done)
            self._changed.notify_all()
        return done

    def hold_records(self) -> None:
        with self._changed:
            self._is_slow = True

    def record_all(self) -> None:
        with self._changed:
            self._is_slow = False
            for report, done in self._waiting:
                self._record(report, done)
            self._waiting.clear()
            self._changed.notify_all()

    def fill_disk(self, *, full: bool = True) -> None:
        with self._changed:
            self._is_full = full

    def comes_to(self, what: Callable[["Desk"], bool], within_s: float) -> bool:
        """Say whether something comes true within a time."""
        with self._changed:
            return self._changed.wait_for(lambda: what(self), within_s)

    def wait_until(self, what: Callable[["Desk"], bool]) -> None:
        came = self.comes_to(what, LIMIT_S)
        assert came, f"waited in vain; so far: {[each.state for each in self.reports]}"

    def wait_for(self, key: str, state: str) -> Delivery:
        self.wait_until(lambda desk: key in desk.durable and desk.durable[key].state == state)
        return self.durable[key]

    @property
    def waiting_records(self) -> int:
        return len(self._waiting)

    def states(self, key: str) -> list[str]:
        return [each.state.value for each in self.reports if each.delivery.key == key]

    def surroundings(self, pace: Pace = QUICK, **changes: float) -> Surroundings:
        return Surroundings(
            report=self.report,
            clock=lambda: datetime.now(UTC),
            random=lambda: 0.5,
            defect=self.defects.append,
            pace=pace,
            rests=self._hear_rest,
            record_limit_s=changes.get("record_limit_s", LIMIT_S),
        )

    def _hear_rest(self, provider: str, until: datetime | None) -> None:
        with self._changed:
            self.rests.append((provider, until))
            self._changed.notify_all()

    def _record(self, report: DeliveryReport, done: "Future[None]") -> None:
        if self._is_full:
            self.refused.append(report.state.value)
            done.set_exception(DiskFullError())
            return
        self.reports.append(report)
        self.durable[report.delivery.key] = report.delivery
        done.set_result(None)
