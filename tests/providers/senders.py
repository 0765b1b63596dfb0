"""Senders at work, and providers that do as a test says."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from citizenspot.providers.backoff import Pace
from citizenspot.providers.connector import Connector, Sent, Submission
from citizenspot.providers.scripted import ScriptedConnector
from citizenspot.providers.sender import OutboxSender
from tests.providers.desk import LIMIT_S, Desk
from tests.training.town.running import RENEWALS


@contextmanager
def sending(
    desk: Desk, connectors: Mapping[str, Connector] | Connector, pace: Pace | None = None
) -> Iterator[OutboxSender]:
    by_provider = connectors if isinstance(connectors, Mapping) else {RENEWALS: connectors}
    given = desk.surroundings(pace) if pace else desk.surroundings()
    sender = OutboxSender(by_provider, given)
    sender.start()
    try:
        yield sender
    finally:
        assert sender.close()


def rest(*script: Sent) -> ScriptedConnector:
    return ScriptedConnector(script, name="rest")


def not_repeatable(*script: Sent) -> ScriptedConnector:
    return ScriptedConnector(script, name="open311", repeats_safely=False)


class GatedConnector(ScriptedConnector):
    """A provider that answers only when the test lets it."""

    def __init__(self, *, name: str = "rest") -> None:
        super().__init__(name=name)
        self.reached = threading.Event()
        self.go = threading.Event()

    def submit(self, submission: Submission) -> Sent:
        self.reached.set()
        assert self.go.wait(LIMIT_S)
        return super().submit(submission)

    def close(self) -> None:
        super().close()
        self.go.set()
