"""The port to a provider: what is submitted, what may come of it, and what a connector promises."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Any, Protocol

import msgspec


class Attachment(msgspec.Struct, frozen=True):
    """A document that goes with a case; `name` says which paper it is, `sha256` is hexadecimal."""

    name: str
    sha256: str
    content: bytes
    type: str = "application/pdf"


class Submission(msgspec.Struct, frozen=True):
    """One case on its way to its provider; `key` is its once-only key, the same for every attempt.

    `body` follows the `data` schema of the service at `version`.
    """

    key: str
    case: str
    service: str
    version: int
    provider: str
    operation: str
    body: dict[str, Any]
    practice: bool
    attachments: tuple[Attachment, ...] = ()

    def encoded(self) -> bytes:
        """Return the submission as JSON, the same bytes each time."""
        return msgspec.json.encode(self)


class NotSentReason(Enum):
    """Why it is certain that the provider has not taken the submission."""

    UNREACHABLE = "unreachable"
    NAME_UNKNOWN = "name_unknown"
    UNTRUSTED = "untrusted"
    BUSY = "busy"
    NO_CREDENTIAL = "no_credential"
    CREDENTIAL_REFUSED = "credential_refused"
    CLOSING = "closing"


class UnknownReason(Enum):
    """Why nobody here can say whether the provider has taken the submission."""

    NO_ANSWER_IN_TIME = "no_answer_in_time"
    CONNECTION_LOST = "connection_lost"
    CUT_SHORT = "cut_short"
    SERVER_ERROR = "server_error"
    EMPTY = "empty"
    WEB_PAGE = "web_page"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    REDIRECTED = "redirected"
    NO_REFERENCE = "no_reference"
    STILL_WORKING = "still_working"
    OF_ANOTHER = "of_another"
    PRACTICE_ANSWER = "practice_answer"
    INTERRUPTED = "interrupted"
    DEFECT = "defect"


class Accepted(msgspec.Struct, frozen=True, tag="accepted"):
    """The provider has the case and gave it a reference.

    `reference` and `expected` are the provider's words: text from outside, shown as plain text.
    `expected` is a date (ISO 8601) or a sentence, and empty where the provider said nothing.
    """

    reference: str
    expected: str = ""


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """The provider said no, in its own words: text from outside, shown as plain text."""

    reason: str
    code: str = ""


class NotSent(msgspec.Struct, frozen=True, tag="not_sent"):
    """The provider has certainly not taken the submission; it is safe to try again.

    `retry_after_s` is how long the provider asked to be left alone, in seconds.
    """

    reason: NotSentReason
    retry_after_s: int = 0


class OutcomeUnknown(msgspec.Struct, frozen=True, tag="outcome_unknown"):
    """The provider may have taken the submission; ask before it is sent again."""

    reason: UnknownReason


class NotFound(msgspec.Struct, frozen=True, tag="not_found"):
    """The provider answered, and knows nothing under the submission's key."""


Sent = Accepted | Refused | NotSent | OutcomeUnknown
"""What may come of sending a submission."""

Asked = Accepted | Refused | NotFound | NotSent | OutcomeUnknown
"""What may come of asking for a submission; the last two say nothing about the submission."""


class Connector(Protocol):
    """How cases reach one provider. Both methods may block up to the connector's time limits.

    An implementation calls from one thread at a time, raises nothing for what a network or a
    provider may do, and answers `OutcomeUnknown` wherever it has no proof.
    """

    @property
    def name(self) -> str:
        """The kind of connector, as a definition's submit step names it."""

    @property
    def practice(self) -> bool:
        """Whether it leads to the practice town; a case of the other world is never sent."""

    @property
    def repeats_safely(self) -> bool:
        """Whether the provider keeps the once-only key, so that a repeat is answered, not done."""

    def submit(self, submission: Submission) -> Sent:
        """Send the submission, once."""

    def find(self, submission: Submission, since: datetime) -> Asked:
        """Ask whether the provider has taken this submission, at or after `since`.

        Asking changes nothing at the provider.
        """

    def close(self) -> None:
        """End a call under way, from any thread; it answers as far as it came."""
