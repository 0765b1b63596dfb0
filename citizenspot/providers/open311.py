"""The connector for municipalities that take reports by Open311 GeoReport v2."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from citizenspot.providers.asking import Patience, ask
from citizenspot.providers.connector import (
    Accepted,
    Asked,
    NotFound,
    NotSent,
    NotSentReason,
    OutcomeUnknown,
    Sent,
    Submission,
)
from citizenspot.providers.exchange import Answer, Call, Exchange, Limits
from citizenspot.providers.georeport import (
    Page,
    Token,
    read_page,
    read_reported,
    read_token,
    service_code,
    span,
    written,
)

if TYPE_CHECKING:
    from datetime import datetime

    from citizenspot.providers.access import Access

_ACCEPT = {"Accept": "application/json"}
_FORM = {**_ACCEPT, "Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
_MOST_PAGES = 20


class Open311Connector:
    """Reports to one GeoReport v2 endpoint; its address may name a `jurisdiction_id`.

    The standard knows no once-only key: the same report twice is two reports. The key is
    therefore written at the end of the description, where `find` looks for it.
    """

    name = "open311"
    repeats_safely = False

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
        """Send the report, once; where the server gives a token, ask for the number under it."""
        secret = self._access.secret()
        if secret is None:
            return NotSent(NotSentReason.NO_CREDENTIAL)
        api_key = [("api_key", secret)] if secret else []
        arguments = [*self._access.query.items(), *api_key, *written(submission)]
        answer = self._exchange.make(
            Call(
                method="POST",
                url=self._access.url("requests.json"),
                headers=_FORM,
                body=urlencode(arguments).encode("ascii"),
            )
        )
        if not isinstance(answer, Answer):
            return answer
        reported = read_reported(answer, practice=self.practice)
        return self._by_token(reported) if isinstance(reported, Token) else reported

    def find(self, submission: Submission, since: datetime) -> Asked:
        """Look for the report among those of its service code made since that moment."""
        search = {"service_code": service_code(submission), **span(since)}
        before: tuple[str, ...] = ()
        for number in range(1, _MOST_PAGES + 1):
            # The standard has no pages, and servers with many reports have them all the same.
            turned = {"page": str(number)} if number > 1 else {}
            page = self._page(submission.key, {**search, **turned})
            if not isinstance(page, Page):
                return page
            if page.found is not None:
                return page.found
            if not page.numbers or page.numbers == before:
                return NotFound()
            before = page.numbers
        return NotFound()

    def close(self) -> None:
        """End a call under way, from any thread."""
        self._exchange.close()

    def _page(self, key: str, search: dict[str, str]) -> Page | NotSent | OutcomeUnknown:
        answer = self._ask("requests.json", query=search)
        return (
            read_page(answer, key, practice=self.practice) if isinstance(answer, Answer) else answer
        )

    def _by_token(self, token: Token) -> Accepted:
        """Return the number under a token, or the token where there is none yet.

        The token alone proves that the server has the report; asking may fail, and be left.
        """
        answer = self._ask("tokens", f"{token.token}.json")
        if isinstance(answer, Answer):
            numbered = read_token(answer, practice=self.practice)
            if isinstance(numbered, Accepted):
                return numbered
        return Accepted(f"token {token.token}", token.notice)

    def _ask(
        self, *path: str, query: dict[str, str] | None = None
    ) -> Answer | NotSent | OutcomeUnknown:
        call = Call(
            method="GET",
            url=self._access.url(*path),
            headers=_ACCEPT,
            query={**self._access.query, **(query or {})},
        )
        return ask(self._exchange, call, self._patience)
