"""The desk whose journal a command looks after: its settings, its folders, its keys."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

import typer

from kiosk_config.settings import LiveSettings, PracticeSettings, load_settings
from kiosk_config.settings_file import SettingsError

if TYPE_CHECKING:
    from citizenspot.journal.findings import Findings
    from citizenspot.journal.keys import KeyStore
    from citizenspot.journal.sql_journal import SqlJournal

CANNOT = 2
"""What a command ends with that could not do what it was asked for."""


class DeskAtHand(NamedTuple):
    """The desk of this workstation, in one of its worlds."""

    settings: LiveSettings | PracticeSettings
    keys: KeyStore

    @classmethod
    def of(cls, *, practice: bool) -> Self:
        """Return the desk as the settings have it.

        Raises:
            SettingsError: the settings cannot be used.
        """
        from citizenspot.journal.keys import keys_for  # noqa: PLC0415 - when it is known what for

        settings = load_settings(practice=practice, environment=os.environ)
        keys = keys_for(
            settings.data_folder,
            practice=settings.practice,
            desk=settings.desk,
            kept_in=settings.keys_in,
        )
        return cls(settings, keys)

    def open_journal(self) -> SqlJournal:
        """Open the journal to write in it; the desk must not be working.

        Raises:
            JournalError: one of its kinds.
        """
        from citizenspot.journal.sql_journal import SqlJournal  # noqa: PLC0415 - as above

        settings = self.settings
        return SqlJournal.open(
            settings.journal_folder,
            self.keys,
            settings.desk,
            witnessed_in=settings.witness_file,
        )

    def findings(
        self, folder: Path | None, shown: Mapping[int, str], heads: Sequence[Path]
    ) -> Findings:
        """Return what is wrong with the journal, or with a copy of it.

        The witness of this workstation is heard where the journal itself is looked at.

        Raises:
            JournalError: one of its kinds.
        """
        from citizenspot.journal.signed_heads import read_heads  # noqa: PLC0415 - as above
        from citizenspot.journal.verification import verify  # noqa: PLC0415 - as above

        own = [self.settings.witness_file] if folder is None else []
        files = [*heads, *(file for file in own if file.exists())]
        witnessed = [head for file in files for head in read_heads(file)]
        return verify(folder or self.settings.journal_folder, self.keys, shown, witnessed)


@contextmanager
def cannot_end_well() -> Iterator[None]:
    """Print what stands in the way of a command, and end it with 2."""
    from citizenspot.journal.errors import JournalError  # noqa: PLC0415 - as above

    try:
        yield
    except (JournalError, SettingsError, OSError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(CANNOT) from error
