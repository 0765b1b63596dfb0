"""One HTTP exchange with a provider: bounded in time and size, and honest about how it ended."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Literal

import msgspec

from citizenspot.providers.connector import NotSent, NotSentReason, OutcomeUnknown, UnknownReason
from citizenspot.providers.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import requests

_CHUNK = 64 * 1024
_AGENT = "CitizenSpot"


class Limits(msgspec.Struct, frozen=True):
    """How long and how much one exchange may take.

    `whole_s` counts from the first look-up of the name to the last byte of the answer, so that
    a provider that answers in drops cannot hold the line.
    """

    connect_s: float = 5.0
    whole_s: float = 20.0
    answer_bytes: int = 1024 * 1024


class Call(msgspec.Struct, frozen=True):
    """What is asked of a provider: one request."""

    method: Literal["GET", "POST"]
    url: str
    headers: dict[str, str] = {}
    query: dict[str, str] = {}
    body: bytes | None = None


class Answer(msgspec.Struct, frozen=True):
    """A whole answer, of whatever kind. `practice` is true if the practice town marked it."""

    status: int
    body: bytes
    retry_after_s: int | None = None
    practice: bool = False


NoAnswer = NotSent | OutcomeUnknown


class Exchange:
    """The way to one provider's machine; one call at a time, each on a connection of its own.

    A connection is not kept for the next call: one that the far end closed meanwhile could not
    be told from one that was lost with the submission in it. No redirect is followed, nothing
    is taken from the environment (no proxy, no `.netrc`), and nothing is tried twice.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._lock = threading.Lock()
        self._watch: Watch | None = None
        self._closed = False

    def make(self, call: Call) -> Answer | NoAnswer:
        """Make the call and return its answer, or what is known where there is none."""
        # Loaded before the watch begins, late as below: its 96 ms and more are not the provider's.
        import requests.adapters  # noqa: F401, PLC0415

        with self._lock:
            if self._closed:
                return NotSent(NotSentReason.CLOSING)
            self._watch = Watch(self._limits.whole_s)
        with self._watch as watch:
            return _Attempt(call, self._limits, watch).made()

    def close(self) -> None:
        """Cut the call under way, if there is one, and make no other. From any thread."""
        with self._lock:
            self._closed = True
            if self._watch is not None:
                self._watch.cut()


class _Attempt:
    """One call under one watch."""

    def __init__(self, call: Call, limits: Limits, watch: Watch) -> None:
        self._call = call
        self._limits = limits
        self._watch = watch

    def made(self) -> Answer | NoAnswer:
        from requests.exceptions import RequestException  # noqa: PLC0415 - costs a start 96 ms

        try:
            answer = self._answer()
        except RequestException as error:
            if isinstance(error, ValueError):
                raise  # a call that cannot be written down is a defect, not the network's doing
            return self._no_answer(error)
        # An answer without a stated length ends where its connection ends, cut or not.
        cut = self._watch.ended_it
        return answer if cut is None else OutcomeUnknown(cut)

    def _answer(self) -> Answer | NoAnswer:
        with self._watch.session() as session:
            call = self._call
            response = session.request(
                call.method,
                call.url,
                headers={"User-Agent": _AGENT, "Connection": "close", **call.headers},
                params=call.query,
                data=call.body,
                timeout=(self._limits.connect_s, self._limits.whole_s),
                allow_redirects=False,
                stream=True,
            )
            with response:
                return self._read(response)

    def _read(self, response: requests.Response) -> Answer | NoAnswer:
        if response.is_redirect or 300 <= response.status_code < 400:  # noqa: PLR2004 - RFC 9110 §15.4
            return OutcomeUnknown(UnknownReason.REDIRECTED)
        body = bytearray()
        for chunk in response.iter_content(_CHUNK):
            body += chunk
            if len(body) > self._limits.answer_bytes:
                return OutcomeUnknown(UnknownReason.TOO_LARGE)
        return Answer(
            status=response.status_code,
            body=bytes(body),
            retry_after_s=_seconds(response.headers.get("Retry-After", "")),
            practice="X-Practice" in response.headers,
        )

    def _no_answer(self, error: requests.exceptions.RequestException) -> NoAnswer:
        never_sent = _never_sent(_causes(error))
        if never_sent is not None:
            return NotSent(never_sent)
        return OutcomeUnknown(self._watch.ended_it or _lost(error))


def _never_sent(causes: Iterable[BaseException]) -> NotSentReason | None:
    """Return why nothing can have been sent, or `None` where there is no proof of that."""
    import ssl  # noqa: PLC0415 - comes with requests, and only then

    from urllib3 import exceptions as urllib3  # noqa: PLC0415 - comes with requests

    proofs: Mapping[type[Exception], NotSentReason] = {
        urllib3.NameResolutionError: NotSentReason.NAME_UNKNOWN,
        urllib3.NewConnectionError: NotSentReason.UNREACHABLE,
        urllib3.ConnectTimeoutError: NotSentReason.UNREACHABLE,
        # Our side breaks the handshake off before the request is written.
        ssl.SSLCertVerificationError: NotSentReason.UNTRUSTED,
    }
    for proof, reason in proofs.items():
        if any(isinstance(each, proof) for each in causes):
            return reason
    return None


def _lost(error: requests.exceptions.RequestException) -> UnknownReason:
    from requests import exceptions as requests  # noqa: PLC0415 - costs a start 96 ms

    if isinstance(error, requests.Timeout):
        return UnknownReason.NO_ANSWER_IN_TIME
    if isinstance(error, requests.ContentDecodingError):
        return UnknownReason.UNREADABLE
    if isinstance(error, requests.ChunkedEncodingError):
        return UnknownReason.CUT_SHORT
    return UnknownReason.CONNECTION_LOST


def _causes(error: BaseException) -> Sequence[BaseException]:
    """Return the error and everything it was made from; urllib3 nests in args and `reason`."""
    found: list[BaseException] = []
    rest: list[object] = [error]
    while rest:
        each = rest.pop()
        if isinstance(each, BaseException) and each not in found:
            found.append(each)
            rest += [*each.args, getattr(each, "reason", None), each.__cause__, each.__context__]
    return found


def _seconds(retry_after: str) -> int | None:
    """Return the seconds of a `Retry-After` (RFC 9110 §10.2.3); one given as a date counts 60."""
    text = retry_after.strip()
    if not text:
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 60  # noqa: PLR2004
