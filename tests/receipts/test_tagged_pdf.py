"""A receipt's file can be read by a screen reader: in order, in its languages, nothing left out."""

from __future__ import annotations

from itertools import pairwise

import pikepdf
import pytest

from citizenspot.receipts.home_slip import home_slip
from citizenspot.receipts.paper import Paper
from citizenspot.texts import Texts
from citizenspot.visit.at_home import HomeSlip, Move, WayHome
from tests.receipts.paper_tools import pdf_of
from tests.receipts.specimens import in_portuguese, many_fees, practised, receipt
from tests.receipts.tag_tree import SHOWS_TEXT, Element, Tagged, mark_of

MAY_HOLD = {
    "Document": {"H1", "H2", "P", "L", "Table", "Figure"},
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR"},
    "TR": {"TH", "TD"},
}
MAY_HOLD_WORDS = {"H1", "H2", "P", "Lbl", "LBody", "TH", "TD", "Span", "Figure"}

SLIP = HomeSlip(
    visit="visit",
    spot="Citizen Spot of Braga",
    practice="",
    language="en",
    ways=(
        WayHome(
            service="Renew a driving licence",
            alone=("Answers checked",),
            goal="Renew it at home.",
            moves=(Move("Open the page", "globe"), Move("Sign in")),
            link="https://imt.example/renew",
        ),
    ),
)
PAPERS = {
    "A4": pdf_of(receipt()),
    "80 mm": pdf_of(receipt(), Paper.ROLL_80),
    "Arabic": pdf_of(practised(citizen_language="ar", citizen_name="عبد الله")),
    "many pages": pdf_of(practised(case=many_fees(40).case)),
    "one language": pdf_of(in_portuguese(receipt(signature=None))),
    "slip for home": home_slip(SLIP, Texts.for_language("en")),
}
EACH_PAPER = pytest.mark.parametrize("pdf", PAPERS.values(), ids=PAPERS)


@EACH_PAPER
def test_everything_painted_is_read_or_known_to_be_decoration(pdf: bytes) -> None:
    painted = list(Tagged.of(pdf).painted())
    assert [what for what in painted if what[1] == -1] == []
    assert any(number is not None for _, number, operator in painted if operator in SHOWS_TEXT)


@EACH_PAPER
def test_every_content_stands_in_the_tree_once(pdf: bytes) -> None:
    tagged = Tagged.of(pdf)
    painted = {(page, number) for page, number, _ in tagged.painted() if number is not None}
    referred = tagged.referred()
    assert painted <= set(referred)
    assert set(referred.values()) == {1}
    numbers = tagged.pdf.Root.StructTreeRoot.ParentTree.Nums
    for page, each in enumerate(tagged.pdf.pages):
        assert int(numbers[2 * page]) == int(each.StructParents) == page
        own = sorted(number for on, number in referred if on == page)
        assert own == list(range(len(numbers[2 * page + 1])))


@EACH_PAPER
def test_each_element_is_where_it_may_be(pdf: bytes) -> None:
    for element in Tagged.of(pdf).tree.everything():
        kids = {kid.role for kid in element.kids}
        assert kids <= MAY_HOLD.get(element.role, {"Span"}), element.role
        assert not element.contents or element.role in MAY_HOLD_WORDS, element.role
        assert element.contents or element.kids, element.role


@EACH_PAPER
def test_headings_begin_with_one_of_the_first_level_and_leave_none_out(pdf: bytes) -> None:
    levels = [int(each.role[1]) for each in headings(Tagged.of(pdf).tree)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def headings(tree: Element) -> list[Element]:
    return [each for each in tree.everything() if each.role in {"H1", "H2"}]


@EACH_PAPER
def test_every_picture_has_words_in_its_place(pdf: bytes) -> None:
    pictures = [each for each in Tagged.of(pdf).tree.everything() if each.role == "Figure"]
    assert pictures
    assert all(picture.alt for picture in pictures)


@EACH_PAPER
def test_the_file_says_that_it_is_tagged_and_shows_its_title(pdf: bytes) -> None:
    opened = Tagged.of(pdf).pdf
    assert bool(opened.Root.MarkInfo.Marked)
    assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
    assert str(opened.docinfo.Title)


def test_the_services_words_are_marked_as_another_language() -> None:
    spans = [each for each in Tagged.of(PAPERS["A4"]).tree.everything() if each.role == "Span"]
    assert len(spans) > 20
    assert {each.language for each in spans} == {"pt"}
    others = [each for each in Tagged.of(PAPERS["A4"]).tree.everything() if each.role != "Span"]
    assert {each.language for each in others} == {"en"}
    one = Tagged.of(PAPERS["one language"]).tree
    assert {each.language for each in one.everything()} == {"pt"}


def test_arabic_letters_are_read_as_they_are_written_and_not_as_they_are_drawn() -> None:
    pdf = Tagged.of(PAPERS["Arabic"]).pdf
    said = [
        bytes(mark_of(each).ActualText).decode("utf-16")
        for page in pdf.pages
        for each in pikepdf.parse_content_stream(page)
        if str(each.operator) == "BDC" and "/ActualText" in mark_of(each)
    ]
    assert "عبد الله" in said


def test_a_list_that_goes_on_over_a_page_is_one_list() -> None:
    tree = Tagged.of(PAPERS["many pages"]).tree
    (table,) = (each for each in tree.everything() if each.role == "Table")
    assert len(table.kids) == 41
    pages = {page for cell in table.everything() for page, _ in cell.contents}
    assert len(pages) > 1
