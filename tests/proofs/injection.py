"""The proof by hostile texts: whatever a name pretends to be, it is printed, and does nothing.

`python -m tests.proofs.injection` puts more than fifty texts into every place of a receipt on A4
and on 80 mm and of the slip for home. It counts the addresses that were called, the local files
that were opened, and the papers that were not made. The control does what markup asks for: it must
be seen.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
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
from tests.receipts.hostile import TEXTS, text_places, with_text
from tests.receipts.paper_tools import pdf_of
from tests.receipts.specimens import practised
from tests.rigs.canary import canary_server

ENDS = b"%%EOF"


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


def texts_naming(address: str, file: str) -> tuple[str, ...]:
    """Return hostile texts, those that name an address and a local file among them."""
    tags = ("img src", "image href", "script src", "iframe src", "a href", "link href")
    named = [f'<{tag}="{target}">' for tag in tags for target in (address, f"file://{file}")]
    others = (
        f"![x]({address})",
        f"![x]({file})",
        f"url({address})",
        f"@import '{address}';",
        f"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM '{address}'>]><x>&e;</x>",
        f"<para><img src='{file}' width='9' height='9'/></para>",
        f"/URI ({address})",
        f"<< /S /Launch /F ({file}) >>",
        f"`cat {file}`",
        f"$(cat {file})",
    )
    return (*TEXTS, *named, *others)


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


def sees_what_is_done(watched: Watched, address: str, file: Path) -> bool:
    """Do what the texts ask for, and say whether that was seen."""
    watched.is_watching = True
    file.read_bytes()
    with suppress(URLError):  # it answers that there is nothing
        urlopen(address).close()  # noqa: S310 - a server of this process
    watched.is_watching = False
    seen = bool(watched.opened) and bool(watched.called)
    watched.opened.clear()
    watched.called.clear()
    return seen


def main() -> int:
    """Print what came of it; return 0 if nothing did, and the control was seen."""
    begun = perf_counter()
    watched = Watched()
    sys.addaudithook(watched.hook)
    with TemporaryDirectory() as name, canary_server() as (address, calls):
        file = Path(name) / "canary.png"
        file.write_bytes(b"\x89PNG\r\n\x1a\n")
        watched.file = str(file)
        is_seen = sees_what_is_done(watched, address, file)
        calls.clear()
        texts = texts_naming(address, str(file))
        watched.is_watching = True
        missing = papers_not_made(texts)
        watched.is_watching = False
    print(  # noqa: T201 - run for its figures
        f"injection: {len(texts)} texts in every place of 3 papers: {len(calls)} fetches, "
        f"{len(watched.called)} connections, {len(watched.opened)} local files, "
        f"{len(missing)} papers not made; the control was {'seen' if is_seen else 'NOT seen'}; "
        f"{perf_counter() - begun:.0f} s"
    )
    harm = calls or watched.called or watched.opened or missing
    return 0 if is_seen and not harm and len(texts) > 50 else 1


if __name__ == "__main__":
    sys.exit(main())
