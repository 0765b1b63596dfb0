"""A scanner through SANE's `scanimage`: by USB, or by the network (eSCL, through sane-airscan)."""

from __future__ import annotations

from collections.abc import Sequence

from citizenspot.documents.limits import MOST_FILE_BYTES
from citizenspot.documents.programs import Ended, Programs
from citizenspot.documents.trouble import Trouble

PAGE_LIMIT_S = 120.0
"""A slow scanner needs a minute for a page at 300 dots an inch; one that is lost says nothing."""

_BY_STATUS = {
    3: Trouble.BUSY,
    6: Trouble.JAMMED,
    7: Trouble.FEEDER_EMPTY,
    8: Trouble.COVER_OPEN,
    9: Trouble.LOST,
}
"""`scanimage` ends with the status that `sane_start` or `sane_read` gave (SANE 1.06 §4.2.7)."""

_BY_WORDS = {
    "device busy": Trouble.BUSY,
    "feeder jammed": Trouble.JAMMED,
    "out of documents": Trouble.FEEDER_EMPTY,
    "cover is open": Trouble.COVER_OPEN,
}
"""Where the device cannot even be opened it ends with 1, and says the status in words."""


class SaneScanner:
    """One scanner, by SANE's own name for it; implements `PageSource`.

    `options` are `scanimage`'s for this device, such as `--resolution=200`.
    """

    def __init__(
        self,
        device: str,
        options: Sequence[str],
        programs: Programs,
        limit_s: float = PAGE_LIMIT_S,
    ) -> None:
        self._command = ("scanimage", f"--device-name={device}", "--format=png", *options)
        self._programs = programs
        self._limit_s = limit_s

    def take(self) -> bytes | Trouble:
        """Scan one page; the device is opened for it and let go after it."""
        try:
            ended = self._programs.run(self._command, self._limit_s)
        except FileNotFoundError:
            return Trouble.NO_SCANNER
        return _page(ended)

    def stop(self) -> None:
        """Give up the page under way."""
        self._programs.stop()


def _page(ended: Ended) -> bytes | Trouble:
    if ended.code == 0 and 0 < len(ended.output) <= MOST_FILE_BYTES:
        return ended.output
    if ended.code in _BY_STATUS:
        return _BY_STATUS[ended.code]
    words = ended.words.lower()
    said = next((trouble for part, trouble in _BY_WORDS.items() if part in words), None)
    if said is not None:
        return said
    never_began = ended.code == 1 and "sane_read" not in words
    return Trouble.NO_SCANNER if never_began else Trouble.LOST
