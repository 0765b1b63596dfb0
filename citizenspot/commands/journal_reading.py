"""`citizenspot journal follow` and `export`: a closed visit is read, and that it was is recorded.

What the supervisor's pages show of a visit, for whoever has the machine and not its screens: from
a receipt's number to the journal and the provider, and from the provider's reference back.
"""

from __future__ import annotations

import os
import pwd
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citizenspot.commands.desk_at_hand import CANNOT, DeskAtHand, cannot_end_well

if TYPE_CHECKING:
    from citizenspot.journal.entries import Recorded
    from citizenspot.journal.sql_journal import SqlJournal

Practice = Annotated[bool, typer.Option("--practice", help="In the practice world.")]
Why = Annotated[str, typer.Option(help="Why it is read; this is recorded with the reading.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands to those of the journal."""
    app.command()(follow)
    app.command()(export)


def follow(
    number: Annotated[
        str, typer.Argument(help="A receipt's number, or what the provider called the case.")
    ],
    *,
    why: Why,
    practice: Practice = False,
) -> None:
    """Show what was done in a visit, its receipts, and what its provider was sent and said.

    Nothing of the citizen is shown. The desk must be closed: that the visit was read is recorded
    first.
    """
    from citizenspot.desk.finding_visits import find_visit  # noqa: PLC0415 - when it is known
    from citizenspot.journal.errors import VisitErased  # noqa: PLC0415 - as above

    if not why.strip():
        raise typer.BadParameter("say why the visit is read", param_hint="--why")
    with cannot_end_well():
        desk = DeskAtHand.of(practice=practice)
        with closing(desk.open_journal()) as journal:
            visit = find_visit(journal, number)
            if visit is None or visit in journal.unended_visits():
                typer.echo(f"No visit that is over has {number}.", err=True)
                raise typer.Exit(CANNOT)
            try:
                recorded = journal.read(visit)
            except VisitErased as error:
                typer.echo(f"The visit that had {number} is erased.", err=True)
                raise typer.Exit(CANNOT) from error
            _record(journal, visit, why)
    for line in lines_of(visit, recorded):
        typer.echo(line)


def export(
    visit: Annotated[
        str, typer.Argument(help="The visit, as `citizenspot journal follow` names it.")
    ],
    folder: Path,
    *,
    why: Why = "exported",
    practice: Practice = False,
) -> None:
    """Write a visit to a new folder, for a third party to check with `openssl` alone.

    The desk must be closed: that the visit was read is recorded first.
    """
    from citizenspot.journal.upkeep.export import export_visit  # noqa: PLC0415 - as above

    with cannot_end_well():
        desk = DeskAtHand.of(practice=practice)
        with closing(desk.open_journal()) as journal:
            count = export_visit(
                desk.settings.journal_folder,
                desk.keys,
                visit,
                folder,
                note=lambda: _record(journal, visit, why),
            )
    typer.echo(f"Exported {count} events. Check them with {folder / 'verify.sh'}.")


def lines_of(visit: str, recorded: Sequence[Recorded]) -> Iterator[str]:
    """Yield what was done in a visit, a line an event; numbers and references, no answers."""
    from citizenspot.day.pages.event_words import EVENT_WORDS  # noqa: PLC0415 - as above
    from citizenspot.day.pages.visit_read import detail  # noqa: PLC0415 - as above
    from citizenspot.desk.history import read  # noqa: PLC0415 - as above

    yield f"Visit {visit}"
    for each in recorded:
        said = " · ".join(filter(None, (EVENT_WORDS[each.kind], detail(read(each).event))))
        yield f"{each.position:>8}  {each.at:%Y-%m-%d %H:%M:%S} UTC  {each.actor:<20} {said}"


def _record(journal: SqlJournal, visit: str, why: str) -> None:
    from citizenspot.journal.desk_book import VisitRead  # noqa: PLC0415 - as above

    by = pwd.getpwuid(os.getuid()).pw_name
    journal.note_read(VisitRead(visit, by, why.strip()), datetime.now(UTC))
