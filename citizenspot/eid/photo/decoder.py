"""The process that opens a photograph: bytes come in, a PNG goes out, or it ends with an error.

It stands alone and imports nothing of this program. Its limits are set before the first byte of the
photograph is looked at.
"""

from __future__ import annotations

import io
import resource
import sys

LARGEST_PHOTO = 200_000
MOST_PIXELS = 2_000_000
"""Six megabytes when decoded; the largest portraits of ICAO cards have 1.3 million."""
SHOWN_AT_MOST = (480, 640)
MEMORY_LIMIT, SECONDS_LIMIT = 512 * 1024 * 1024, 5
REFUSED = 1


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


def main() -> int:
    """Decode what stands on the standard input; the exit code says whether that went well."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_LIMIT, SECONDS_LIMIT))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    photo = sys.stdin.buffer.read(LARGEST_PHOTO + 1)
    try:
        png = as_png(photo)
    except (OSError, ValueError, SyntaxError, MemoryError, EOFError):
        return REFUSED
    sys.stdout.buffer.write(png)
    return 0


if __name__ == "__main__":
    sys.exit(main())
