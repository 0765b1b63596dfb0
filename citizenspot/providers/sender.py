"""The outbox's sender: gives each delivery to its provider's lane, and ends them all in time."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from citizenspot.providers import outbox
from citizenspot.providers.connector import Connector
from citizenspot.providers.held import Held, HeldReason
from citizenspot.providers.lane import Lane, Surroundings
from citizenspot.providers.report import DeliveryReport

if TYPE_CHECKING:
    from citizenspot.journal.entries import Delivery

_CUT_LIMIT_S = 5.0


class OutboxSender:
    """Sends deliveries to their providers, each provider that has any on a thread of its own.

    It never touches the journal. After a start it is `put` every unsettled delivery; what
    happens to each comes back through `Surroundings.report`, from the lanes' threads. A slow
    provider therefore holds up only its own deliveries, and the sender's death loses nothing.
    """

    def __init__(self, connectors: Mapping[str, Connector], given: Surroundings) -> None:
        """Make a lane for every connector.

        `connectors` is by provider, or by `PROVIDER/CONNECTOR` where one is reached in two ways.
        """
        self._given = given
        self._connectors = connectors
        self._lanes = {name: Lane(name, each, given) for name, each in connectors.items()}
        self._stranded: dict[str, Delivery] = {}

    def start(self) -> None:
        """Begin sending what was put and what will be."""
        for lane in self._lanes.values():
            lane.start()

    def put(self, delivery: Delivery) -> None:
        """Take a durable delivery, or its newer state. Returns at once, from any thread.

        One without a way to its provider is reported as held.
        """
        lane = self._lane_of(delivery)
        if lane is not None:
            lane.put(delivery)
        elif not outbox.is_settled(delivery):
            self._stranded[delivery.key] = delivery
            held = outbox.held(delivery, Held(HeldReason.NO_CONNECTOR))
            self._given.report(DeliveryReport.of(held))

    def retry_now(self, key: str) -> None:
        """Try a delivery now, or ask for it again if it was not found. From any thread."""
        for lane in self._lanes.values():
            lane.hurry(key)

    def take_back(self, key: str) -> Delivery | None:
        """Give up a delivery, so that a person's decision about it can be recorded.

        Returns it as it stands; nothing where it is settled or under way, and stays so.
        """
        taken = [lane.take_back(key) for lane in self._lanes.values()]
        return next(filter(None, taken), None) or self._stranded.pop(key, None)

    def close(self, limit_s: float = 2.0) -> bool:
        """Begin nothing more and end the calls under way; false if one did not end.

        A call gets until the limit to come back by itself and is cut then. What is reported
        meanwhile still needs its record, so the desk closes after its sender.
        """
        for lane in self._lanes.values():
            lane.stop()
        by = time.monotonic() + limit_s
        late = [each for each in self._lanes.values() if not each.join(_left(by))]
        for lane in self._lanes.values():
            lane.cut()
        by = time.monotonic() + _CUT_LIMIT_S
        ended = [lane.join(_left(by)) for lane in late]
        return all(ended)

    def _lane_of(self, delivery: Delivery) -> Lane | None:
        for name in (f"{delivery.provider}/{delivery.connector}", delivery.provider):
            connector = self._connectors.get(name)
            if connector is not None and connector.name == delivery.connector:
                return self._lanes[name]
        return None


def _left(by: float) -> float:
    return max(0.0, by - time.monotonic())
