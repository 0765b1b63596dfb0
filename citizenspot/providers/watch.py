"""The watch over one HTTP call: cuts its connection at the time limit, or when told to."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self

from citizenspot.providers.connector import UnknownReason

if TYPE_CHECKING:
    from types import TracebackType

    import requests
    from urllib3.connection import HTTPConnection


class Watch:
    """Cuts a call's connection when its time is over.

    A time limit of `requests` counts from one byte to the next, so an answer in drops would go
    on for ever. The watch holds a second handle of the call's socket and shuts that down; the
    reader then sees the end of the connection, whatever it is doing, under TLS too.
    """

    def __init__(self, limit_s: float) -> None:
        self._timer = threading.Timer(limit_s, self._end, [UnknownReason.NO_ANSWER_IN_TIME])
        self._timer.name = "provider-time-limit"
        self._lock = threading.Lock()
        self._handles: list[socket.socket] = []
        self.ended_it: UnknownReason | None = None
        """Why the watch ended the call; `None` where it did not."""

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        self._timer.join()
        for handle in self._handles:
            handle.close()

    def cut(self) -> None:
        """End the call now. From any thread."""
        self._end(UnknownReason.INTERRUPTED)

    def session(self) -> requests.Session:
        """Return a session whose connections are under this watch."""
        import requests  # noqa: PLC0415 - costs a start 96 ms

        session = requests.Session()
        session.trust_env = False
        for scheme, adapter in _watched_adapters(self).items():
            session.mount(f"{scheme}://", adapter)
        return session

    def keeps(self, connected: socket.socket) -> bool:
        """Take a new connection under watch; false if the call's time is already over."""
        with self._lock:
            if self.ended_it is not None:
                return False
            self._handles.append(connected.dup())
            return True

    def _end(self, reason: UnknownReason) -> None:
        with self._lock:
            if self.ended_it is None:
                self.ended_it = reason
            for handle in self._handles:
                # The far end may have closed it first, which is as good.
                with suppress(OSError):
                    handle.shutdown(socket.SHUT_RDWR)


def _watched_adapters(watch: Watch) -> dict[str, Any]:
    from requests.adapters import HTTPAdapter  # noqa: PLC0415 - costs a start 96 ms
    from urllib3.connection import HTTPConnection, HTTPSConnection  # noqa: PLC0415
    from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool  # noqa: PLC0415

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return _kept(watch, self, super()._new_conn())

    class Secured(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return _kept(watch, self, super()._new_conn())

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecuredPool(HTTPSConnectionPool):
        ConnectionCls = Secured

    adapters = {"http": HTTPAdapter(), "https": HTTPAdapter()}
    for adapter in adapters.values():
        pools = {"http": PlainPool, "https": SecuredPool}
        adapter.poolmanager.pool_classes_by_scheme = pools
    return adapters


def _kept(watch: Watch, connection: HTTPConnection, connected: socket.socket) -> socket.socket:
    from urllib3.exceptions import ConnectTimeoutError  # noqa: PLC0415 - comes with requests

    if not watch.keeps(connected):
        connected.close()
        raise ConnectTimeoutError(connection, "the time for the whole call is over")
    return connected
