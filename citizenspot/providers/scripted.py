"""A connector without a provider: it answers what it was told to, and keeps what it was asked."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from citizenspot.providers.connector import (
    Accepted,
    Asked,
    NotFound,
    NotSent,
    NotSentReason,
    OutcomeUnknown,
    Refused,
    Sent,
    Submission,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


class ScriptedConnector:
    """Plays a connector and the provider behind it, in memory.

    `script` holds what the next submissions come to; when it is used up, each is accepted. With
    `repeats_safely` the provider keeps once-only keys: a key it has taken gets its old answer.
    """

    practice = True

    def __init__(
        self, script: Iterable[Sent] = (), *, repeats_safely: bool = True, name: str = "scripted"
    ) -> None:
        self.name = name
        self.repeats_safely = repeats_safely
        self.submitted: list[Submission] = []
        self.asked_for: list[Submission] = []
        self.taken: list[tuple[str, Accepted | Refused]] = []
        """What the provider has taken, by key, in order; one key twice is a doubled case."""
        self._script = deque(script)
        self._closed = False

    def will(self, *outcomes: Sent) -> None:
        """Add to what the next submissions come to."""
        self._script.extend(outcomes)

    def take(self, submission: Submission) -> Accepted:
        """Let the provider take a submission, as if the answer had been lost."""
        accepted = Accepted(f"P-SCRIPT-{len(self.taken) + 1:06d}")
        self.taken.append((submission.key, accepted))
        return accepted

    def submit(self, submission: Submission) -> Sent:
        """Answer with the next outcome of the script."""
        if self._closed:
            return NotSent(NotSentReason.CLOSING)
        self.submitted.append(submission)
        if self.repeats_safely and (known := self._known(submission)):
            return known
        outcome = self._script.popleft() if self._script else None
        if isinstance(outcome, NotSent | OutcomeUnknown):
            return outcome
        if isinstance(outcome, Refused):
            self.taken.append((submission.key, outcome))
            return outcome
        return self.take(submission)

    def find(self, submission: Submission, since: datetime) -> Asked:  # noqa: ARG002 - keeps all
        """Answer what the provider has taken under the submission's key."""
        self.asked_for.append(submission)
        return self._known(submission) or NotFound()

    def close(self) -> None:
        """Answer no more."""
        self._closed = True

    def _known(self, submission: Submission) -> Accepted | Refused | None:
        return next((each for key, each in self.taken if key == submission.key), None)
