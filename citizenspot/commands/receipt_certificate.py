"""`citizenspot receipt certificate`: shows, asks for and installs what the desk signs with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citizenspot.commands.desk_at_hand import CANNOT, DeskAtHand, cannot_end_well

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

Request = Annotated[
    bool, typer.Option("--request", help="Print a request (PKCS #10) for an authority to answer.")
]
Install = Annotated[
    Path | None,
    typer.Option("--install", help="Use the certificates of this PEM file, the desk's own first."),
]
Practice = Annotated[bool, typer.Option("--practice", help="The practice world's.")]


def certificate(
    *, request: Request = False, install: Install = None, practice: Practice = False
) -> None:
    """Show the desk's certificate, ask an authority for one, or install its answer."""
    from citizenspot.receipt_parts import (  # noqa: PLC0415 - when it is known what for
        certificate_file,
        names_in_certificate,
    )
    from citizenspot.receipts.sealing.certificate import (  # noqa: PLC0415 - as above
        UnusableCertificateError,
        desk_certificate,
        issued_certificates,
        keep_certificates,
        request_for,
    )

    with cannot_end_well():
        desk = DeskAtHand.of(practice=practice)
        workstation_key = desk.keys.workstation_key()
        key, names = workstation_key.certificate_key(), names_in_certificate(desk.settings)
        file = certificate_file(desk.settings, workstation_key)
        now = datetime.now(UTC)
        if request:
            typer.echo(request_for(key, names).decode(), nl=False)
            return
        if install is not None:
            try:
                keep_certificates(issued_certificates(install.read_bytes(), key, now), file)
            except UnusableCertificateError as error:
                typer.echo(str(error), err=True)
                raise typer.Exit(CANNOT) from error
        _show(file, desk_certificate(key, file, names, now))


def _show(file: Path, chain: Sequence[Certificate]) -> None:
    typer.echo(file)
    for each in chain:
        typer.echo(
            f"{each.subject.rfc4514_string()}, issued by {each.issuer.rfc4514_string()}, "
            f"until {each.not_valid_after_utc:%Y-%m-%d}"
        )
