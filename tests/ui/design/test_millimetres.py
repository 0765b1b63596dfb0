"""Sizes follow from the eye and the finger, whatever the screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF

from citizenspot.visit.words import TextSize
from ui.design.fonts import Type, font, load_fonts
from ui.design.millimetres import citizen_measures, desk_measures, seen_pixels_per_mm

densities = st.floats(2.0, 12.0)
FINGER_MM = 15
PANEL_21_INCH = 4.03
SEVEN_TENTHS_OF_A_DEGREE_AT_60_CM_MM = 7.33


@given(densities, st.sampled_from(TextSize))
def test_what_a_citizen_touches_is_never_smaller_than_a_finger_needs(
    density: float, size: TextSize
) -> None:
    assert citizen_measures(density, size).target >= FINGER_MM * density * (1 - 1e-9)


@given(densities)
def test_each_text_size_is_larger_than_the_one_before(density: float) -> None:
    sizes = [citizen_measures(density, size) for size in TextSize]

    for smaller, larger in ((sizes[0], sizes[1]), (sizes[1], sizes[2])):
        assert smaller.body < larger.body
        assert smaller.small <= larger.small
        assert smaller.heading <= larger.heading


@given(densities, st.sampled_from(TextSize))
def test_a_heading_is_never_smaller_than_the_text(density: float, size: TextSize) -> None:
    measures = citizen_measures(density, size)

    assert measures.small <= measures.body < measures.heading < measures.title


@pytest.mark.parametrize("density", [PANEL_21_INCH, 3.36, 5.56])
@pytest.mark.parametrize("kind", list(Type))
def test_a_capital_of_the_largest_mode_is_as_high_as_the_standard_asks(
    qapp: object, density: float, kind: Type
) -> None:
    del qapp
    load_fonts()
    measures = citizen_measures(density, TextSize.LARGEST)

    capital = QFontMetricsF(font(kind, measures)).capHeight() / density

    assert capital >= SEVEN_TENTHS_OF_A_DEGREE_AT_60_CM_MM


@pytest.mark.parametrize(
    ("width", "height", "density"), [(1920, 1080, 4.03), (1024, 768, 3.36), (1080, 1920, 4.03)]
)
def test_a_screen_as_counters_have_them_is_seen_as_it_is(
    width: int, height: int, density: float
) -> None:
    assert seen_pixels_per_mm(density, width, height) == density


@given(densities, st.integers(300, 3000), st.integers(300, 3000))
def test_on_a_small_screen_the_text_shrinks_and_the_targets_do_not(
    density: float, width: int, height: int
) -> None:
    seen = seen_pixels_per_mm(density, width, height)

    small = citizen_measures(density, TextSize.NORMAL, seen)
    large = citizen_measures(density, TextSize.NORMAL)

    assert seen <= density
    assert small.body <= large.body
    assert small.target == large.target


def test_the_desk_is_denser_than_the_citizens_screen() -> None:
    desk = desk_measures(PANEL_21_INCH)
    citizen = citizen_measures(PANEL_21_INCH, TextSize.NORMAL)

    assert desk.dense
    assert desk.body < citizen.body
    assert desk.target < citizen.target
