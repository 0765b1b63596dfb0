"""The WebSocket of the AusweisApp on this machine (docs/sdk/desktop.rst)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from citizenspot.eid.ausweisapp.ausweisapp_words import LONGEST_MESSAGE, read_message
from citizenspot.eid.ausweisapp.outcome import Ending, HandoverError
from citizenspot.eid.ausweisapp.who_listens import is_listened_at, is_trusted_listener
from citizenspot.eid.pin.secret_pin import wipe

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from websocket import WebSocket

    from citizenspot.eid.ausweisapp.ausweisapp_words import Message
    from citizenspot.eid.pin.secret_pin import SecretPin

USUAL_PORT = 24_727
ADDRESS = f"ws://127.0.0.1:{USUAL_PORT}/eID-Kernel"
"""The port is BSI TR-03124-1's."""
SHOWN_AS = "Citizen Spot"
"""What AusweisApp shows of who is using it."""
CONNECT_LIMIT_S = 5.0
REFUSALS = {409: Ending.BUSY, 429: Ending.BUSY, 503: Ending.SWITCHED_OFF}
"""What each refusal of the handshake says (docs/sdk/desktop.rst)."""


class AusweisAppLine:
    """One connection; AusweisApp takes one program at a time, and blocks its own window for it."""

    def __init__(
        self,
        address: str = ADDRESS,
        may_have_digits: Callable[[int], bool] = is_trusted_listener,
    ) -> None:
        """Connect; `may_have_digits` says whether whoever listens at a port is given a PIN.

        Raises:
            HandoverError: nobody is there, or it takes nobody now.
        """
        from websocket import (  # noqa: PLC0415 - only for German cards
            WebSocketBadStatusException,
            WebSocketException,
            create_connection,
        )

        self._address, self._may_have_digits = address, may_have_digits
        try:
            self._socket: WebSocket = create_connection(
                address,
                timeout=CONNECT_LIMIT_S,
                header={"User-Agent": SHOWN_AS},
                http_no_proxy=["*"],
            )
        except WebSocketBadStatusException as error:
            ending = REFUSALS.get(error.status_code, Ending.FAILED)
            raise HandoverError(ending, f"HTTP {error.status_code}") from error
        except (OSError, WebSocketException) as error:
            raise HandoverError(Ending.NOT_RUNNING, type(error).__name__) from error

    def __enter__(self) -> Self:
        """Use it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Hang up, and with that give AusweisApp its window back."""
        # websocket-client has no type for this one function.
        self._socket.shutdown()  # type: ignore[no-untyped-call]

    def send(self, command: str, **values: object) -> None:
        """Send a command.

        Raises:
            HandoverError: AusweisApp has gone.
        """
        from websocket import WebSocketException  # noqa: PLC0415 - as above

        try:
            self._socket.send(msgspec.json.encode({"cmd": command} | values).decode())
        except (OSError, WebSocketException) as error:
            raise HandoverError(Ending.GONE, type(error).__name__) from error

    def send_digits(self, command: str, digits: SecretPin) -> None:
        """Send a command with a PIN or an access number, which is wiped whatever happens.

        Raises:
            HandoverError: another user's program listens, or AusweisApp has gone.
        """
        from citizenspot.eid.ausweisapp.secret_frame import secret_frame  # noqa: PLC0415 - as above

        with digits:
            if not self._may_have_digits(_port(self._address)):
                raise HandoverError(Ending.NOT_TRUSTED)
            frame = secret_frame(command, digits)
        try:
            # Past the library, which would make texts of it that nobody wipes.
            assert self._socket.sock is not None  # noqa: S101 - it is connected
            self._socket.sock.sendall(frame)
        except OSError as error:
            raise HandoverError(Ending.GONE, type(error).__name__) from error
        finally:
            wipe(frame)

    def hear(self, limit_s: float) -> Message | None:
        """Return the next message, or nothing where none came or it does not matter.

        Raises:
            HandoverError: AusweisApp has gone, or said what makes no sense.
        """
        from websocket import (  # noqa: PLC0415 - as above
            WebSocketException,
            WebSocketTimeoutException,
        )

        self._socket.settimeout(limit_s)
        try:
            said = self._socket.recv()
        except WebSocketTimeoutException:
            return None
        except (OSError, WebSocketException) as error:
            raise HandoverError(Ending.GONE, type(error).__name__) from error
        raw = said.encode() if isinstance(said, str) else bytes(said)
        if not raw:
            raise HandoverError(Ending.GONE, "closed")
        if len(raw) > LONGEST_MESSAGE:
            raise HandoverError(Ending.FAILED, "a message that is too long")
        try:
            return read_message(raw)
        except msgspec.MsgspecError as error:
            raise HandoverError(Ending.FAILED, "a message that makes no sense") from error


class AusweisAppHere:
    """The AusweisApp of this machine; implements `handover_worker.AusweisApp`."""

    def __init__(self, address: str = ADDRESS) -> None:
        """Keep where it listens."""
        self._address = address

    def answers(self) -> bool:
        """Say whether it is there."""
        return ausweisapp_answers(self._address)

    def connect(self) -> AusweisAppLine:
        """Return a new line to it; raises `HandoverError`."""
        return AusweisAppLine(self._address)


def ausweisapp_answers(address: str = ADDRESS) -> bool:
    """Say whether an AusweisApp listens on this machine; nothing is asked of it."""
    return is_listened_at(_port(address))


def _port(address: str) -> int:
    from urllib.parse import urlsplit  # noqa: PLC0415 - only for German cards

    return urlsplit(address).port or USUAL_PORT
