"""How one provider is reached: its address, its world, and the secret it knows this desk by."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias
from urllib.parse import parse_qsl, quote, urlsplit, urlunsplit

from kiosk_config.settings import LiveProvider, PracticeProvider

Credentials: TypeAlias = Callable[[str], str | None]
"""Returns the secret kept under a name, and `None` where there is none or it cannot be had."""


class Access:
    """The settings of one provider, ready for use by a connector.

    What stands after a question mark in the address (`?jurisdiction_id=…`) goes with every call.

    Raises:
        ValueError: the address cannot be taken apart.
    """

    def __init__(self, settings: LiveProvider | PracticeProvider, credentials: Credentials) -> None:
        parts = urlsplit(settings.base_url)
        if parts.port == 0 or parts.hostname is None:  # `port` raises where it is not a number
            raise ValueError(f"there is no machine to reach in {settings.base_url!r}")
        self._base_url = urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))
        self._credential = settings.credential
        self._credentials = credentials
        self.query = dict(parse_qsl(parts.query))
        self.practice = isinstance(settings, PracticeProvider)

    def url(self, *path: str) -> str:
        """Return the address of a resource; each part of the path is quoted whole."""
        parts = (quote(part, safe="") for part in path)
        return "/".join((self._base_url.rstrip("/"), *parts))

    def secret(self) -> str | None:
        """Return the secret: empty if the provider wants none, `None` if it cannot be had.

        It is asked for at each call and kept nowhere. One that no header or form could carry
        counts as missing.
        """
        if self._credential is None:
            return ""
        secret = (self._credentials(self._credential) or "").strip()
        return secret if secret.isascii() and secret.isprintable() and secret else None
