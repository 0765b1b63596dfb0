"""What the answers of a JSON provider mean: references, refusals, and everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citizenspot.providers.answers import MAX_WORDS, Judged, judge, reference, text
from citizenspot.providers.connector import (
    Accepted,
    Asked,
    NotFound,
    NotSent,
    NotSentReason,
    OutcomeUnknown,
    Refused,
    Sent,
    UnknownReason,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from citizenspot.providers.exchange import Answer

_FORBIDDEN = 403
_CONFLICT = 409
KEY_REUSED = "key_reused"
"""The code of a 422 that is about the key, not the case: another body arrived under it."""


def read_submitted(answer: Answer, key: str, *, practice: bool) -> Sent:
    """Return what the answer to a submission means."""
    judged = judge(answer, practice=practice)
    if not isinstance(judged, Judged):
        return judged
    if not isinstance(judged.content, dict):
        return OutcomeUnknown(UnknownReason.UNREADABLE)
    if judged.is_success:
        return _taken(judged.content, key)
    return _problem(judged)


def read_found(answer: Answer, key: str, *, practice: bool) -> Asked:
    """Return what the answer to a question for a key means.

    Only a record that names the key counts: a server that ignores the parameter lists them all.
    """
    judged = judge(answer, practice=practice)
    if not isinstance(judged, Judged):
        return judged
    records = judged.content.get("requests") if isinstance(judged.content, dict) else None
    if not judged.is_success or not isinstance(records, list):
        return OutcomeUnknown(UnknownReason.UNREADABLE)
    ours = [each for each in records if isinstance(each, dict) and each.get("key") == key]
    return _record(ours[0], key) if ours else NotFound()


def _record(record: Mapping[str, Any], key: str) -> Accepted | Refused | OutcomeUnknown:
    if record.get("status") == "refused":
        return _refused(record)
    return _taken(record, key)


def _taken(content: Mapping[str, Any], key: str) -> Accepted | OutcomeUnknown:
    if content.get("key", key) != key:
        return OutcomeUnknown(UnknownReason.OF_ANOTHER)
    given = reference(content.get("reference"))
    if not given:
        return OutcomeUnknown(UnknownReason.NO_REFERENCE)
    return Accepted(given, text(content.get("expected")))


def _problem(judged: Judged) -> Refused | NotSent | OutcomeUnknown:
    if judged.status == _FORBIDDEN:
        return NotSent(NotSentReason.CREDENTIAL_REFUSED)
    if judged.status == _CONFLICT:
        return OutcomeUnknown(UnknownReason.STILL_WORKING)
    if judged.content.get("code") == KEY_REUSED:
        return OutcomeUnknown(UnknownReason.OF_ANOTHER)
    refused = _refused(judged.content)
    has_words = refused.reason or refused.code
    return refused if has_words else OutcomeUnknown(UnknownReason.UNREADABLE)


def _refused(problem: Mapping[str, Any]) -> Refused:
    """Return the words of a problem (RFC 9457), with those of each of its `errors`."""
    errors = problem.get("errors")
    each = errors if isinstance(errors, list) else []
    details = [text(e.get("detail")) for e in each if isinstance(e, dict)]
    said = [text(problem.get("detail")) or text(problem.get("title")), *details]
    return Refused("\n".join(filter(None, said))[:MAX_WORDS], text(problem.get("code"), 60))
