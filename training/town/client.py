"""Gives orders to a running practice town, and asks it what it has received."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from training.town.control import FaultOrder
from training.town.faults import Fault
from training.town.ledger import Received

_LIMIT_S = 10.0


class TownError(Exception):
    """The town cannot be reached, or does not take the order; says which, and why."""


class TownClient:
    """Reaches the control interface of the town at `url`."""

    def __init__(self, url: str) -> None:
        self.url = url

    def set_fault(self, provider: str, fault: Fault) -> None:
        """Let a provider behave like this until told otherwise.

        Raises:
            TownError: there is no such provider, or no town.
        """
        self._call("POST", "faults", FaultOrder(provider, fault))

    def plan(self, provider: str, faults: Sequence[Fault]) -> None:
        """Let a provider behave so to its next submissions, one each, and normally after them.

        Raises:
            TownError: there is no such provider, or no town.
        """
        self._call("POST", "faults", FaultOrder(provider, plan=tuple(faults)))

    def received(self) -> tuple[Received, ...]:
        """Return every submission the town has received, the oldest first."""
        return msgspec.convert(self._call("GET", "requests"), tuple[Received, ...])

    def reset(self) -> None:
        """Let the town forget everything, and every provider behave normally."""
        self._call("POST", "reset")

    def _call(self, method: str, what: str, order: FaultOrder | None = None) -> Any:  # noqa: ANN401 - JSON
        import requests  # noqa: PLC0415 - costs a start 96 ms

        body = msgspec.json.encode(order) if order else None
        try:
            with requests.Session() as session:
                session.trust_env = False
                answer = session.request(
                    method, f"{self.url}/town/{what}", data=body, timeout=_LIMIT_S
                )
        except requests.RequestException as error:
            raise TownError(f"no practice town at {self.url}") from error
        content = msgspec.json.decode(answer.content)
        if not answer.ok:
            raise TownError(content["detail"])
        return content
