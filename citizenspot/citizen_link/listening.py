"""The socket file that screen 2 connects to: made first, so that nobody comes too early."""

from __future__ import annotations

import socket
from pathlib import Path


class Listening:
    """A socket that listens on a file only this user may open; `close` removes it."""

    def __init__(self, path: Path) -> None:
        """Listen at once; who connects waits until the link is there to serve them."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        self.path = path
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.bind(str(path))
        path.chmod(0o600)
        self.socket.listen(1)

    def close(self) -> None:
        """Stop listening."""
        self.socket.close()
        self.path.unlink(missing_ok=True)
