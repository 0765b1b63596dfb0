"""How long is waited: between two tries of a delivery, and before a provider is troubled again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

import msgspec

_DOUBLINGS = 30
"""Enough to pass any wait, and few enough to stay a number."""


class Pace(msgspec.Struct, frozen=True):
    """The waits of one outbox, in seconds.

    Between tries the wait is drawn from zero to a span that doubles ("full jitter": Brooker,
    Exponential Backoff And Jitter, AWS 2015), so that a hundred desks do not come back at once.
    """

    first_s: float = 2.0
    longest_s: float = 600.0
    failures_before_rest: int = 4
    rest_s: float = 15.0

    @property
    def longest(self) -> timedelta:
        """The longest time anything is waited for."""
        return timedelta(seconds=self.longest_s)

    def wait(self, attempts: int, jitter: float, at_least_s: float = 0) -> timedelta:
        """Return how long to wait after so many attempts; `jitter` is 0 to 1."""
        span = min(self.longest_s, self.first_s * 2.0 ** min(attempts - 1, _DOUBLINGS))
        return timedelta(seconds=min(self.longest_s, max(at_least_s, jitter * span)))


class Breaker(msgspec.Struct, frozen=True):
    """Whether a provider is left alone for a while, because nothing has come of it lately.

    After the rest one try is made; if nothing comes of it, the next rest is twice as long.
    """

    failures: int = 0
    rest_until: datetime | None = None

    def after(self, now: datetime, *, answered: bool, jitter: float, pace: Pace) -> Self:
        """Return the breaker after a call; `answered` if the provider said yes, no or unknown."""
        if answered:
            return type(self)()
        failures = self.failures + 1
        beyond = failures - pace.failures_before_rest
        if beyond < 0:
            return type(self)(failures)
        rest_s = min(pace.longest_s, pace.rest_s * 2.0 ** min(beyond, _DOUBLINGS))
        # At least half of it: unlike a wait, a rest of no length would be none.
        return type(self)(failures, now + timedelta(seconds=rest_s * (0.5 + jitter / 2)))

    def rests(self, now: datetime, pace: Pace) -> datetime | None:
        """Return until when the provider is left alone, `None` if it may be called."""
        until = self.rest_until
        return until if until is not None and now < until <= now + pace.longest else None
