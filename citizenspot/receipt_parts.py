"""The desk's certificate and what it signs with, as the settings of a world say."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citizenspot.journal.keys import WorkstationKey
    from citizenspot.receipts.sealing.desk_seal import Sealing
    from kiosk_config.settings import LiveSettings, PracticeSettings


def receipt_seal(settings: LiveSettings | PracticeSettings, key: WorkstationKey) -> Sealing:
    """Return what signs this desk's receipts; its certificate is made where it has none."""
    from citizenspot.receipts.sealing.desk_seal import desk_seal  # noqa: PLC0415 - with the receipts

    return desk_seal(
        key.certificate_key(),
        certificate_file(settings, key),
        names_in_certificate(settings),
        lambda: datetime.now(UTC),
    )


def certificate_file(settings: LiveSettings | PracticeSettings, key: WorkstationKey) -> Path:
    """Return where the desk's certificate is: beside the public key that its receipts name."""
    from citizenspot.receipts.public_keys import FOLDER  # noqa: PLC0415 - as above
    from citizenspot.receipts.statement import key_id  # noqa: PLC0415 - as above

    own = key_id(key.signing_key().public_key()).hex()
    return settings.receipts_folder / FOLDER / f"{own}.crt"


def names_in_certificate(settings: LiveSettings | PracticeSettings) -> tuple[str, str]:
    """Return the desk's name and the spot's; in practice both say so."""
    if settings.practice:
        return f"PRACTICE {settings.desk}", f"PRACTICE {settings.spot}"
    return settings.desk, settings.spot
