"""Asks an authority over HTTP whether something was revoked, within limits of time and size."""

from __future__ import annotations

import time

CONNECT_LIMIT_S, READ_LIMIT_S, WHOLE_LIMIT_S = 1.0, 1.5, 3.0
"""A citizen waits meanwhile; what does not come in time is asked for another day."""
LARGEST_ANSWER = 10_000_000
OCSP_REQUEST = {"Content-Type": "application/ocsp-request", "User-Agent": "citizenspot"}


def ask_by_http(url: str, request: bytes | None) -> bytes:
    """Return what an address answers to an OCSP request, or the list that is there without one.

    Raises:
        OSError: nothing came, or too much, too late, or something that is no answer.
    """
    import requests  # noqa: PLC0415 - loaded only when something has to be asked

    began = time.monotonic()
    limits = (CONNECT_LIMIT_S, READ_LIMIT_S)
    with requests.Session() as session:
        session.max_redirects = 2
        method = "POST" if request else "GET"
        with session.request(
            method, url, data=request, headers=OCSP_REQUEST, timeout=limits, stream=True
        ) as response:
            response.raise_for_status()
            answer = bytearray()
            for part in response.iter_content(65_536):
                answer += part
                too_late = time.monotonic() - began > WHOLE_LIMIT_S
                if too_late or len(answer) > LARGEST_ANSWER:
                    raise OSError("an answer that is too long or too late")
    return bytes(answer)
