"""A theme is shown only if everybody can read it."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.design.contrast import ThemeRefused, checked, contrast, theme
from ui.design.controls.button import resting_coat
from ui.design.look import Look
from ui.design.millimetres import desk_measures
from ui.design.tokens import DARK, HIGH_CONTRAST, LIGHT, Theme

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
def test_every_theme_the_program_ships_can_be_read(name: str) -> None:
    assert theme(name).name == name


def test_black_on_white_has_the_greatest_contrast_there_is() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_the_contrast_of_a_known_pair_is_that_of_the_standards_formula() -> None:
    # #777777 on white is the best-known pair that just fails: 4.48:1.
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@given(colours, colours)
def test_contrast_does_not_depend_on_which_colour_is_the_ground(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.001


def test_a_theme_with_a_text_too_pale_is_refused_with_the_pair_that_fails() -> None:
    pale = msgspec.structs.replace(LIGHT.colours, text_subtle="#9AA0A6")

    with pytest.raises(ThemeRefused) as refused:
        checked(Theme("pale", pale))

    assert any("text_subtle on background" in failure for failure in refused.value.failures)


def test_a_theme_with_an_edge_nobody_sees_is_refused() -> None:
    edgeless = msgspec.structs.replace(LIGHT.colours, border="#E5E5E5")

    with pytest.raises(ThemeRefused, match="border on surface"):
        checked(Theme("edgeless", edgeless))


def test_a_tone_whose_ink_sinks_into_its_ground_is_refused() -> None:
    sunken = msgspec.structs.replace(LIGHT.colours.problem, ink="#E8A9A4")
    colours_ = msgspec.structs.replace(LIGHT.colours, problem=sunken)

    with pytest.raises(ThemeRefused, match="problem ink"):
        checked(Theme("sunken", colours_))


def test_high_contrast_promises_more_than_the_other_themes() -> None:
    assert HIGH_CONTRAST.text_contrast == 7
    with pytest.raises(ThemeRefused):
        checked(Theme("not high at all", LIGHT.colours, text_contrast=7))
    assert checked(DARK) is DARK


@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
def test_a_button_that_cannot_be_pressed_now_stands_apart_from_text(name: str) -> None:
    chosen = theme(name)
    coat = resting_coat(Look(chosen, desk_measures(4)))
    assert coat.fill != chosen.colours.background or coat.edge is not None
