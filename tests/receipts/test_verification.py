"""A receipt is genuine, of practice, changed, of an unknown desk, or none: never a crash."""

from __future__ import annotations

import random
import zlib
from datetime import UTC
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader, PdfWriter

from citizenspot.receipts.paper import Paper
from citizenspot.receipts.pictures import MOST_PIXELS
from citizenspot.receipts.public_keys import PublicKey
from citizenspot.receipts.statement import signed_code
from citizenspot.receipts.verdict_words import statement_lines, verdict_sentences
from citizenspot.receipts.verification import (
    LARGEST_FILE,
    Change,
    Finding,
    Unreadable,
    Verdict,
    verify,
    verify_file,
)
from citizenspot.texts import Texts
from tests.receipts.paper_tools import (
    KEYS,
    LIVE_KEY,
    PRACTICE_KEY,
    PRACTICE_SIGNER,
    SIGNER,
    code_of,
    marked_texts,
    pdf_of,
    picture_of,
)
from tests.receipts.specimens import practised, receipt

BOTH_PAPERS = pytest.mark.parametrize("paper", Paper)
PDF = pdf_of(receipt())
CODE = code_of(receipt())
PNG = b"\x89PNG\r\n\x1a\n"


def judged(source: bytes | str) -> Verdict:
    return verify(source, KEYS, marked_texts)


def sentences(verdict: Verdict) -> str:
    return " ".join(verdict_sentences(verdict, Texts.for_language("en")))


def drawn(code: str, side: int = 300) -> Image.Image:
    import zxingcpp  # noqa: PLC0415 - one test only

    bits = zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture = Image.fromarray(bits.to_image(scale=1, add_quiet_zones=True))
    return picture.resize((side, side), Image.Resampling.NEAREST)


def as_file(picture: Image.Image, kind: str = "PNG") -> bytes:
    file = BytesIO()
    picture.save(file, kind)
    return file.getvalue()


def test_a_genuine_code_is_genuine() -> None:
    verdict = judged(CODE)
    assert verdict.finding is Finding.GENUINE
    assert verdict.statement
    assert verdict.statement.number == receipt().number
    assert not verdict.page_checked
    assert "Compare it" in sentences(verdict)


def test_a_code_pasted_out_of_a_mail_is_the_same_code() -> None:
    folded = "\r\n ".join(CODE[start : start + 60] for start in range(0, len(CODE), 60))
    assert judged(f"  {folded}\n").finding is Finding.GENUINE
    assert judged(f"\ufeff{folded}\n".encode()).finding is Finding.GENUINE


@BOTH_PAPERS
def test_a_genuine_file_is_checked_whole(paper: Paper) -> None:
    verdict = judged(pdf_of(receipt(), paper))
    assert verdict.finding is Finding.GENUINE
    assert verdict.page_checked
    assert verdict.content == receipt()
    assert sentences(verdict) == "Genuine."


@BOTH_PAPERS
@pytest.mark.parametrize("dots_per_inch", [100, 203])
def test_the_code_printed_on_paper_is_read_back(
    paper: Paper, dots_per_inch: int, tmp_path: Path
) -> None:
    single = receipt(signature=None, citizen_language="pt")
    for content, finding in ((single, Finding.GENUINE), (practised(), Finding.PRACTICE)):
        first = picture_of(pdf_of(content, paper), tmp_path, dots_per_inch)
        assert judged(first).finding is finding


def test_a_photograph_of_the_code_turned_and_in_bad_light_is_read(tmp_path: Path) -> None:
    paper = Image.open(BytesIO(picture_of(pdf_of(receipt(), Paper.ROLL_80), tmp_path, 300)))
    photograph = paper.convert("L").rotate(7, expand=True, fillcolor=90)
    dim = photograph.point([40 + value // 2 for value in range(256)])
    assert judged(as_file(dim, "JPEG")).finding is Finding.GENUINE


@BOTH_PAPERS
def test_a_practice_receipt_is_never_called_genuine(paper: Paper) -> None:
    for source in (code_of(practised()), pdf_of(practised(), paper)):
        verdict = judged(source)
        assert verdict.finding is Finding.PRACTICE
        assert "not valid" in sentences(verdict)


def test_a_practice_key_cannot_sign_for_live_work() -> None:
    forged = signed_code(receipt(), PRACTICE_SIGNER)
    assert judged(forged).finding is Finding.UNKNOWN_KEY


def test_a_live_key_does_not_stand_behind_practice() -> None:
    assert judged(signed_code(practised(), SIGNER)).finding is Finding.UNKNOWN_KEY


def test_a_desk_that_is_not_known_here_is_named_by_its_key() -> None:
    verdict = verify(CODE, [PRACTICE_KEY])
    assert verdict.finding is Finding.UNKNOWN_KEY
    assert verdict.statement is None
    assert LIVE_KEY.id.hex() in sentences(verdict)


@pytest.mark.parametrize(
    ("was", "became", "differs"),
    [
        (b'"outcome":"carried out"', b'"outcome":"on its way"', ("outcome",)),
        (b'"amount":"30.00"', b'"amount":"3.00"', ("totals",)),
        (b'"reference":"IMT-2026-0048213"', b'"reference":"IMT-2026-0048214"', ("reference",)),
        (b'"running":1207', b'"running":1208', ("number",)),
        (b"2026-11-20T10:42:00Z", b"2026-11-21T10:42:00Z", ("issued_at",)),
        (b"Maria Specimen", b"Mario Specimen", ()),
        (b'"series"', b'"seriez"', ()),
    ],
)
def test_a_changed_content_is_found_and_named(
    was: bytes, became: bytes, differs: tuple[str, ...]
) -> None:
    assert was in PDF
    verdict = judged(PDF.replace(was, became, 1))
    assert (verdict.finding, verdict.change) == (Finding.CHANGED, Change.CONTENT)
    assert verdict.differs == differs
    assert ("This was changed:" in sentences(verdict)) == bool(differs)


def test_a_changed_page_is_found_though_the_content_is_not_touched() -> None:
    stream = PDF.index(b"stream", PDF.index(b"/FlateDecode"))
    changed = PDF[: stream + 40] + bytes([PDF[stream + 40] ^ 1]) + PDF[stream + 41 :]
    verdict = judged(changed)
    assert (verdict.finding, verdict.change) == (Finding.CHANGED, Change.PAGE)
    assert verdict.content == receipt()


def test_a_page_laid_over_by_an_update_is_found() -> None:
    assert judged(PDF + b"\n%%EOF\n").change is Change.PAGE


def test_a_file_saved_anew_by_another_program_is_not_taken_for_the_desks() -> None:
    file = BytesIO()
    PdfWriter(clone_from=PdfReader(BytesIO(PDF))).write(file)
    verdict = judged(file.getvalue())
    assert verdict.finding in {Finding.CHANGED, Finding.NOT_A_RECEIPT}
    assert not verdict.page_checked


def test_any_changed_byte_of_the_file_is_found_or_the_page_is_left_to_a_person() -> None:
    random_places = random.Random(2).sample(range(len(PDF)), 120)  # noqa: S311 - a sample
    for position in random_places:
        changed = bytearray(PDF)
        changed[position] ^= 0x20
        assert not judged(bytes(changed)).page_checked, position


def test_a_file_of_another_version_is_genuine_but_its_page_is_for_a_person_to_compare() -> None:
    start = PDF.index(b'"program":"') + len(b'"program":"')
    verdict = judged(PDF[:start] + b"0" * 16 + PDF[start + 16 :])
    assert verdict.finding is Finding.GENUINE
    assert not verdict.page_checked
    assert verdict.content == receipt()


def test_the_code_of_another_receipt_does_not_fit() -> None:
    other = code_of(receipt(running=1208))
    assert len(other) == len(CODE)
    swapped = PDF.replace(CODE.encode(), other.encode())
    assert judged(swapped).change is Change.CONTENT


def test_two_receipts_in_one_picture_are_not_mixed_up() -> None:
    both = Image.new("L", (800, 400), 255)
    both.paste(drawn(CODE), (20, 50))
    both.paste(drawn(code_of(receipt(running=8))), (450, 50))
    assert judged(as_file(both)).unreadable is Unreadable.SEVERAL_CODES


def test_another_qr_code_beside_it_does_not_disturb() -> None:
    both = Image.new("L", (800, 400), 255)
    both.paste(drawn("https://example.org/"), (20, 50))
    both.paste(drawn(CODE), (450, 50))
    assert judged(as_file(both)).finding is Finding.GENUINE


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("", Unreadable.NO_CODE),
        ("https://example.org/receipt", Unreadable.NO_CODE),
        (b"", Unreadable.NO_CODE),
        (b"\x00\xff" * 5_000, Unreadable.NO_CODE),
        (b"%PDF-1.7\n", Unreadable.PDF_WITHOUT_RECEIPT),
        (b'%PDF-1.7\n{"citizenspot_receipt":1,' + b"[" * 500_000 + b"\n", None),
        (PDF[:2_000], None),
        (PNG, Unreadable.PICTURE),
        (b"\xff\xd8\xff\xe0", Unreadable.PICTURE),
        (as_file(Image.new("L", (300, 300), 255)), Unreadable.NO_CODE),
        (as_file(drawn("hello")), Unreadable.NO_CODE),
        (as_file(drawn(CODE))[:-300], Unreadable.PICTURE),
        (b"x" * (LARGEST_FILE + 1), Unreadable.TOO_LARGE),
    ],
)
def test_what_is_no_receipt_says_why(source: bytes | str, why: Unreadable | None) -> None:
    verdict = judged(source)
    assert verdict.finding is Finding.NOT_A_RECEIPT
    assert verdict.unreadable is (why or Unreadable.PDF_WITHOUT_RECEIPT)
    assert sentences(verdict)


def test_a_picture_that_unpacks_to_a_mountain_is_not_unpacked() -> None:
    side = int(MOST_PIXELS**0.5) * 3
    header = side.to_bytes(4) + side.to_bytes(4) + b"\x01\x00\x00\x00\x00"
    rows = zlib.compress(b"\x00" * ((side // 8 + 1) * 300))
    chunks = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    bomb = PNG + b"".join(
        len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)
        for kind, body in chunks
    )
    assert judged(bomb).unreadable is Unreadable.PICTURE


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    assert verify_file(tmp_path, KEYS).unreadable is Unreadable.FILE
    assert verify_file(tmp_path / "nothing.pdf", KEYS).unreadable is Unreadable.FILE


def test_a_file_on_the_disk_is_read(tmp_path: Path) -> None:
    file = tmp_path / "receipt.pdf"
    file.write_bytes(PDF)
    assert verify_file(file, KEYS, marked_texts).page_checked


def test_without_keys_nothing_is_genuine() -> None:
    assert verify(CODE, []).finding is Finding.UNKNOWN_KEY


@given(source=st.binary(max_size=3_000) | st.text(max_size=500))
def test_anything_at_all_gets_a_verdict(source: bytes | str) -> None:
    assert judged(source).finding is not Finding.GENUINE


@given(body=st.binary(max_size=500), head=st.sampled_from([PNG, b"\xff\xd8\xff", b"%PDF-"]))
def test_anything_that_begins_like_a_file_gets_a_verdict(body: bytes, head: bytes) -> None:
    assert judged(head + body).finding is Finding.NOT_A_RECEIPT


@given(body=st.binary(max_size=400))
def test_anything_that_begins_like_a_code_gets_a_verdict(body: bytes) -> None:
    assert judged(b"CS1:" + body).finding is not Finding.GENUINE


PICTURES = (as_file(drawn(CODE)), as_file(drawn(CODE), "JPEG"))


@settings(max_examples=60)
@given(
    picture=st.sampled_from(PICTURES),
    place=st.integers(0, min(map(len, PICTURES)) - 1),
    byte=st.integers(0, 255),
    kept=st.integers(0, 4_000),
)
def test_a_damaged_picture_gets_a_verdict(picture: bytes, place: int, byte: int, kept: int) -> None:
    damaged = picture[:place] + bytes([byte]) + picture[place + 1 :][:kept]
    assert isinstance(judged(damaged), Verdict)


@settings(max_examples=60)
@given(
    start=st.integers(PDF.index(b'{"citizenspot_receipt"'), PDF.index(b"endstream", 2_000)),
    body=st.binary(min_size=1, max_size=30),
)
def test_a_damaged_envelope_gets_a_verdict(start: int, body: bytes) -> None:
    assert isinstance(judged(PDF[:start] + body + PDF[start + len(body) :]), Verdict)


@pytest.mark.parametrize("finding", Finding)
@pytest.mark.parametrize("change", [None, *Change])
@pytest.mark.parametrize("unreadable", [None, *Unreadable])
def test_every_verdict_has_its_sentence(
    finding: Finding, change: Change | None, unreadable: Unreadable | None
) -> None:
    assert sentences(Verdict(finding=finding, change=change, unreadable=unreadable))


def test_the_signed_essentials_are_told_line_by_line() -> None:
    verdict = judged(CODE)
    assert verdict.statement
    told = list(statement_lines(verdict.statement, UTC, marked_texts("en")))
    assert told[0] == "Number: BRG1-2026-001207"
    assert "Outcome: Done." in told
    assert "Reference: IMT-2026-0048213" in told
    assert any("30.00" in line for line in told)
    assert not any("Maria" in line for line in told)


def test_the_same_key_may_be_known_in_both_worlds() -> None:
    both = [LIVE_KEY, PublicKey(LIVE_KEY.raw, practice=True)]
    assert verify(CODE, both).finding is Finding.GENUINE
