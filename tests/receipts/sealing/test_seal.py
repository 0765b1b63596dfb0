"""A receipt's file carries a signature that readers of PDF check, and that covers all of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto.x509 import Certificate as Asn1Certificate
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from citizenspot.receipts.paper import Paper
from citizenspot.receipts.public_keys import PublicKey
from citizenspot.receipts.sealing.certificate import public_half
from citizenspot.receipts.sealing.place import filled, place_of
from citizenspot.receipts.sealing.seal_check import sealed_by
from citizenspot.receipts.verification import Change, Finding, Verdict, verify
from tests.receipts.paper_tools import LIVE_KEY, marked_texts, pdf_of
from tests.receipts.sealing.seals import KEY, NOW, OTHER_KEY, certificate_of, seal_of, sealed_pdf
from tests.receipts.specimens import receipt

OWN = PublicKey(LIVE_KEY.raw, practice=False, seal=public_half(certificate_of()))
"""The desk's key as a desk knows it that keeps the certificate beside it."""


def by_pyhanko(pdf: bytes) -> PdfSignatureStatus:
    """Return what pyHanko says of the only signature of a file."""
    trusted = Asn1Certificate.load(certificate_of().public_bytes(Encoding.DER))
    (embedded,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
    context = ValidationContext(trust_roots=[trusted], moment=NOW + timedelta(days=1))
    return validate_pdf_signature(embedded, context)


def judged(pdf: bytes, key: PublicKey = OWN) -> Verdict:
    return verify(pdf, (key,), marked_texts)


@pytest.mark.parametrize("paper", Paper)
def test_another_program_finds_the_signature_whole_and_the_desks(paper: Paper) -> None:
    said = by_pyhanko(sealed_pdf(receipt(), paper))
    assert said.bottom_line
    assert said.coverage is SignatureCoverageLevel.ENTIRE_FILE
    assert said.modification_level is ModificationLevel.NONE
    assert said.signer_reported_dt == receipt().issued_at


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="pdfsig is not installed (poppler-utils)")
def test_poppler_finds_the_signature_valid(tmp_path: Path) -> None:
    file = tmp_path / "receipt.pdf"
    file.write_bytes(sealed_pdf(receipt()))
    said = subprocess.run(["pdfsig", file], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said


@pytest.mark.parametrize("paper", Paper)
def test_the_desk_finds_its_own_file_genuine_to_the_last_byte(paper: Paper) -> None:
    verdict = judged(sealed_pdf(receipt(), paper))
    assert (verdict.finding, verdict.page_checked) == (Finding.GENUINE, True)


def test_a_file_that_another_version_made_is_vouched_for_by_its_certificate() -> None:
    pdf = pdf_of(receipt())
    other = pdf.replace(program_in(pdf), b"0" * 16)
    assert judged(other).page_checked is False
    assert judged(seal_of().sealed(other)).page_checked is True
    assert judged(seal_of(OTHER_KEY).sealed(other)).page_checked is False


def program_in(pdf: bytes) -> bytes:
    start = pdf.index(b'"program":"') + len(b'"program":"')
    return pdf[start : start + 16]


def test_a_signature_by_another_certificate_is_not_the_desks() -> None:
    pdf = seal_of(OTHER_KEY).sealed(pdf_of(receipt()))
    assert judged(pdf).change is Change.SEAL
    assert judged(pdf, LIVE_KEY).finding is Finding.GENUINE, "nobody has seen its certificate"


@pytest.mark.parametrize(
    "signature",
    [b"\x30", b"\x30\x80" * 40, b"\xff" * 2_000, bytes(range(256)) * 8],
    ids=["cut", "nested", "noise", "every byte"],
)
def test_a_place_filled_with_anything_else_is_not_signed(signature: bytes) -> None:
    pdf = filled(pdf_of(receipt()), signature)
    assert sealed_by(pdf) is None
    assert judged(pdf).change is Change.SEAL


def test_the_signature_of_another_receipt_does_not_hold() -> None:
    other = sealed_pdf(receipt(running=2))
    begun, end = place_of(other)
    moved = filled(pdf_of(receipt()), bytes.fromhex(other[begun:end].decode()))
    assert sealed_by(moved) is None
    assert judged(moved).change is Change.SEAL


def test_a_card_that_was_read_before_the_first_receipt_does_not_keep_it_from_being_signed() -> None:
    """pyHanko and the readers of cards share a library that remembers names."""
    story = (
        "from asn1crypto import cms, x509\n"
        "cms.CMSAttributeType('message_digest'), x509.ExtensionId('key_usage')\n"
        "from tests.receipts.sealing.seals import seal_of\n"
        "seal_of()"
    )
    done = subprocess.run([sys.executable, "-c", story], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_any_byte_that_is_changed_breaks_the_signature() -> None:
    pdf = sealed_pdf(receipt())
    begun, end = place_of(pdf)
    places = [*range(0, len(pdf), 997), begun - 1, end, len(pdf) - 1]
    unseen = [
        place
        for place in places
        if not begun <= place < end and sealed_by(with_byte_changed(pdf, place)) is not None
    ]
    assert unseen == []


def test_what_is_added_to_a_file_is_not_signed() -> None:
    assert sealed_by(sealed_pdf(receipt()) + b"\n1 0 obj\n<<>>\nendobj\n%%EOF\n") is None


def with_byte_changed(pdf: bytes, place: int) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def test_a_receipt_without_place_or_signature_names_no_signer() -> None:
    assert sealed_by(b"%PDF-1.7\n") is None
    assert sealed_by(pdf_of(receipt())) is None


def test_the_file_says_whose_place_it_is_though_a_name_claims_another() -> None:
    hostile = receipt(citizen_name="\n/ByteRange [0 1 2 3]\n/Contents <00>")
    pdf = sealed_pdf(hostile)
    assert by_pyhanko(pdf).bottom_line
    assert sealed_by(pdf) == public_half(certificate_of(KEY))
