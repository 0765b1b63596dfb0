"""The line to pcscd: a context of one's own, on which every call has a time limit.

pcscd has no limits: connecting to a card on which another program holds a transaction, and every
call to a frozen pcscd, last for ever. The client library offers no way out, but each context is one
Unix socket, and shutting that down makes the call return with an error (pcsc-lite 1.9.9).
"""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from citizenspot.eid.card_events import CardState
from citizenspot.eid.pcsc_reasons import SUCCESS, error_of
from citizenspot.eid.pcsc_socket import Sockets, open_sockets, service_line
from citizenspot.eid.readers import ReaderError
from citizenspot.eid.watchdog import Watchdog

if TYPE_CHECKING:
    from collections.abc import Callable

SERVICE_LIMIT_S = 5.0
"""Longest time for pcscd's own answers, which take a millisecond when it is well."""


class PcscLine:
    """A context at pcscd, opened when first needed and again after it was lost."""

    def __init__(self) -> None:
        """Open nothing yet."""
        self._context: int | None = None
        self._socket: socket.socket | None = None
        self._before_opening: Sockets = frozenset()
        self._watchdog = Watchdog(self.hang_up)

    def context(self) -> int:
        """Return the context, opened where there is none.

        Raises:
            ReaderError: `NO_SERVICE`, where pcscd does not answer, or is not there.
        """
        if self._context is None:
            self._context = self._open()
        return self._context

    def call(
        self,
        function: Callable[..., Any],
        *arguments: object,
        limit_s: float = SERVICE_LIMIT_S,
        overdue: CardState = CardState.NO_SERVICE,
        welcome: frozenset[int] = frozenset(),
    ) -> tuple[int, Any]:
        """Call a function of PC/SC; return its error number and its result, or its results.

        Raises:
            ReaderError: an error that is not `welcome`; `overdue`, when no answer came in time.
        """
        with self._watchdog.limit(limit_s) as overran:
            answer = function(*arguments)
        hresult, *results = answer if isinstance(answer, list | tuple) else (answer,)
        hresult &= 0xFFFFFFFF
        if hresult == SUCCESS or hresult in welcome:
            return hresult, results[0] if len(results) == 1 else tuple(results)
        error = error_of(hresult)
        if overran():
            error = ReaderError(overdue, f"no answer in {limit_s:g} s")
        if overran() or error.state is CardState.NO_SERVICE:
            self._drop()
        raise error

    def hang_up(self) -> None:
        """Make the call that is under way fail; may be called from any thread."""
        with suppress(OSError):  # the worker may be closing it at this moment
            if self._socket is not None:
                self._socket.shutdown(socket.SHUT_RDWR)
            elif half_open := service_line(open_sockets() - self._before_opening):
                with half_open:
                    half_open.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Give back what pcscd lent; the next call opens it again."""
        self._drop()
        self._watchdog.close()

    def _open(self) -> int:
        # Not at the top: it costs the program's start 60 ms. Without libpcsclite it loads as well,
        # and its functions answer that there is no service.
        from smartcard.scard import SCARD_SCOPE_USER, SCardEstablishContext  # noqa: PLC0415

        self._watchdog.start()
        self._before_opening = open_sockets()
        _, context = self.call(SCardEstablishContext, SCARD_SCOPE_USER)
        self._socket = service_line(open_sockets() - self._before_opening)
        return int(context)

    def _drop(self) -> None:
        context, self._context = self._context, None
        if context is not None:
            from smartcard.scard import SCardReleaseContext  # noqa: PLC0415 - as above

            # Its result does not matter: without a service there is nothing to give back.
            with self._watchdog.limit(SERVICE_LIMIT_S):
                SCardReleaseContext(context)
        line, self._socket = self._socket, None
        if line is not None:
            line.close()
