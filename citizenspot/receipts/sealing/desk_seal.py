"""The desk's own seal: its certificate is found or made when the first receipt needs it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

    from citizenspot.receipts.sealing.seal import Seal

Sealing = Callable[[bytes], bytes]
"""Takes a PDF with a place for a signature, and returns it signed; runs on the receipts' thread."""


def desk_seal(
    key: EllipticCurvePrivateKey,
    file: Path,
    names: tuple[str, str],
    now: Callable[[], datetime],
) -> Sealing:
    """Return what signs receipts with the certificate in a file; `names` are the desk's and spot's.

    Nothing is loaded, read or made before the first receipt.
    """

    @cache
    def seal() -> Seal:
        # Imported here: pyHanko takes a second and 30 MB, which only a receipt is worth.
        from citizenspot.receipts.sealing.certificate import desk_certificate  # noqa: PLC0415
        from citizenspot.receipts.sealing.seal import Seal  # noqa: PLC0415

        return Seal(key, desk_certificate(key, file, names, now()))

    return lambda pdf: seal().sealed(pdf)
