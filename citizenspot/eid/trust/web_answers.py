"""Asks an authority over HTTP whether something was revoked, within limits of time and size."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    import requests

OCSP_REQUEST = {"Content-Type": "application/ocsp-request", "User-Agent": "citizenspot"}
MOST_REDIRECTS = 2


class AnswerLimits(msgspec.Struct, frozen=True):
    """How long each part of an answer may take, and how large it may be.

    A citizen waits meanwhile; what does not come in time is asked for another day.
    """

    connect_s: float = 1.0
    read_s: float = 1.5
    whole_s: float = 3.0
    most_bytes: int = 10_000_000


USUAL = AnswerLimits()


def ask_by_http(url: str, request: bytes | None, limits: AnswerLimits = USUAL) -> bytes:
    """Return what an address answers to an OCSP request, or the list that is there without one.

    Raises:
        OSError: nothing came, or too much, too late, or something that is no answer.
    """
    import requests  # noqa: PLC0415 - loaded only when something has to be asked

    began = time.monotonic()
    with requests.Session() as session:
        session.max_redirects = MOST_REDIRECTS
        method = "POST" if request else "GET"
        with session.request(
            method,
            url,
            data=request,
            headers=OCSP_REQUEST,
            timeout=(limits.connect_s, limits.read_s),
            stream=True,
        ) as response:
            response.raise_for_status()
            return within_limits(response, limits, began)


def within_limits(response: requests.Response, limits: AnswerLimits, began: float) -> bytes:
    """Return what comes of an answer that was asked for when the monotonic clock said `began`.

    Raises:
        OSError: it is too much, or too late.
    """
    answer = bytearray()
    for part in response.iter_content(65_536):
        answer += part
        too_late = time.monotonic() - began > limits.whole_s
        if too_late or len(answer) > limits.most_bytes:
            raise OSError("an answer that is too long or too late")
    return bytes(answer)
