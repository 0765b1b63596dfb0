"""`citizenspot journal …`: copies, signed heads, the close of a day."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from citizenspot.commands.desk_at_hand import DeskAtHand, cannot_end_well
from citizenspot.commands.journal import NOT_SOUND, as_lines

Practice = Annotated[bool, typer.Option("--practice", help="In the practice world.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands to those of the journal."""
    for name, command in (
        ("backup", backup),
        ("restore", restore),
        ("heads", heads),
        ("close-day", close_day),
        ("daily", daily),
    ):
        app.command(name)(command)


def backup(folder: Path, *, practice: Practice = False) -> None:
    """Copy the journal to a new folder and verify the copy; the desk may be working."""
    from citizenspot.journal.upkeep.copies import back_up  # noqa: PLC0415 - when it is known

    with cannot_end_well():
        desk = DeskAtHand.of(practice=practice)
        head = back_up(desk.settings.journal_folder, desk.keys, folder)
    typer.echo(f"Copied and verified up to {head.position}:{head.characters}, in {folder}.")


def restore(folder: Path, *, practice: Practice = False) -> None:
    """Put a copy in the place of the journal; what was there is kept beside it."""
    from citizenspot.journal.upkeep.copies import restore as put_back  # noqa: PLC0415 - as above

    with cannot_end_well():
        desk = DeskAtHand.of(practice=practice)
        done = put_back(
            folder,
            desk.settings.journal_folder,
            desk.keys,
            desk.settings.desk,
            witness=desk.settings.witness_file,
            now=lambda: datetime.now(UTC),
        )
    lost = done.seen - done.restored_to
    typer.echo(f"Restored up to {done.restored_to}. Events known to be missing: {lost}.")


def heads(*, practice: Practice = False) -> None:
    """Print the signed heads, a line each, for whoever keeps them elsewhere."""
    import msgspec  # noqa: PLC0415 - as above

    from citizenspot.journal.upkeep.signed import signed_heads  # noqa: PLC0415 - as above

    with cannot_end_well():
        desk = DeskAtHand.of(practice=practice)
        for head in signed_heads(desk.settings.journal_folder, desk.keys):
            typer.echo(msgspec.json.encode(head).decode())


def close_day(*, practice: Practice = False) -> None:
    """Record that the day's work is over, and sign the head; the desk must be closed."""
    with cannot_end_well():
        desk = DeskAtHand.of(practice=practice)
        now = datetime.now(UTC)
        with closing(desk.open_journal()) as journal:
            journal.close_day(now.date().isoformat(), now)
            head = journal.head()
    typer.echo(f"Closed. Head: {head.position}:{head.characters}.")


def daily(
    folder: Path,
    *,
    keep: Annotated[int, typer.Option(min=1, help="How many days' copies are kept.")] = 30,
    practice: Practice = False,
) -> None:
    """Verify the journal and copy it to a folder of today, beside a desk at work.

    For a timer. Ends with 1 if the journal is not sound. Copies older than `--keep` days are
    deleted: what was erased meanwhile is still in them.
    """
    from citizenspot.journal.upkeep.daily import daily_copy  # noqa: PLC0415 - as above

    with cannot_end_well():
        desk = DeskAtHand.of(practice=practice)
        findings = desk.findings(None, {}, [])
        for line in as_lines(findings):
            typer.echo(line)
        if not findings.sound:
            raise typer.Exit(NOT_SOUND)
        today = datetime.now(UTC).date()
        copy = daily_copy(desk.settings.journal_folder, desk.keys, folder, today, keep)
    typer.echo(f"Copied to {copy}.")
