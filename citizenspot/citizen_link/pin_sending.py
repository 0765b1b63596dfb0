"""Screen 2's end of the way of a PIN to the card reader's worker (`pin_line`).

By itself, because screen 2 and the start of the program load it, and neither loads the desk's end.
"""

from __future__ import annotations

import os
import socket
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SOCKET_NAME = "pin.socket"
LONGEST_PIN = 16
LIMIT_S = 2.0
REQUEST = struct.Struct(">I")
"""The number of the question that a PIN answers; the digits follow it."""


def send_pin(path: Path, request: int, digits: bytearray) -> bool:
    """Send a PIN and wipe it; false where nobody took it."""
    order = bytearray(REQUEST.pack(request)) + digits
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(LIMIT_S)
            line.connect(os.fspath(path))
            line.sendall(order)
    except OSError:
        return False
    finally:
        order[:] = bytes(len(order))
        digits[:] = bytes(len(digits))
    return True
