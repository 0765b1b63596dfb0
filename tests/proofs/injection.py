"""The proof by hostile texts: whatever a name pretends to be, it is printed, and does nothing.

`python -m tests.proofs.injection` puts more than fifty texts into every place of a receipt on A4
and on 80 mm, of the slip for home, and of both screens. It counts the addresses that were called,
the local files that were opened, the papers that were not made, and what was wrong on a screen:
a text that is not shown as text wherever a harmless word is, a part that reads markup, a command
given, a window bent. The control does what markup asks for: it must be seen.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.error import URLError
from urllib.request import urlopen

from citizenspot.receipts.home_slip import home_slip
from citizenspot.receipts.paper import Paper
from citizenspot.texts import Texts
from citizenspot.visit.at_home import HomeSlip, Move, WayHome
from tests.receipts.hostile import text_places, with_text
from tests.receipts.paper_tools import pdf_of
from tests.receipts.specimens import practised
from tests.rigs.canary import canary_server
from tests.rigs.hostile_texts import texts_naming
from tests.rigs.opened_file import opened_file

ENDS = b"%%EOF"
PICTURE = b"\x89PNG\r\n\x1a\n"


@dataclass
class Watched:
    """What this process opened and called while it was watched; a hook of Python's own counts."""

    file: str = ""
    opened: list[str] = field(default_factory=list)
    called: list[object] = field(default_factory=list)
    is_watching: bool = False

    def hook(self, event: str, given: tuple[object, ...]) -> None:
        """Take note of an event of `sys.addaudithook`."""
        if not self.is_watching:
            return
        if event == "open" and self.file in str(given[0]):
            self.opened.append(str(given[0]))
        if event in {"socket.connect", "socket.getaddrinfo"}:
            self.called.append(given[1])


def slip_of(text: str) -> bytes:
    """Return the slip for home with a text in every place; links go into its code as they are."""
    way = WayHome(service=text, alone=(text,), goal=text, moves=(Move(text),), link=text[:900])
    slip = HomeSlip(visit="visit", spot=text, practice=text, language="en", ways=(way,))
    return home_slip(slip, Texts.for_language("en"))


def papers_not_made(texts: Sequence[str]) -> list[str]:
    """Make every paper with every text, and return those that were not made."""
    content = practised()
    places = text_places(content)
    missing = []
    for text in texts:
        hostile = with_text(content, places, text)
        made = [*(pdf_of(hostile, paper) for paper in Paper), slip_of(text)]
        missing += [ascii(text[:30]) for pdf in made if ENDS not in pdf[-10:]]
    return missing


def wrong_on_screens(texts: Sequence[str]) -> list[str]:
    """Show every text on both screens, and return what was wrong."""
    # Qt's platform is chosen before it is loaded, and the papers' short form needs no Qt.
    from tests.ui.hostile_screens import (  # noqa: PLC0415 - as above
        citizen_screen,
        desk_screen,
        watched_by_qt,
    )

    wrong: list[str] = []
    with watched_by_qt() as acted:
        for open_screen in (citizen_screen, desk_screen):
            with open_screen() as screen:
                for text in texts:
                    wrong += screen.broken_by(text)
    return wrong + acted.opened + acted.said


def sees_what_is_done(watched: Watched, opened: Callable[[], int], address: str) -> bool:
    """Do what the texts ask for, in Python and in Qt, and say whether all of it was seen."""
    from tests.ui.hostile_screens import does_what_markup_asks  # noqa: PLC0415 - as above

    watched.is_watching = True
    Path(watched.file).read_bytes()
    with suppress(URLError):  # it answers that there is nothing
        urlopen(address).close()  # noqa: S310 - a server of this process
    watched.is_watching = False
    seen = bool(watched.opened) and bool(watched.called) and opened() > 0
    watched.opened.clear()
    watched.called.clear()
    return seen and does_what_markup_asks(watched.file, address) and opened() > 0


def main() -> int:
    """Print what came of it; return 0 if nothing did, and the control was seen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the platform is chosen

    begun = perf_counter()
    application = QApplication([])
    watched = Watched()
    sys.addaudithook(watched.hook)
    with TemporaryDirectory() as name, canary_server() as (address, calls):
        file = Path(name) / "canary.png"
        file.write_bytes(PICTURE)
        watched.file = str(file)
        with opened_file(file) as opened:
            is_seen = sees_what_is_done(watched, opened, address)
            calls.clear()
            texts = texts_naming(address, str(file))
            watched.is_watching = True
            missing = papers_not_made(texts)
            wrong = wrong_on_screens(texts)
            watched.is_watching = False
            files = opened()
    application.quit()
    print(  # noqa: T201 - run for its figures
        f"injection: {len(texts)} texts in every place of 3 papers and 2 screens: "
        f"{len(calls)} fetches, {len(watched.called)} connections, {files} local files, "
        f"{len(missing)} papers not made, {len(wrong)} wrong on a screen; "
        f"the control was {'seen' if is_seen else 'NOT seen'}; {perf_counter() - begun:.0f} s",
        *wrong,
        sep="\n",
    )
    harm = calls or watched.called or watched.opened or files or missing or wrong
    return 0 if is_seen and not harm and len(texts) > 50 else 1


if __name__ == "__main__":
    sys.exit(main())
