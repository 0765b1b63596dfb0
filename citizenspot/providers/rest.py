"""The connector for providers with a JSON interface that honours once-only keys.

The interface is written down in `docs/providers.md`. Its submissions carry the once-only key as
the `Idempotency-Key` of draft-ietf-httpapi-idempotency-key-header-07: the same key with the same
body gets the same answer, however often it is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from citizenspot.providers.asking import Patience, ask
from citizenspot.providers.connector import (
    Asked,
    Attachment,
    NotSent,
    NotSentReason,
    Sent,
    Submission,
)
from citizenspot.providers.exchange import Answer, Call, Exchange, Limits
from citizenspot.providers.rest_answers import read_found, read_submitted

if TYPE_CHECKING:
    from datetime import datetime

    from citizenspot.providers.access import Access


class Envelope(msgspec.Struct, frozen=True, omit_defaults=True):
    """The body of a submission: which case of which service, its answers, and its documents."""

    case: str
    service: str
    version: int
    practice: bool
    data: dict[str, Any]
    attachments: tuple[Attachment, ...] = ()


class RestConnector:
    """Sends cases to one provider as JSON, each under its once-only key."""

    name = "rest"
    repeats_safely = True

    def __init__(
        self, access: Access, limits: Limits | None = None, patience: Patience | None = None
    ) -> None:
        self._access = access
        self._exchange = Exchange(limits)
        self._patience = patience or Patience()

    @property
    def practice(self) -> bool:
        """Whether it leads to the practice town."""
        return self._access.practice

    def submit(self, submission: Submission) -> Sent:
        """Send the submission, once."""
        headers = self._headers()
        if headers is None:
            return NotSent(NotSentReason.NO_CREDENTIAL)
        answer = self._exchange.make(
            Call(
                method="POST",
                url=self._access.url(submission.operation),
                headers={
                    **headers,
                    "Content-Type": "application/json",
                    "Idempotency-Key": f'"{submission.key}"',
                },
                query=self._access.query,
                body=msgspec.json.encode(_envelope(submission)),
            )
        )
        if not isinstance(answer, Answer):
            return answer
        return read_submitted(answer, submission.key, practice=self.practice)

    def find(self, submission: Submission, since: datetime) -> Asked:  # noqa: ARG002 - the key says it all
        """Ask what became of the submission with this key."""
        headers = self._headers()
        if headers is None:
            return NotSent(NotSentReason.NO_CREDENTIAL)
        url = self._access.url("requests")
        call = Call("GET", url, headers, query={**self._access.query, "key": submission.key})
        answer = ask(self._exchange, call, self._patience)
        if not isinstance(answer, Answer):
            return answer
        return read_found(answer, submission.key, practice=self.practice)

    def close(self) -> None:
        """End a call under way, from any thread."""
        self._exchange.close()

    def _headers(self) -> dict[str, str] | None:
        """Return what every call says of itself; nothing where its secret cannot be had."""
        secret = self._access.secret()
        if secret is None:
            return None
        # A problem has a media type of its own (RFC 9457 §3), which a strict server wants named.
        accept = {"Accept": "application/json, application/problem+json"}
        return {**accept, "Authorization": f"Bearer {secret}"} if secret else accept


def _envelope(submission: Submission) -> Envelope:
    return Envelope(
        case=submission.case,
        service=submission.service,
        version=submission.version,
        practice=submission.practice,
        data=submission.body,
        attachments=submission.attachments,
    )
