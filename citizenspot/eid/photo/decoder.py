"""The process that opens photographs: bytes come in, a PNG goes out, or nothing.

It stands alone and imports nothing of this program. Each photograph is opened by a child of its
own, whose limits are set before the first byte is looked at; the parent looks at none.
"""

from __future__ import annotations

import io
import os
import resource
import socket
import struct

LARGEST_PHOTO = 200_000
MOST_PIXELS = 2_000_000
"""Six megabytes when decoded; the largest portraits of ICAO cards have 1.3 million."""
SHOWN_AT_MOST = (480, 640)
MEMORY_LIMIT, SECONDS_LIMIT = 512 * 1024 * 1024, 5
REFUSED = 1
LENGTH, LARGEST_PNG = struct.Struct(">I"), 4_000_000
"""As `decoding.py` has them."""


def as_png(photo: bytes) -> bytes:
    """Return a photograph as a PNG, no larger than it is shown.

    Raises:
        ValueError: it has too many pixels.
        OSError: it is neither a JPEG nor a JPEG 2000, or is damaged.
    """
    from PIL import Image  # noqa: PLC0415 - not needed by who only reads the limits

    Image.MAX_IMAGE_PIXELS = None  # checked here, with a limit that is much lower
    with Image.open(io.BytesIO(photo), formats=("JPEG", "JPEG2000")) as image:
        width, height = image.size
        if width * height > MOST_PIXELS:
            raise ValueError("too many pixels")
        shown = image.convert("RGB")
    shown.thumbnail(SHOWN_AT_MOST)
    png = io.BytesIO()
    shown.save(png, format="PNG")
    return png.getvalue()


def serve(line: socket.socket) -> None:
    """Decode what comes on a line, each photograph in a child of its own, until nobody asks."""
    while len(head := _received(line, LENGTH.size)) == LENGTH.size:
        (length,) = LENGTH.unpack(head)
        if length > LARGEST_PHOTO:
            return
        photo = _received(line, length)
        png = apart(photo)
        line.sendall(LENGTH.pack(len(png)) + png)


def apart(photo: bytes) -> bytes:
    """Return the PNG that a child makes of a photograph; nothing where it ends in any other way."""
    ours, childs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        os._exit(_made(photo, childs))
    os.close(childs)
    with os.fdopen(ours, "rb") as made:
        png = made.read(LARGEST_PNG)
    _, status = os.waitpid(child, 0)
    return png if status == 0 else b""


def _made(photo: bytes, out: int) -> int:
    """Write the PNG, within limits that are set first; the exit code says whether it went well."""
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_LIMIT, SECONDS_LIMIT))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        with os.fdopen(out, "wb") as whole:
            whole.write(as_png(photo))
    except (OSError, ValueError, SyntaxError, MemoryError, EOFError):
        return REFUSED
    return 0


def _received(line: socket.socket, length: int) -> bytes:
    received = b""
    while len(received) < length and (part := line.recv(length - len(received))):
        received += part
    return received


if __name__ == "__main__":
    with socket.socket(fileno=0) as asking:
        serve(asking)
