"""The paper: what it says, in which order, in which languages, and that it always prints."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader

from citizenspot.receipts.blocks import rows
from citizenspot.receipts.content import Bilingual, Doer, ReceiptContent
from citizenspot.receipts.envelope import FILE_NAME, Envelope
from citizenspot.receipts.look import A4_LOOK
from citizenspot.receipts.paper import Paper
from citizenspot.receipts.pdf import voices_of
from citizenspot.receipts.reading import reading_lines
from citizenspot.receipts.story import story
from citizenspot.receipts.words import WATERMARK
from citizenspot.visit.words import Outcome
from tests.receipts.hostile import text_places, with_text
from tests.receipts.paper_tools import code_of, marked_texts, pages_of, pdf_of, words_of
from tests.receipts.specimens import in_portuguese, many_fees, of_case, practised, receipt
from tests.rigs.hostile_texts import TEXTS

BOTH_PAPERS = pytest.mark.parametrize("paper", Paper)
MILLIMETRE = 72 / 25.4


def size_of(pdf: bytes) -> tuple[float, float]:
    box = PdfReader(BytesIO(pdf)).pages[0].mediabox
    return float(box.width) / MILLIMETRE, float(box.height) / MILLIMETRE


def in_order(parts: tuple[str, ...], words: str) -> bool:
    places = [words.find(part) for part in parts]
    return -1 not in places and all(one < other for one, other in pairwise(places))


@BOTH_PAPERS
def test_a_reader_hears_the_receipt_in_the_order_of_its_meaning(paper: Paper) -> None:
    words = words_of(pdf_of(receipt(), paper))
    assert in_order(
        (
            "Citizen Spot of Braga",
            "BRG1-2026-001207",
            "Renew a driving licence",
            "Institute for Mobility",
            "Done.",
            "IMT-2026-0048213",
            "Maria Specimen da Silva",
            "Accepted",
            "What comes next",
            "What was paid",
            "Total",
            "What was done",
            "Identity read from the card",
            "Signature",
            "How to check this receipt",
            "H5PT",
        ),
        words,
    )


@BOTH_PAPERS
def test_the_citizens_language_comes_first_and_the_services_below_it(paper: Paper) -> None:
    words = words_of(pdf_of(receipt(), paper))
    assert in_order(("Renew a driving licence", "Renovar a carta de condução"), words)
    assert in_order(("What comes next", "pt:What comes next"), words)
    assert in_order(("for 90 days", "durante 90 dias"), words)


@BOTH_PAPERS
def test_one_language_is_printed_once(paper: Paper) -> None:
    words = words_of(pdf_of(in_portuguese(receipt()), paper))
    assert words.count("Renovar a carta de condução") == 1
    assert "pt:What comes next" in words
    assert words.count("What comes next") == 1


@BOTH_PAPERS
def test_times_are_those_of_the_spot(paper: Paper) -> None:
    words = words_of(pdf_of(in_portuguese(receipt(time_zone="Atlantic/Azores")), paper))
    assert "09:42" in words


@BOTH_PAPERS
def test_a_citizen_without_a_name_is_not_identified(paper: Paper) -> None:
    assert "not identified" in words_of(pdf_of(receipt(citizen_name=" "), paper))


@BOTH_PAPERS
@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_says_so(outcome: Outcome, paper: Paper) -> None:
    words = words_of(pdf_of(of_case(outcome=outcome), paper))
    done = outcome is Outcome.CARRIED_OUT
    assert ("Done." in words) == done
    if outcome not in {Outcome.CARRIED_OUT, Outcome.ON_ITS_WAY, Outcome.REFUSED}:
        assert "Not done:" in words


@BOTH_PAPERS
def test_what_the_provider_said_is_told_from_what_we_say(paper: Paper) -> None:
    content = of_case(
        outcome=Outcome.REFUSED,
        why=Bilingual("The certificate has expired.", "O atestado caducou."),
        provider_said="CERT_EXPIRED <b>",
        provider_private=True,
    )
    words = words_of(pdf_of(content, paper))
    assert in_order(("The certificate has expired.", "CERT_EXPIRED <b>", "own words"), words)
    assert "(private)" in words


@BOTH_PAPERS
def test_an_assisted_act_carries_its_reason(paper: Paper) -> None:
    words = words_of(pdf_of(receipt(), paper))
    assert "for the citizen. Reason: cannot touch the screen" in words


def test_a_long_receipt_numbers_its_pages() -> None:
    pages = pages_of(pdf_of(many_fees(40)))
    assert len(pages) >= 3
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "BRG1-2026-001207" in page


def test_no_page_ends_between_a_statement_and_the_signature_under_it() -> None:
    told = story(receipt(), voices_of(receipt(), marked_texts))
    signed = next(section for section in told.sections if section.strokes)
    assert len(rows(signed, A4_LOOK, 400)) == 1


def test_every_fee_and_the_sum_of_them_stand_on_the_paper() -> None:
    words = words_of(pdf_of(many_fees(20)))
    assert in_order((*(f"Copy {number}" for number in range(1, 21)), "Total", "210.00"), words)


def test_the_roll_is_80_millimetres_wide_and_grows_with_what_it_says() -> None:
    lengths = [size_of(pdf_of(many_fees(count), Paper.ROLL_80)) for count in (0, 1, 5, 20)]
    assert all(round(width) == 80 for width, _ in lengths)
    assert all(one < other for (_, one), (_, other) in pairwise(lengths))


def test_a_roll_too_long_for_a_page_is_cut_into_pages() -> None:
    assert len(pages_of(pdf_of(many_fees(400), Paper.ROLL_80))) >= 2


def test_a4_is_a4() -> None:
    width, height = size_of(pdf_of(receipt()))
    assert (round(width), round(height)) == (210, 297)


@BOTH_PAPERS
def test_practice_wears_its_watermark_on_every_page(paper: Paper) -> None:
    long = practised(case=many_fees(40).case)
    for page in pages_of(pdf_of(long, paper)):
        assert WATERMARK in page
        assert "not valid" in page
    assert "Nothing was sent" in words_of(pdf_of(long, paper))


@BOTH_PAPERS
def test_a_live_receipt_never_says_practice(paper: Paper) -> None:
    assert "PRACTICE" not in words_of(pdf_of(receipt(), paper))


@BOTH_PAPERS
def test_the_file_says_what_it_is(paper: Paper) -> None:
    reader = PdfReader(BytesIO(pdf_of(receipt(), paper)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Receipt BRG1-2026-001207"
    assert reader.metadata.author == "Citizen Spot of Braga"
    assert reader.metadata.subject == "Renew a driving licence"
    assert str(reader.root_object["/Lang"]) == "en"
    assert reader.metadata.creation_date == receipt().issued_at


@BOTH_PAPERS
def test_the_content_and_the_code_travel_inside_the_file(paper: Paper) -> None:
    content = receipt()
    (attached,) = PdfReader(BytesIO(pdf_of(content, paper))).attachments[FILE_NAME]
    assert attached == Envelope.of(content, code_of(content), paper).encoded()


@BOTH_PAPERS
def test_the_same_receipt_is_the_same_file(paper: Paper) -> None:
    assert pdf_of(receipt(), paper) == pdf_of(receipt(), paper)


@BOTH_PAPERS
def test_the_signature_is_drawn_and_not_a_picture(paper: Paper) -> None:
    signed, unsigned = pdf_of(receipt(), paper), pdf_of(receipt(signature=None), paper)
    assert b"/Subtype /Image" not in signed
    assert len(signed) > len(unsigned)


@BOTH_PAPERS
def test_a_stroke_outside_its_pad_stays_on_the_paper(paper: Paper) -> None:
    signature = receipt().signature
    assert signature is not None
    wild = replace(signature, strokes=((), ((5, 5),), ((-(10**9), 10**9), (10**9, -(10**9)))))
    assert "Signature" in words_of(pdf_of(receipt(signature=wild), paper))


@BOTH_PAPERS
def test_reading_aloud_says_all_that_the_paper_says(paper: Paper) -> None:
    content = practised()
    words = words_of(pdf_of(content, paper)).replace("-", "")
    for line in reading_lines(content, marked_texts("en")):
        for part in line.replace(": ", " · ").split(" · "):
            assert all(word.replace("-", "") in words for word in part.split()), line


@BOTH_PAPERS
@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_text_in_every_place_prints_and_does_nothing(text: str, paper: Paper) -> None:
    content = practised()
    pdf = pdf_of(with_text(content, text_places(content), text), paper)
    words = words_of(pdf)
    assert "How to check" in words
    assert WATERMARK in words
    assert b"/Subtype /Image" not in pdf
    assert b"/URI" not in pdf


@BOTH_PAPERS
def test_markup_is_printed_as_it_is_in_every_place(paper: Paper) -> None:
    content = receipt(verification_address="x")
    places = [place for place in text_places(content) if is_printed(content, place)]
    for number, place in enumerate(places):
        content = with_text(content, [place], f"<b>&lt;\u202e(Ana{number}.")
    printed = words_of(pdf_of(content, paper)).replace(" ", "")
    missing = [
        place for number, place in enumerate(places) if f"<b>&lt;¤(Ana{number}." not in printed
    ]
    assert not missing
    assert len(places) > 30


def is_printed(content: ReceiptContent, place: tuple[str | int, ...]) -> bool:
    """Say whether a receipt prints a text: no ids, and reasons of assisted acts only."""
    match place:
        case (*_, "service_id"):
            return False
        case ("case", "done", int(number), "reason"):
            return content.case.done[number].by is Doer.ASSISTED
    return True


@BOTH_PAPERS
@settings(max_examples=10)
@given(text=st.text(st.characters(exclude_categories=[])))
def test_any_text_in_every_place_prints(text: str, paper: Paper) -> None:
    content = receipt()
    pdf = pdf_of(with_text(content, text_places(content), text), paper)
    assert "How to check" in words_of(pdf)
