"""Receipts in scripts other than Latin: the letters are there, joined, and in their order."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader

from citizenspot.receipts.a4 import WIDTH
from citizenspot.receipts.content import Bilingual, CaseContent
from citizenspot.receipts.direction import as_drawn, begins_at_the_right, joined
from citizenspot.receipts.fonts import Weight, runs
from citizenspot.receipts.paper import Paper
from citizenspot.receipts.pdf import rendered
from citizenspot.receipts.verification import verify
from citizenspot.texts import Texts
from tests.receipts.paper_tools import KEYS, code_of, picture_of
from tests.receipts.specimens import receipt, renewal

NUMBER = "\u2068CS-0001/26\u2069"


def letters(text: str) -> list[str]:
    """Return the plain letters of joined ones, so that they can be compared."""
    return sorted(unicodedata.normalize("NFKC", text).replace(" ", ""))


def test_arabic_letters_take_the_forms_they_have_beside_each_other() -> None:
    assert joined("جاهز") == "ﺟﺎﻫﺰ"
    assert joined("Maria Exemplo") == "Maria Exemplo"


def test_a_number_keeps_its_direction_in_an_arabic_sentence() -> None:
    drawn = as_drawn(joined(f"الإيصال {NUMBER} جاهز."), from_right=True)
    assert "CS-0001/26" in drawn
    assert drawn.startswith(".")
    assert "\u2068" not in drawn


def test_a_day_with_its_time_stays_in_order_inside_an_arabic_sentence() -> None:
    texts = Texts.for_language("ar")
    when = texts.say("{day}, {time}", day="23 نوفمبر 2026", time="09:00")
    drawn = as_drawn(texts.say("Visit of {when}", when=when), from_right=True)
    assert drawn.index("09:00") < drawn.index("2026") < drawn.index("23")


def test_a_bracket_faces_the_other_way_where_the_text_runs_the_other_way() -> None:
    assert as_drawn("(نعم)", from_right=True)[0] == "("
    assert as_drawn("(نعم)", from_right=True)[-1] == ")"


def test_a_text_begins_at_the_side_of_its_first_letter() -> None:
    assert begins_at_the_right("12 — رقم, then Latin")
    assert not begins_at_the_right("Citizen Spot بالعربية")
    assert not begins_at_the_right("12/26")


@given(st.text(alphabet="ابتثج دهوزحطي abc 123 /-()"), st.booleans())
def test_no_letter_is_lost_on_its_way_to_the_page(text: str, from_right: bool) -> None:  # noqa: FBT001 - drawn by the strategy
    drawn = as_drawn(joined(text), from_right=from_right)
    mirrored = str.maketrans("()", "))")
    assert letters(drawn.translate(mirrored)) == letters(text.translate(mirrored))


@pytest.mark.parametrize("text", ["Підпис: Ґанна Їжак", "إيصال جاهز", "Ελένη"])
def test_other_scripts_are_written_with_fonts_that_come_with_the_program(text: str) -> None:
    for weight in Weight:
        used = {run.font.fontName for run in runs(as_drawn(joined(text), from_right=False), weight)}
        families = ("AtkinsonHyperlegibleNext", "NotoSans", "NotoSansArabic")
        assert used <= {f"{family}-{weight.value}" for family in families}


@pytest.mark.parametrize(
    ("language", "title"), [("ar", "إيصال"), ("uk", "Квитанція"), ("es", "Recibo"), ("fr", "Reçu")]
)
@pytest.mark.parametrize("paper", list(Paper))
def test_a_receipt_speaks_the_citizens_language_and_the_services(
    language: str, title: str, paper: Paper
) -> None:
    content = replace(
        receipt(),
        citizen_language=language,
        service_language="pt",
        case=replace(receipt().case, service=Bilingual("Renew", "Renovar a carta de condução")),
    )
    pdf = rendered(content, code_of(content), paper, Texts.for_language)
    said = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    plain = unicodedata.normalize("NFKC", said)
    assert title in plain or title[::-1] in plain
    assert "Comprovativo" in plain or "Recibo" in plain
    assert "Renovar a carta" in plain


@pytest.mark.parametrize("paper", list(Paper))
def test_an_arabic_receipts_code_is_not_seen_in_a_mirror(paper: Paper, tmp_path: Path) -> None:
    content = replace(receipt(), citizen_language="ar", service_language="pt", case=short())
    code = code_of(content)
    pdf = rendered(content, code, paper, Texts.for_language)
    assert verify(pdf, KEYS, Texts.for_language).content == content
    assert verify(picture_of(pdf, tmp_path), KEYS, Texts.for_language).statement is not None


def short() -> CaseContent:
    """A case that fits on one page, which then holds the code."""
    return replace(renewal(), done=(), next_steps=(), fees=())


@pytest.mark.parametrize(("language", "is_right"), [("pt", False), ("ar", True)])
def test_an_arabic_receipt_is_laid_out_from_the_right(language: str, is_right: bool) -> None:  # noqa: FBT001 - a parameter of the table
    content = replace(receipt(), citizen_language=language, service_language="pt")
    page = PdfReader(BytesIO(rendered(content, code_of(content), Paper.A4, Texts.for_language)))
    starts: list[float] = []

    def visit(text: str, matrix: list[float], text_matrix: list[float], *_font: object) -> None:
        if content.spot in text:
            starts.append(matrix[4] + matrix[0] * text_matrix[4])

    page.pages[0].extract_text(visitor_text=visit)
    assert (starts[0] > WIDTH / 2) is is_right
