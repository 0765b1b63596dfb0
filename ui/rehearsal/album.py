"""The pictures of a played visit: both screens at every page, numbered in order."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from pathlib import Path

from citizenspot.receipts.public_keys import FOLDER as PUBLIC_KEYS

NAME = re.compile(r"[^a-z0-9-]+")


class Album:
    """Writes `NN-STEP-desk.png` and `NN-STEP-citizen.png` into a folder.

    A page that is pictured again while it is shown keeps its number, so that the last picture of
    it has everything that was typed.
    """

    def __init__(self, folder: Path, *, pictures: bool = True) -> None:
        """Make the folder, and clear it of an earlier visit's; say whether it takes pictures."""
        self.takes_pictures = pictures
        self._folder = folder
        self._page = ""
        self._number = 0
        folder.mkdir(parents=True, exist_ok=True)
        for old in [*folder.glob("[0-9][0-9]-*.png"), *folder.glob("*.pdf")]:
            old.unlink()

    def add(self, page: str, step: str, desk: bytes, citizen: bytes) -> None:
        """Keep a page's pictures (PNG), under the name of its step."""
        if page != self._page:
            self._page = page
            self._number += 1
        name = f"{self._number:02d}-{NAME.sub('-', step.lower()).strip('-')}"
        (self._folder / f"{name}-desk.png").write_bytes(desk)
        (self._folder / f"{name}-citizen.png").write_bytes(citizen)

    def keep_papers(self, receipts: Path) -> None:
        """Copy the receipts there are now, and the key to check them with.

        The program deletes its own when the visit is wiped, and its world ends with the play.
        """
        # A visit may be wiped meanwhile; its papers were kept after the act before.
        with suppress(FileNotFoundError):
            for paper in receipts.glob("visits/*/*.pdf"):
                shutil.copyfile(paper, self._folder / paper.name)
        for key in (receipts / PUBLIC_KEYS).glob("*.pem"):
            shutil.copyfile(key, self._folder / "receipt-key.pem")
