"""The eID service of this spot: where a German card's data go, and from where they come back.

Only a service with the state's certificate can read such a card (BSI TR-03124-1 §2.2). It has its
own contract with the spot; what is spoken here is the one thing that they share: the address of its
TC token, and an address to go on at, which answers with what was read.
"""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from citizenspot.eid.ausweisapp.outcome import Ending, HandoverError
from citizenspot.eid.ausweisapp.personal_data import read_personal_data
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.trust.web_answers import AnswerLimits, within_limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from citizenspot.eid.card_events import CardHolder

LIMITS = AnswerLimits(connect_s=5.0, read_s=10.0, whole_s=15.0, most_bytes=65_536)
"""The service has just read the card, and the citizen waits for this one answer."""


class EidService(Protocol):
    """Who reads German cards for this spot."""

    @property
    def token_url(self) -> str:
        """The address of its TC token."""
        ...

    def data_at(self, url: str) -> CardHolder:
        """Return what was read, from where the service goes on.

        Raises:
            HandoverError: it gave no data that can be used.
        """
        ...


class WebEidService:
    """A service on the web; implements `EidService`."""

    def __init__(self, token_url: str, ask: Callable[[str], bytes]) -> None:
        """Keep its address, and how it is asked."""
        self.token_url = token_url
        self._ask = ask

    def data_at(self, url: str) -> CardHolder:
        """Return what was read; asked for only where the address is the service's own.

        The address came from a program on this machine: another one than AusweisApp could have
        named a server of its own, which says whatever it likes of anybody.
        """
        if not self._is_own(url):
            raise HandoverError(Ending.NO_DATA, "an address of somebody else")
        try:
            return read_personal_data(self._ask(url))
        except (OSError, CardDataError) as error:
            raise HandoverError(Ending.NO_DATA, type(error).__name__) from error

    def _is_own(self, url: str) -> bool:
        with suppress(ValueError):
            return _origin(url) == _origin(self.token_url)
        return False


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port


def ask_eid_service(url: str) -> bytes:
    """Return what the service answers over HTTPS.

    Raises:
        OSError: nothing came, or too much, or an address somewhere else.
    """
    import requests  # noqa: PLC0415 - only when a German card was read

    began = time.monotonic()
    with (
        requests.Session() as session,
        session.get(
            url,
            headers={"Accept": "application/json", "User-Agent": "citizenspot"},
            timeout=(LIMITS.connect_s, LIMITS.read_s),
            stream=True,
            allow_redirects=False,
        ) as response,
    ):
        response.raise_for_status()
        return within_limits(response, LIMITS, began)
