"""What the practice town has received and taken; in memory, made up, and gone with the process."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from typing import Any

import msgspec


class Outcome(Enum):
    """What became of a request for a service."""

    TAKEN = "taken"
    REPEATED = "repeated"
    REFUSED = "refused"
    TURNED_AWAY = "turned_away"


class Received(msgspec.Struct, frozen=True):
    """One submission as it came in.

    `key` is the once-only key; where the way has none, what stands in brackets at the end of
    the description. `documents` has the bytes of each paper that came with it. A case carried
    out once has one `taken` under its key.
    """

    provider: str
    operation: str
    key: str
    outcome: Outcome
    at: datetime
    reference: str = ""
    body: dict[str, Any] = {}
    documents: dict[str, int] = {}


class Ledger:
    """Everything received, in order, and the next number of each provider's series."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self._received: list[Received] = []
        self._last: dict[str, int] = {}

    @property
    def received(self) -> tuple[Received, ...]:
        """What came in, the oldest first."""
        return tuple(self._received)

    def next_reference(self, provider: str) -> str:
        """Return the next reference of a provider, in its practice series.

        That of `pt.imt` is P-IMT-YEAR-NUMBER; the `P` says that nobody has to look it up.
        """
        number = self._last.get(provider, 0) + 1
        self._last[provider] = number
        short = provider.rpartition(".")[2].upper()
        return f"P-{short}-{self.clock():%Y}-{number:06d}"

    def write(  # noqa: PLR0913 - one line of the ledger, all of it by name
        self,
        provider: str,
        operation: str,
        outcome: Outcome,
        *,
        key: str = "",
        reference: str = "",
        body: dict[str, Any] | None = None,
        documents: dict[str, int] | None = None,
    ) -> None:
        """Note a submission."""
        self._received.append(
            Received(
                provider,
                operation,
                key,
                outcome,
                self.clock(),
                reference,
                body or {},
                documents or {},
            )
        )

    def reset(self) -> None:
        """Forget everything; the series begin again."""
        self._received.clear()
        self._last.clear()
