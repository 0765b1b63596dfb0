"""`citizenspot journal subject-access`: what this desk holds about the holder of the card."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from citizenspot.commands.desk_at_hand import CANNOT, DeskAtHand, cannot_end_well

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citizenspot.journal.sql_journal import SqlJournal
    from citizenspot.receipts.held import Held, HeldVisit
    from citizenspot.visit.commands import Identity

SHEET, EVENTS = "held.pdf", "held.json"
_LANGUAGES = ("pt", "en", "es", "fr", "uk", "ar")


def subject_access(
    folder: Path,
    *,
    lang: Annotated[str, typer.Option(help="The person's language.")] = "pt",
    wait: Annotated[
        float, typer.Option(min=0.0, help="How many seconds to wait for a card to come.")
    ] = 30.0,
    printed: Annotated[
        str, typer.Option(help="What is printed on a contactless card: six digits, or its MRZ.")
    ] = "",
    practice: Annotated[bool, typer.Option("--practice", help="In the practice world.")] = False,
) -> None:
    """Write what this desk holds about the holder of the card in the reader to a new folder.

    A sheet to print, and a file with every event word for word. The desk must be closed: that it
    was asked is recorded. Only a card that was checked up to an authority will do.
    """
    from citizenspot.commands.card_reading import read_card_now  # noqa: PLC0415 - when it is known
    from citizenspot.desk.held_about import is_enough  # noqa: PLC0415 - as above
    from citizenspot.eid.card_events import CardRead  # noqa: PLC0415 - as above

    if lang not in _LANGUAGES:
        raise typer.BadParameter(f"one of {', '.join(_LANGUAGES)}", param_hint="--lang")
    event = read_card_now(wait, printed)
    if not isinstance(event, CardRead):
        typer.echo("No card was read. `citizenspot card read` says why.", err=True)
        raise typer.Exit(CANNOT)
    if not is_enough(event.holder.number, event.verification, practice=practice):
        typer.echo("The card could not be checked, so nothing is said about anybody.", err=True)
        raise typer.Exit(CANNOT)
    from citizenspot.desk.card_reports import identity_of  # noqa: PLC0415 - as above

    with cannot_end_well():
        desk = DeskAtHand.of(practice=practice)
        with closing(desk.open_journal()) as journal:
            count = answer(desk, journal, identity_of(event.holder), folder, lang)
    typer.echo(f"{count} visits. To print: {folder / SHEET}. Word for word: {folder / EVENTS}.")


def answer(desk: DeskAtHand, journal: SqlJournal, person: Identity, folder: Path, lang: str) -> int:
    """Record that a person asks, write what is held about them, and return of how many visits."""
    from citizenspot.desk.held_about import visits_of, word_for_word  # noqa: PLC0415 - as above
    from citizenspot.receipts.held_sheet import held_sheet  # noqa: PLC0415 - as above
    from citizenspot.texts import Texts  # noqa: PLC0415 - as above
    from citizenspot.workstation import TIME_ZONE  # noqa: PLC0415 - as above

    now = datetime.now(UTC)
    found = tuple(visits_of(journal, person))
    journal.note_answered(len(found), now)
    folder.mkdir(mode=0o700, parents=True)
    held = _held(desk, person, [each.held for each in found], now)
    sheet = held_sheet(held, Texts.for_language(lang), ZoneInfo(TIME_ZONE))
    for name, content in ((SHEET, sheet), (EVENTS, word_for_word(found))):
        file = folder / name
        file.touch(mode=0o600)
        file.write_bytes(content)
    return len(found)


def _held(desk: DeskAtHand, person: Identity, visits: Sequence[HeldVisit], now: datetime) -> Held:
    from citizenspot.receipts.held import Held  # noqa: PLC0415 - as above
    from citizenspot.workstation import provider_names  # noqa: PLC0415 - as above

    settings = desk.settings
    return Held(
        person=person,
        visits=tuple(visits),
        spot=settings.spot,
        desk=settings.desk,
        asked_at=now,
        kept_days=settings.visits_kept_days,
        provider_names=provider_names(settings),
        file=EVENTS,
    )
