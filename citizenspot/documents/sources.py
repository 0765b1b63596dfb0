"""Where sheets come from: the port of a scanner and a camera, and the file that is chosen."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Protocol

from citizenspot.documents.limits import MOST_FILE_BYTES
from citizenspot.documents.trouble import Trouble


class PageSource(Protocol):
    """A scanner or a camera. `take` is called on one thread only; `stop` may be on any."""

    def take(self) -> bytes | Trouble:
        """Return one page as it comes, a JPEG or PNG nobody has looked at; or why there is none."""

    def stop(self) -> None:
        """Let a page under way be given up."""


def read_file(path: Path) -> bytes | Trouble:
    """Return a file's bytes; a device, a link or a folder is none."""
    try:
        opened = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(opened, "rb") as file:
            found = os.fstat(opened)
            if not stat.S_ISREG(found.st_mode):
                return Trouble.FILE_GONE
            # One more than is taken shows that there is more, whatever the size said.
            content = file.read(MOST_FILE_BYTES + 1)
    except (OSError, ValueError):
        return Trouble.FILE_GONE
    return content if len(content) <= MOST_FILE_BYTES else Trouble.FILE_TOO_LARGE
