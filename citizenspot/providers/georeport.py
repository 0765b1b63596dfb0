"""Open311 GeoReport v2 on paper: how a request is written, and what the answers to it mean.

https://wiki.open311.org/GeoReport_v2. Servers differ from it: errors come as objects, as nested
details or as pages, identifiers as numbers, lists as single objects. What is read here is read
from all of these; what cannot be read is an unknown outcome, never a guess.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from citizenspot.providers.answers import MAX_WORDS, Judged, judge, reference, text
from citizenspot.providers.connector import (
    Accepted,
    NotSent,
    NotSentReason,
    OutcomeUnknown,
    Refused,
    Submission,
    UnknownReason,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from citizenspot.providers.exchange import Answer

STANDARD_FIELDS = frozenset(
    [
        "lat",
        "long",
        "address_string",
        "address_id",
        "email",
        "device_id",
        "account_id",
        "first_name",
        "last_name",
        "phone",
        "description",
        "media_url",
    ]
)
"""The arguments of POST requests that the standard names; every other field is an attribute."""

Arguments = list[tuple[str, str]]

LONGEST_SEARCH = timedelta(days=90)
"""The longest span that GET requests may ask for, by the standard."""

_FORBIDDEN = 403
_NOT_FOUND = 404


class Token(msgspec.Struct, frozen=True):
    """The server has the report, and will say its number under this token."""

    token: str
    notice: str = ""


class NotYet(msgspec.Struct, frozen=True):
    """The token is known, and there is no number under it yet."""


def marker(key: str) -> str:
    """Return how a once-only key is written at the end of a description.

    GeoReport has no once-only key, and its servers ignore the header. Of all that may be sent,
    only the description is sure to come back in GET requests: `attribute[…]`, `account_id` and
    `device_id` do not, and a `media_url` has to lead to a picture.
    """
    return f"[{key}]"


def written(submission: Submission) -> Arguments:
    """Return the arguments of POST requests for a submission.

    The service code is the field `service_code`, or else the operation of the submit step.
    """
    said = {name: value for name, value in submission.body.items() if name != "service_code"}
    description = _word(said.pop("description", ""))
    marked = f"{description}\n\n{marker(submission.key)}".strip()
    arguments = [("service_code", service_code(submission)), ("description", marked)]
    for name, value in said.items():
        arguments += _argument(name, value)
    return arguments


def service_code(submission: Submission) -> str:
    """Return the service code that a submission is for."""
    return _word(submission.body.get("service_code") or submission.operation)


def span(since: datetime) -> dict[str, str]:
    """Return the arguments that limit a search to what came after a moment.

    It begins a day early, because the clocks of two houses differ.
    """
    start = since.astimezone(UTC) - timedelta(days=1)
    end = start + LONGEST_SEARCH
    return {"start_date": _w3c(start), "end_date": _w3c(end)}


def read_reported(
    answer: Answer, *, practice: bool
) -> Accepted | Refused | Token | NotSent | OutcomeUnknown:
    """Return what the answer to POST requests means."""
    judged = judge(answer, practice=practice)
    if not isinstance(judged, Judged):
        return judged
    if not judged.is_success:
        return _problem(judged)
    record = next(_records(judged.content), {})
    return _numbered(record) or OutcomeUnknown(UnknownReason.NO_REFERENCE)


def read_token(answer: Answer, *, practice: bool) -> Accepted | NotYet | NotSent | OutcomeUnknown:
    """Return what the answer to GET tokens means."""
    judged = judge(answer, practice=practice)
    if not isinstance(judged, Judged):
        return judged
    given = _numbered(next(_records(judged.content), {}))
    return given if isinstance(given, Accepted) else NotYet()


class Page(msgspec.Struct, frozen=True):
    """One page of a list: the report looked for, or the numbers of those that are on it."""

    found: Accepted | None = None
    numbers: tuple[str, ...] = ()


def read_page(answer: Answer, key: str, *, practice: bool) -> Page | NotSent | OutcomeUnknown:
    """Return what a page of GET requests says of the report marked with a key.

    404 with readable content is an empty page: servers have been seen to say so of a search
    without results, and of a page after the last.
    """
    judged = judge(answer, practice=practice)
    if not isinstance(judged, Judged):
        return judged
    if judged.status == _FORBIDDEN:
        return NotSent(NotSentReason.CREDENTIAL_REFUSED)
    if judged.status == _NOT_FOUND:
        return Page()
    if not judged.is_success:
        return OutcomeUnknown(UnknownReason.UNREADABLE)
    return _page(list(_records(judged.content)), marker(key))


def _page(records: Sequence[Mapping[str, Any]], mark: str) -> Page:
    for record in records:
        if mark in str(record.get("description")):
            given = _numbered(record)
            if isinstance(given, Accepted):
                return Page(found=given)
    return Page(numbers=tuple(text(each.get("service_request_id")) for each in records))


def _numbered(record: Mapping[str, Any]) -> Accepted | Token | None:
    notice = text(record.get("service_notice"))
    if number := reference(record.get("service_request_id")):
        return Accepted(number, _day(text(record.get("expected_datetime"))) or notice)
    if token := reference(record.get("token")):
        return Token(token, notice)
    return None


def _day(moment: str) -> str:
    """Return the day of a moment, on the provider's own calendar; other words as they are."""
    try:
        return datetime.fromisoformat(moment).date().isoformat()
    except ValueError:
        return moment


def _records(content: object) -> Iterator[Mapping[str, Any]]:
    """Yield the records of a list, of a single record, or of either in a wrapper."""
    if isinstance(content, dict):
        inner = content.get("service_requests", content.get("requests"))
        if inner is None:
            yield content
        else:
            yield from _records(inner)
    elif isinstance(content, list):
        yield from (each for each in content if isinstance(each, dict))


def _problem(judged: Judged) -> Refused | NotSent | OutcomeUnknown:
    if judged.status == _FORBIDDEN:
        return NotSent(NotSentReason.CREDENTIAL_REFUSED)
    said = list(_said(judged.content))
    if not said:
        return OutcomeUnknown(UnknownReason.UNREADABLE)
    return Refused("\n".join(said)[:MAX_WORDS], _code(judged))


def _code(judged: Judged) -> str:
    first = next(_records(judged.content), {})
    return text(first.get("code"), 60) or str(judged.status)


def _said(content: object, depth: int = 4) -> Iterator[str]:
    """Yield the sentences of an error, in the standard's form or any other seen.

    The standard has a list of `{code, description}`; servers have been seen to answer
    `{code, detail: {field: [sentence]}}`.
    """
    if depth == 0:
        return
    if isinstance(content, str):
        yield from filter(None, [text(content)])
    elif isinstance(content, list):
        for each in content:
            yield from _said(each, depth - 1)
    elif isinstance(content, dict):
        for name, each in content.items():
            if name not in {"code", "status"}:
                yield from _said(each, depth - 1)


def _argument(name: str, value: object) -> Arguments:
    """Return a field's arguments; a list is an attribute given several times, by the standard."""
    if name in STANDARD_FIELDS:
        return [(name, _word(value))]
    if isinstance(value, list):
        return [(f"attribute[{name}][]", _word(each)) for each in value]
    return [(f"attribute[{name}]", _word(value))]


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _w3c(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
