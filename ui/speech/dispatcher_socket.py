"""Where speech-dispatcher listens, and how it is started where it does not."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Mapping
from pathlib import Path

_SCHEME = "unix_socket:"
_START_LIMIT_S = 10.0


def socket_path(environment: Mapping[str, str]) -> Path:
    """Return the socket file, as speech-dispatcher's own clients find it.

    Source: speech-dispatcher 0.11, libspeechd's `spd_get_default_address`: SPEECHD_ADDRESS, then
    the user's runtime folder.
    """
    named = environment.get("SPEECHD_ADDRESS", "")
    if named.startswith(_SCHEME):
        return Path(named.removeprefix(_SCHEME))
    runtime = environment.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
    return Path(runtime) / "speech-dispatcher" / "speechd.sock"


def connect(environment: Mapping[str, str] = os.environ) -> socket.socket:
    """Return a connection, and start speech-dispatcher for it where none listens.

    Raises `OSError` where it is not installed, does not start, or takes no connection.
    """
    path = socket_path(environment)
    try:
        return _connected(path)
    except OSError:
        _start(path)
        return _connected(path)


def _connected(path: Path) -> socket.socket:
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        made.connect(str(path))
    except OSError:
        made.close()
        raise
    return made


def _start(path: Path) -> None:
    """Start it as its own clients do; it goes to the background once it listens."""
    words = ["speech-dispatcher", "--spawn", "--communication-method", "unix_socket"]
    try:
        subprocess.run(  # noqa: S603 - fixed program, no shell
            [*words, "--socket-path", str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_START_LIMIT_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TimeoutError("speech-dispatcher did not start") from error
