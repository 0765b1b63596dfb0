"""What the tests of paper share: a desk's key, marked texts, and a reader of PDFs."""

from __future__ import annotations

import gettext
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from citizenspot.journal.keys import ReceiptSigner
from citizenspot.receipts.content import ReceiptContent
from citizenspot.receipts.paper import Paper
from citizenspot.receipts.pdf import rendered
from citizenspot.receipts.public_keys import PublicKey
from citizenspot.receipts.statement import signed_code
from citizenspot.texts import Texts

SIGNER = ReceiptSigner(b"live key of a made-up desk in use"[:32])
PRACTICE_SIGNER = ReceiptSigner(b"practice key of a made-up desk.."[:32])
LIVE_KEY = PublicKey(SIGNER.public_key(), practice=False)
PRACTICE_KEY = PublicKey(PRACTICE_SIGNER.public_key(), practice=True)
KEYS = (LIVE_KEY, PRACTICE_KEY)


class _Marked(gettext.NullTranslations):
    """A catalogue whose every translation is the sentence itself, marked."""

    def gettext(self, message: str) -> str:
        return f"pt:{message}"


def marked_texts(language: str) -> Texts:
    """Return texts in which Portuguese can be told from English, catalogue or no catalogue."""
    portuguese = language.startswith("pt")
    return Texts(language, _Marked() if portuguese else gettext.NullTranslations())


def code_of(content: ReceiptContent) -> str:
    """Return the signed code of a receipt, by the key of its world."""
    return signed_code(content, PRACTICE_SIGNER if content.practice else SIGNER)


def pdf_of(content: ReceiptContent, paper: Paper = Paper.A4) -> bytes:
    """Return the PDF of a receipt, signed."""
    return rendered(content, code_of(content), paper, marked_texts)


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page, as a reader that knows nothing of us finds it."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def words_of(pdf: bytes) -> str:
    """Return all the text of a PDF with its line breaks gone."""
    return " ".join(" ".join(pages_of(pdf)).split())


def picture_of(pdf: bytes, folder: Path, dots_per_inch: int = 150) -> bytes:
    """Return the last page of a PDF as a PNG picture, drawn by poppler."""
    if not shutil.which("pdftoppm"):
        pytest.skip("pdftoppm is not installed (Debian package poppler-utils)")
    source, target = folder / "receipt.pdf", folder / "picture"
    source.write_bytes(pdf)
    subprocess.run(
        ["pdftoppm", "-r", str(dots_per_inch), "-png", "-singlefile", source, target], check=True
    )
    return target.with_suffix(".png").read_bytes()
