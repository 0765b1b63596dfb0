"""Has a card's photograph decoded by a process of its own, within limits of size, memory and time.

Decoders of JPEG 2000 have a history of memory errors, and the bytes are whatever stands on a card:
the process that opens them has no key, no journal and no open file, and what it gives back is an
image that was made anew.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LARGEST_PHOTO = 200_000
"""Bytes; those on cards have 3,000 to 30,000."""
LARGEST_PNG = 4_000_000
LIMIT_S = 10.0
"""A decoder takes 20 ms, and its process 150 ms to start; more only on a machine that is busy."""
DECODER = Path(__file__).with_name("decoder.py")
PNG_START = b"\x89PNG\r\n\x1a\n"


def decode_photo(photo: bytes) -> bytes | None:
    """Return a JPEG or JPEG 2000 as a PNG of at most 480 by 640 pixels, or nothing.

    It is nothing where the photograph is too large, is no image of these kinds, or cannot be
    decoded within the limits. Waits for the other process, so not for a GUI thread.
    """
    if not 0 < len(photo) <= LARGEST_PHOTO:
        return None
    command = [sys.executable, "-I", str(DECODER)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, no shell
            command, input=photo, capture_output=True, timeout=LIMIT_S, check=False, env={}
        )
    except subprocess.TimeoutExpired:
        return None
    is_image = done.returncode == 0 and done.stdout.startswith(PNG_START)
    return done.stdout if is_image and len(done.stdout) <= LARGEST_PNG else None
