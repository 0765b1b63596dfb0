"""`citizenspot journal …-key`: the workstation's key is rotated, escrowed, brought back, destroyed.

No key is ever an argument or in the environment, which other programs can read: what comes back
from escrow comes through standard input.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from citizenspot.commands.desk_at_hand import DeskAtHand, cannot_end_well

Practice = Annotated[bool, typer.Option("--practice", help="In the practice world.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands to those of the journal."""
    for name, command in (
        ("rotate-key", rotate_key),
        ("forget-key", forget_key),
        ("escrow-key", escrow_key),
        ("recover-key", recover_key),
    ):
        app.command(name)(command)


def rotate_key(*, practice: Practice = False) -> None:
    """Let a new key take over the journal; the desk must be closed."""
    from citizenspot.journal.upkeep.rotation import rotate  # noqa: PLC0415 - when it is known

    with cannot_end_well():
        desk = DeskAtHand.of(practice=practice)
        done = rotate(
            desk.settings.journal_folder,
            desk.keys,
            desk.settings.desk,
            witness=desk.settings.witness_file,
            now=lambda: datetime.now(UTC),
        )
    typer.echo(
        f"Key {done.after} has taken over from {done.before}. Make a copy and an escrow now."
    )
    typer.echo(
        f"Copies made before open with {done.before} only; when they are gone:"
        f" citizenspot journal forget-key {done.before}"
    )


def forget_key(key: str, *, practice: Practice = False) -> None:
    """Destroy a key of before, by its id; copies made with it open no more."""
    from citizenspot.journal.upkeep import rotation  # noqa: PLC0415 - as above

    with cannot_end_well():
        desk = DeskAtHand.of(practice=practice)
        rotation.forget_key(desk.settings.journal_folder, desk.keys, key)
    typer.echo(f"Key {key} is not kept here any more.")


def escrow_key(certificate: Path, folder: Path, *, practice: Practice = False) -> None:
    """Write the key to a folder, enciphered for the holder of a certificate (PEM, RSA)."""
    from citizenspot.journal.upkeep.escrow import escrow  # noqa: PLC0415 - as above

    with cannot_end_well():
        desk = DeskAtHand.of(practice=practice)
        key = desk.keys.workstation_key()
        file = folder / f"{key.id}.pem"
        escrow(key, certificate, file)
    typer.echo(f"Written to {file}. Who has the private key opens it with: openssl cms -decrypt")


def recover_key(*, practice: Practice = False) -> None:
    """Read a key that was opened from escrow from standard input, and take it up.

    For example: openssl cms -decrypt -inform PEM -in KEY.pem -inkey coordinator.pem
    | citizenspot journal recover-key
    """
    from citizenspot.journal.upkeep.escrow import bring_back  # noqa: PLC0415 - as above

    with cannot_end_well():
        desk = DeskAtHand.of(practice=practice)
        text = typer.get_text_stream("stdin").read(1000)
        key = bring_back(text, desk.settings.journal_folder, desk.keys)
    typer.echo(f"Key {key.id} is in use again.")
