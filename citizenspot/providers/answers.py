"""What every answer of a provider is judged by, whatever its format: status, emptiness, JSON."""

from __future__ import annotations

from typing import Any

import msgspec

from citizenspot.providers.connector import NotSent, NotSentReason, OutcomeUnknown, UnknownReason
from citizenspot.providers.exchange import Answer

MAX_REFERENCE = 100
MAX_WORDS = 2000

_UNAUTHORIZED = 401
_TOO_MANY = 429
_UNAVAILABLE = 503
_SERVER_ERRORS = 500


class Judged(msgspec.Struct, frozen=True):
    """An answer in JSON that is worth reading further."""

    status: int
    content: Any

    @property
    def is_success(self) -> bool:
        """Whether the provider says that it did what was asked."""
        return 200 <= self.status < 300  # noqa: PLR2004 - RFC 9110 §15.3


def judge(answer: Answer, *, practice: bool) -> Judged | NotSent | OutcomeUnknown:
    """Return the content of an answer, or what is known where it has none that can be read.

    A status alone proves that nothing was taken only where its definition says so: 401 ("has not
    been applied", RFC 9110 §15.5.2), 429 (RFC 6585 §4), and 503 with the time to come again
    (RFC 9110 §15.6.4). A gateway's bare 503 proves nothing: it may have passed the request on.
    `practice` says which world the question came from.
    """
    if answer.practice and not practice:
        return OutcomeUnknown(UnknownReason.PRACTICE_ANSWER)
    if answer.status == _UNAUTHORIZED:
        return NotSent(NotSentReason.CREDENTIAL_REFUSED)
    wait = answer.retry_after_s
    if answer.status == _TOO_MANY or (answer.status == _UNAVAILABLE and wait is not None):
        return NotSent(NotSentReason.BUSY, retry_after_s=wait or 0)
    if answer.status >= _SERVER_ERRORS:
        return OutcomeUnknown(UnknownReason.SERVER_ERROR)
    return _content(answer)


def text(value: object, limit: int = MAX_WORDS) -> str:
    """Return a provider's text or number as text of at most `limit` characters, else nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value).strip()[:limit]


def reference(value: object) -> str:
    """Return a provider's reference, or nothing where it is not one that could be written down."""
    words = text(value, MAX_REFERENCE + 1)
    return words if len(words) <= MAX_REFERENCE and words.isprintable() else ""


def _content(answer: Answer) -> Judged | OutcomeUnknown:
    body = answer.body.removeprefix(b"\xef\xbb\xbf").strip()
    if not body:
        return OutcomeUnknown(UnknownReason.EMPTY)
    if _is_web_page(body):
        return OutcomeUnknown(UnknownReason.WEB_PAGE)
    try:
        return Judged(answer.status, msgspec.json.decode(body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return OutcomeUnknown(UnknownReason.UNREADABLE)


def _is_web_page(body: bytes) -> bool:
    # By its content: a captive portal's page has been seen under every content type.
    start = body[:512].lstrip().lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<!--"))
