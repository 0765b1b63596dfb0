"""A desk in a process of its own, made to be killed: keeps its deliveries in SQLite and sends them.

`python -m tests.providers.mortal_desk FOLDER URL` prints a line for each report it has made
durable, and ends when nothing is left to be done.
"""

import sqlite3
import sys
import threading
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from citizenspot.journal.entries import Delivery
from citizenspot.providers import outbox
from citizenspot.providers.access import Access
from citizenspot.providers.asking import Patience
from citizenspot.providers.backoff import Pace
from citizenspot.providers.connector import Connector
from citizenspot.providers.decisions import settle
from citizenspot.providers.exchange import Limits
from citizenspot.providers.lane import Surroundings
from citizenspot.providers.open311 import Open311Connector
from citizenspot.providers.report import NOT_FOUND, DeliveryReport
from citizenspot.providers.rest import RestConnector
from citizenspot.providers.sender import OutboxSender
from services_catalog.loading import load
from tests.training.town.running import SERVICES
from training.town.offices import town_providers

LIMITS = Limits(connect_s=2, whole_s=0.4)
PATIENCE = Patience(attempts=2, first_wait_s=0.01, longest_wait_s=0.05)
PACE = Pace(first_s=0.01, longest_s=0.2, failures_before_rest=1000)
KINDS: dict[str, type[RestConnector | Open311Connector]] = {
    "rest": RestConnector,
    "open311": Open311Connector,
}


class Shelf:
    """The durable deliveries. A killed process loses nothing that the system has been handed."""

    def __init__(self, file: Path) -> None:
        self._lock = threading.Lock()
        self._rows = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
        self._rows.execute("PRAGMA synchronous=OFF")
        self._rows.execute("CREATE TABLE IF NOT EXISTS delivery (key TEXT PRIMARY KEY, row BLOB)")

    def keep(self, delivery: Delivery) -> None:
        row = (delivery.key, msgspec.msgpack.encode(delivery))
        with self._lock:
            self._rows.execute("INSERT OR REPLACE INTO delivery VALUES (?, ?)", row)

    def all(self) -> list[Delivery]:
        with self._lock:
            rows = self._rows.execute("SELECT row FROM delivery").fetchall()
        return [msgspec.msgpack.decode(row, type=Delivery) for (row,) in rows]


class MortalDesk:
    """Records reports, and plays the person who is asked: they let it be sent again."""

    def __init__(self, shelf: Shelf, url: str) -> None:
        self._shelf = shelf
        self._changed = threading.Condition()
        self._asked: list[str] = []
        given = Surroundings(
            report=self._report,
            clock=lambda: datetime.now(UTC),
            random=lambda: 0.5,
            defect=lambda error: sys.exit(repr(error)),
            pace=PACE,
        )
        self._sender = OutboxSender(connectors(url), given)

    def run(self) -> None:
        for delivery in self._shelf.all():
            if not outbox.is_settled(delivery):
                self._sender.put(delivery)
                if outbox.awaits_a_person(delivery):
                    self._asked.append(delivery.key)
        self._sender.start()
        while not all(map(outbox.is_settled, self._shelf.all())):
            with self._changed:
                self._changed.wait(0.5)
                asked, self._asked = self._asked, []
            for key in asked:
                self._send_again(key)
        self._sender.close()

    def _send_again(self, key: str) -> None:
        delivery = self._sender.take_back(key)
        if delivery is not None:
            decided = settle(delivery, "send_again", datetime.now(UTC))
            self._shelf.keep(decided)
            self._sender.put(decided)

    def _report(self, report: DeliveryReport) -> "Future[None]":
        self._shelf.keep(report.delivery)
        with self._changed:
            if report.reason == NOT_FOUND:
                self._asked.append(report.delivery.key)
            self._changed.notify()
            print(report.state.value, report.delivery.key, flush=True)  # noqa: T201 - read by the test
        done: Future[None] = Future()
        done.set_result(None)
        return done


def connectors(url: str) -> dict[str, Connector]:
    providers = town_providers(url, load(SERVICES).services.values())
    return {
        name: KINDS[each.connector](Access(each, lambda _: None), LIMITS, PATIENCE)
        for name, each in providers.items()
    }


if __name__ == "__main__":
    MortalDesk(Shelf(Path(sys.argv[1])), sys.argv[2]).run()
