"""A document is PDF/A-2b, and what is not is told from what is."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from citizenspot.documents.pdf_a import document_of
from citizenspot.documents.pdf_a_rules import breaches
from citizenspot.documents.sheet import Sheet, jpeg_of
from citizenspot.documents.trouble import Trouble
from tests.documents.papers import contract, pdf_of, sheet_of

TITLE = "Contrato de arrendamento <b>"


@pytest.fixture(scope="module")
def document() -> bytes:
    made = document_of([contract(), sheet_of("red", (400, 300))], TITLE)
    assert isinstance(made, bytes)
    return made


def test_a_document_keeps_every_rule_and_has_a_page_for_each_sheet(document: bytes) -> None:
    assert breaches(document) == ()
    with pikepdf.open(BytesIO(document)) as pdf:
        assert [tuple(page.mediabox) for page in pdf.pages] != []
        assert len(pdf.pages) == 2
        with pdf.open_metadata(update_docinfo=False) as metadata:
            assert metadata["dc:title"] == TITLE


def test_the_same_sheets_make_the_same_bytes() -> None:
    sheets = [sheet_of("blue")]
    assert document_of(sheets, TITLE) == document_of(sheets, TITLE)


def test_a_document_that_is_too_large_becomes_coarser_before_it_is_refused() -> None:
    noise = [Sheet(jpeg_of(Image.effect_noise((600, 400), 200)))]
    fine = document_of(noise, TITLE)
    assert isinstance(fine, bytes)
    coarse = document_of(noise, TITLE, len(fine) - 1)
    assert isinstance(coarse, bytes)
    assert len(coarse) < len(fine)
    assert document_of(noise, TITLE, 5_000) is Trouble.DOCUMENT_TOO_LARGE


def _acts_when_opened(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _carries_a_file(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary())


def _has_no_colours(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def _has_no_profile(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile = pikepdf.Stream(pdf, b"\0" * 128, N=3)


def _says_nothing(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


def _smooths(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.XObject.Sheet.Interpolate = True


def _prints_in_four_colours(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.XObject.Sheet.ColorSpace = pikepdf.Name.DeviceCMYK


@pytest.mark.parametrize(
    "spoil",
    [
        _acts_when_opened,
        _carries_a_file,
        _has_no_colours,
        _has_no_profile,
        _says_nothing,
        _smooths,
        _prints_in_four_colours,
    ],
)
def test_each_breach_is_found(document: bytes, spoil: Callable[[pikepdf.Pdf], None]) -> None:
    written = BytesIO()
    with pikepdf.open(BytesIO(document)) as pdf:
        spoil(pdf)
        pdf.save(written)
    assert len(breaches(written.getvalue())) == 1


def test_what_is_no_pdf_or_is_locked_breaks_rules_too() -> None:
    assert breaches(b"no document")
    assert breaches(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nno document")
    assert breaches(pdf_of(1, locked=True))
