"""A process that makes sheets of what nobody here trusts: a file, a scanner's or camera's answer.

It reads the bytes from its input and writes a msgpack list of JPEG pictures to its output. Before
it looks at anything it gives up most of what a process may use; what a faulty file does to it ends
with it. It writes no file: it is allowed none.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING

import msgspec

from citizenspot.documents.limits import LONGEST_PX, MOST_PIXELS, MOST_SHEETS
from citizenspot.documents.sheet import jpeg_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

UNREADABLE, LOCKED, TOO_MANY, NO_PDF_READER = 3, 4, 5, 6
"""What the process ends with where there are no sheets; 0 where there are."""

_MEMORY = 1536 * 1024 * 1024
_SECONDS = 40
_FILES = 64


class _NoSheets(Exception):
    """There are none; `code` says why."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def main(arguments: list[str], content: bytes) -> int:
    """Decode what came as a `picture` or a `pdf`; return what to end with."""
    _give_up()
    try:
        sheets = _pages(content) if arguments == ["pdf"] else [_picture(content)]
    except _NoSheets as none:
        return none.code
    except (OSError, ValueError, SyntaxError, MemoryError):  # all that Pillow is seen to raise
        return UNREADABLE
    sys.stdout.buffer.write(msgspec.msgpack.encode(sheets))
    return 0


def _give_up() -> None:
    """Bound memory, time and open files, and write to none."""
    limits = {
        resource.RLIMIT_AS: _MEMORY,
        resource.RLIMIT_CPU: _SECONDS,
        resource.RLIMIT_NOFILE: _FILES,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for what, most in limits.items():
        resource.setrlimit(what, (most, most))


def _picture(content: bytes) -> bytes:
    from PIL import Image, ImageOps  # noqa: PLC0415 - after the limits hold

    # Pillow itself refuses what has twice as many.
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2
    opened = Image.open(BytesIO(content), formats=("JPEG", "PNG"))
    if opened.width * opened.height > MOST_PIXELS:
        raise _NoSheets(UNREADABLE)
    opened.draft("RGB", (LONGEST_PX, LONGEST_PX))
    return jpeg_of(_on_white(ImageOps.exif_transpose(opened)))


def _on_white(image: Image) -> Image:
    """Return the image in grey or RGB, with white where it is clear."""
    from PIL import Image  # noqa: PLC0415 - as above

    if image.mode in {"1", "L"}:
        return image.convert("L")
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L")
    if image.mode in {"RGBA", "LA", "P", "PA"}:
        clear = image.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(ground, clear).convert("RGB")
    return image.convert("RGB")


def _pages(content: bytes) -> list[bytes]:
    """Return the pages of a PDF as pictures: nothing else of the file is taken over."""
    asked = ["pdftoppm", "-l", str(MOST_SHEETS + 1), "-scale-to", str(LONGEST_PX), "-"]
    try:
        drawn = subprocess.run(asked, input=content, capture_output=True, check=False)  # noqa: S603 - fixed program, no shell
    except FileNotFoundError:
        raise _NoSheets(NO_PDF_READER) from None
    if b"password" in drawn.stderr.lower():
        raise _NoSheets(LOCKED)
    pages = [jpeg_of(each) for each in _pictures_in(drawn.stdout)]
    if not pages:
        raise _NoSheets(UNREADABLE)
    if len(pages) > MOST_SHEETS:
        raise _NoSheets(TOO_MANY)
    return pages


def _pictures_in(stream: bytes) -> Iterator[Image]:
    """Yield the pictures that stand one after another in a stream (PPM, `P6`)."""
    from PIL import Image  # noqa: PLC0415 - as above

    at = 0
    while at < len(stream):
        kind, size, most = stream[at : at + 64].split(b"\n", 3)[:3]
        width, height = (int(each) for each in size.split())
        start = at + len(kind) + len(size) + len(most) + 3
        at = start + 3 * width * height
        yield Image.frombytes("RGB", (width, height), stream[start:at])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdin.buffer.read()))
