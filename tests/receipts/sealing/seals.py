"""A desk's certificate and seal, made once for all tests of this folder."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

from citizenspot.journal.keys import FixedKeys
from citizenspot.receipts.content import ReceiptContent
from citizenspot.receipts.paper import Paper
from citizenspot.receipts.sealing.certificate import made_by_the_desk
from citizenspot.receipts.sealing.seal import Seal
from tests.receipts.paper_tools import pdf_of

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
NAMES = ("Desk 1", "Citizen Spot of Braga")
KEY = FixedKeys(bytes(32)).workstation_key().certificate_key()
OTHER_KEY = FixedKeys(b"x" * 32).workstation_key().certificate_key()


@cache
def certificate_of(key: EllipticCurvePrivateKey = KEY) -> x509.Certificate:
    """Return the certificate that a desk has made itself."""
    return made_by_the_desk(key, NAMES, NOW)


@cache
def seal_of(key: EllipticCurvePrivateKey = KEY) -> Seal:
    """Return what a desk signs with."""
    return Seal(key, [certificate_of(key)])


def sealed_pdf(content: ReceiptContent, paper: Paper = Paper.A4) -> bytes:
    """Return a receipt's file as the desk writes it."""
    return seal_of().sealed(pdf_of(content, paper))
