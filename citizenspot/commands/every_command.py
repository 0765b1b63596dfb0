"""All commands together, as `citizenspot --help` lists them."""

from __future__ import annotations

import typer

from citizenspot.commands import (
    card,
    catalog,
    journal,
    journal_keys,
    journal_reading,
    journal_upkeep,
    queue,
    receipt,
    subject_access,
    town,
)
from citizenspot.commands.doctor import doctor
from citizenspot.commands.gallery import gallery
from citizenspot.commands.play import play
from citizenspot.commands.receipt_certificate import certificate
from citizenspot.commands.start import start

app = typer.Typer(
    help="Citizen Spot: two screens, one visit.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command()(start)
app.command()(play)
app.command()(doctor)
app.command()(gallery)
app.add_typer(catalog.app, name="catalog")
app.add_typer(card.app, name="card")
journal_upkeep.add_to(journal.app)
journal_keys.add_to(journal.app)
journal_reading.add_to(journal.app)
journal.app.command("subject-access")(subject_access.subject_access)
app.add_typer(journal.app, name="journal")
app.add_typer(queue.app, name="queue")
receipt.app.command()(certificate)
app.add_typer(receipt.app, name="receipt")
app.add_typer(town.app, name="town")
