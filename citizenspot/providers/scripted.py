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
    UnknownReason,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


class ScriptedConnector:
    """Plays a connector and the provider behind it, in memory.

    `script` holds what the next submissions come to (`Accepted` in it gets a number of its own);
    when it is used up, each is accepted. With
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
        self.asked_since: list[datetime] = []
        self.taken: list[tuple[str, Accepted | Refused]] = []
        """What the provider has taken, by key, in order; one key twice is a doubled case."""
        self._script: deque[Sent | None] = deque(script)
        self._closed = False

    def will(self, *outcomes: Sent) -> None:
        """Add to what the next submissions come to."""
        self._script.extend(outcomes)

    def lose_the_next_answer(self) -> None:
        """Let the provider take the next submission and its answer be lost."""
        self._script.append(None)

    def submit(self, submission: Submission) -> Sent:
        """Answer with the next outcome of the script."""
        if self._closed:
            return NotSent(NotSentReason.CLOSING)
        self.submitted.append(submission)
        if self.repeats_safely and (known := self._known(submission)):
            return known
        match self._script.popleft() if self._script else Accepted(""):
            case None:
                self._take(submission)
                return OutcomeUnknown(UnknownReason.CONNECTION_LOST)
            case Refused() as refused:
                self.taken.append((submission.key, refused))
                return refused
            case Accepted():
                return self._take(submission)
            case not_taken:
                return not_taken

    def find(self, submission: Submission, since: datetime) -> Asked:
        """Answer what the provider has taken under the submission's key, whenever that was."""
        self.asked_for.append(submission)
        self.asked_since.append(since)
        return self._known(submission) or NotFound()

    def close(self) -> None:
        """Answer no more."""
        self._closed = True

    def _known(self, submission: Submission) -> Accepted | Refused | None:
        return next((each for key, each in self.taken if key == submission.key), None)

    def _take(self, submission: Submission) -> Accepted:
        accepted = Accepted(f"P-SCRIPT-{len(self.taken) + 1:06d}")
        self.taken.append((submission.key, accepted))
        return accepted
