"""A folder of its own for what is written out of a journal."""

from __future__ import annotations

from pathlib import Path

from citizenspot.journal.database import faults_named
from citizenspot.journal.errors import FolderNotNew


def make_new_folder(folder: Path) -> None:
    """Make a folder that only its owner may read.

    Raises:
        FolderNotNew: there is something of this name; it is left as it is.
        JournalUnwritable: the disk refuses.
    """
    with faults_named(folder):
        try:
            folder.mkdir(mode=0o700, parents=True)
        except FileExistsError as error:
            raise FolderNotNew(folder=str(folder)) from error
