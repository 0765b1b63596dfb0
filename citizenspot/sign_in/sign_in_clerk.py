"""The clerk for signing in elsewhere: opens the provider's page, waits, and reports to the desk."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Protocol

from citizenspot.day.commands import Vouched
from citizenspot.day.refusals import DayRefusal
from citizenspot.sign_in.coming_back import ComingBack
from citizenspot.sign_in.open_id import NotVouchedFor, OpenId, ProviderUnreachable

LIMIT_S = 300.0
"""How long the page of the provider may stay open."""


class Listener(Protocol):
    """Who hears what came of it: the desk."""

    def vouched(self, said: Vouched) -> None:
        """Let someone in."""

    def not_vouched(self, refusal: DayRefusal, *, answers: bool) -> None:
        """Say why nobody came in, and whether the provider could be reached."""


class _Wish:
    """Someone wants to sign in."""


class SignInClerk:
    """One thread, one sign-in at a time; asking again while one is open gives the first up."""

    def __init__(
        self,
        provider: OpenId,
        show_page: Callable[[str], object],
        listener: Listener,
        port: int = 0,
    ) -> None:
        """`show_page` opens an address in the browser of this workstation."""
        self._provider, self._show_page, self._listener = provider, show_page, listener
        self._port = port
        self._wishes: SimpleQueue[_Wish | None] = SimpleQueue()
        self._open: ComingBack | None = None
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="sign-in", daemon=False)

    def start(self) -> None:
        """Begin to wait for wishes."""
        self._thread.start()

    def close(self) -> None:
        """End, and give up a sign-in that is open."""
        self._wishes.put(None)
        self._give_up()
        self._thread.join()

    def ask(self) -> None:
        """Sign someone in."""
        self._give_up()
        self._wishes.put(_Wish())

    def _give_up(self) -> None:
        with self._lock:
            if self._open is not None:
                self._open.give_up()

    def _run(self) -> None:
        while self._wishes.get() is not None:
            try:
                said = self._signed_in()
            except ProviderUnreachable:
                self._listener.not_vouched(DayRefusal.PROVIDER_DOWN, answers=False)
            except (NotVouchedFor, OSError):
                self._listener.not_vouched(DayRefusal.PROVIDER_REFUSED, answers=True)
            else:
                if said is not None:
                    self._listener.vouched(said)

    def _signed_in(self) -> Vouched | None:
        with ComingBack(self._port) as back:
            with self._lock:
                self._open = back
            try:
                asked = self._provider.begin(back.address)
                self._show_page(asked.page)
                answer = back.wait(LIMIT_S)
            finally:
                with self._lock:
                    self._open = None
        return self._provider.finish(asked, answer) if answer else None
