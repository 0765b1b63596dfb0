"""A sheet can be turned, straightened and cut, and nothing of it is lost by that."""

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from citizenspot.documents.limits import MOST_SHOWN_BYTES
from citizenspot.documents.sheet import (
    UNCUT,
    WHOLE,
    Box,
    Sheet,
    as_it_came,
    cut,
    image_of,
    jpeg_of,
    shown,
    straightened,
    turned,
)
from citizenspot.documents.skew import skew_of
from citizenspot.documents.table import Table, changed, with_sheets
from citizenspot.documents.trouble import SENTENCES, Trouble
from citizenspot.visit.table_commands import MoveSheet, RemoveSheet, ShowSheet, TurnSheet
from tests.documents.papers import contract, sheet_of

SIDE = st.integers(-50, WHOLE + 50)
BOXES = st.tuples(SIDE, SIDE, SIDE, SIDE)


@given(BOXES)
def test_turned_four_times_it_is_what_it_was(box: Box) -> None:
    sheet = cut(Sheet(b""), box)
    there = sheet
    for _ in range(4):
        there = turned(there, clockwise=True)
    assert there == sheet
    assert turned(turned(sheet, clockwise=True), clockwise=False) == sheet


@given(st.lists(BOXES, max_size=5))
def test_a_cut_never_reaches_outside_of_the_one_before(boxes: list[Box]) -> None:
    sheet = Sheet(b"")
    for box in boxes:
        smaller = cut(sheet, box)
        assert smaller.box[0] >= sheet.box[0]
        assert smaller.box[1] >= sheet.box[1]
        assert smaller.box[2] <= sheet.box[2]
        assert smaller.box[3] <= sheet.box[3]
        assert smaller.box[0] <= smaller.box[2]
        sheet = smaller


def test_a_turn_and_a_cut_show_the_part_that_was_meant() -> None:
    image = Image.new("RGB", (200, 100), "white")
    ImageDraw.Draw(image).rectangle((0, 0, 99, 99), "black")
    upright = turned(Sheet(jpeg_of(image)), clockwise=True)
    assert image_of(upright).size == (100, 200)
    lower = image_of(cut(upright, (0, 500, WHOLE, WHOLE)))
    assert lower.size == (100, 100)
    assert lower.convert("L").resize((1, 1)).tobytes()[0] > 250


def test_a_sheet_that_lies_askew_is_straightened_by_its_lines() -> None:
    straight = straightened(contract())
    assert -17 <= straight.tenths <= -11
    assert abs(skew_of(image_of(straight))) <= 2
    assert straight.is_changed
    assert not as_it_came(straight).is_changed


def test_a_sheet_without_lines_stays_as_it_is() -> None:
    assert straightened(sheet_of("grey")).tenths == 0


def test_what_the_screens_show_is_small_even_of_noise() -> None:
    noise = Image.effect_noise((2340, 1700), 200)
    assert len(shown(Sheet(jpeg_of(noise)))) <= MOST_SHOWN_BYTES
    with Image.open(BytesIO(shown(sheet_of()))) as image:
        assert image.format == "JPEG"


def test_sheets_are_added_moved_and_taken_away() -> None:
    red, green, blue = (sheet_of(colour) for colour in ("red", "green", "blue"))
    table = with_sheets(Table((red,)), (green, blue))
    assert isinstance(table, Table)
    assert table.sheet == green
    assert changed(table, MoveSheet(-1)).sheets == (green, red, blue)
    assert changed(changed(table, ShowSheet(9)), RemoveSheet()).sheets == (red, green)
    assert changed(table, TurnSheet(clockwise=True)).sheets[1] == turned(green, clockwise=True)
    assert changed(Table(), RemoveSheet()) == Table()
    assert with_sheets(table, (red,) * 18) is Trouble.TOO_MANY_SHEETS
    assert table.sheet.box == UNCUT


def test_every_trouble_has_a_sentence_and_a_next_act() -> None:
    assert set(SENTENCES) == set(Trouble)
    assert all(sentence and following for sentence, following in SENTENCES.values())
