"""Which screen is whose, for every number of outputs and every word of the settings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_config.screens import (
    Area,
    Arrangement,
    Output,
    Placement,
    Window,
    millimetres_per_pixel,
    place,
)
from kiosk_config.settings import ScreenSettings

LEFT = Output("HDMI-1", Area(0, 0, 1920, 1080), 527, 296)
RIGHT = Output("DP-2", Area(1920, 0, 1920, 1080), 527, 296)
THIRD = Output("DP-3", Area(3840, 0, 1280, 1024), 376, 301)
MIRROR = Output("DP-2", Area(0, 0, 1920, 1080), 527, 296)
NO_NAMES = ScreenSettings()


def owners(placement: Placement) -> tuple[str | None, str | None]:
    windows = (placement.mediator, placement.citizen)
    return tuple(window.output.name if window else None for window in windows)  # type: ignore[return-value]


def test_two_outputs_go_one_to_each_and_are_filled() -> None:
    placement = place([LEFT, RIGHT], NO_NAMES)
    assert placement.arrangement is Arrangement.OWN_SCREENS
    assert placement.mediator == Window(LEFT, LEFT.area, full_screen=True)
    assert placement.citizen == Window(RIGHT, RIGHT.area, full_screen=True)


def test_the_leftmost_is_the_mediators_in_whatever_order_they_are_told() -> None:
    assert owners(place([RIGHT, LEFT], NO_NAMES)) == ("HDMI-1", "DP-2")


def test_the_primary_output_is_the_mediators_wherever_it_stands() -> None:
    primary = Output("DP-2", RIGHT.area, primary=True)
    assert owners(place([LEFT, primary], NO_NAMES)) == ("DP-2", "HDMI-1")


def test_swapped_screens_change_owners() -> None:
    assert owners(place([LEFT, RIGHT], ScreenSettings(swap=True))) == ("DP-2", "HDMI-1")


def test_named_outputs_go_to_whom_they_are_named_for() -> None:
    names = ScreenSettings(mediator="DP-3", citizen="HDMI-1")
    assert owners(place([LEFT, RIGHT, THIRD], names)) == ("DP-3", "HDMI-1")
    swapped = ScreenSettings(mediator="DP-3", citizen="HDMI-1", swap=True)
    assert owners(place([LEFT, RIGHT, THIRD], swapped)) == ("HDMI-1", "DP-3")


def test_naming_the_citizens_output_leaves_the_first_other_to_the_mediator() -> None:
    assert owners(place([LEFT, RIGHT], ScreenSettings(citizen="HDMI-1"))) == ("DP-2", "HDMI-1")


def test_a_mediators_output_that_is_missing_is_replaced_by_another() -> None:
    assert owners(place([LEFT, RIGHT], ScreenSettings(mediator="DP-9"))) == ("HDMI-1", "DP-2")


def test_a_citizens_output_that_is_missing_is_not_replaced() -> None:
    placement = place([LEFT, THIRD], ScreenSettings(citizen="DP-2"))
    assert placement.arrangement is Arrangement.CITIZEN_MISSING
    assert owners(placement) == ("HDMI-1", None)


def test_the_desk_is_never_shown_on_the_panel_named_for_the_citizen() -> None:
    placement = place([RIGHT], ScreenSettings(citizen="DP-2"))
    assert placement.arrangement is Arrangement.MEDIATOR_MISSING
    assert owners(placement) == (None, "DP-2")


def test_one_output_shows_both_side_by_side() -> None:
    placement = place([LEFT], NO_NAMES)
    assert placement.arrangement is Arrangement.SIDE_BY_SIDE
    assert placement.mediator == Window(LEFT, Area(0, 0, 960, 1080), full_screen=False)
    assert placement.citizen == Window(LEFT, Area(960, 0, 960, 1080), full_screen=False)


def test_one_output_named_for_both_is_shared() -> None:
    placement = place([LEFT, RIGHT], ScreenSettings(mediator="DP-2", citizen="DP-2"))
    assert placement.arrangement is Arrangement.SIDE_BY_SIDE
    assert owners(placement) == ("DP-2", "DP-2")


def test_one_output_swapped_puts_the_citizen_on_the_left() -> None:
    placement = place([LEFT], ScreenSettings(swap=True))
    assert placement.citizen == Window(LEFT, Area(0, 0, 960, 1080), full_screen=False)


def test_mirrored_outputs_are_named_as_such() -> None:
    placement = place([LEFT, MIRROR], NO_NAMES)
    assert placement.arrangement is Arrangement.MIRRORED
    assert owners(placement) == ("HDMI-1", "HDMI-1")


def test_without_any_output_nothing_is_placed() -> None:
    assert place([], NO_NAMES) == Placement(Arrangement.NO_OUTPUT)
    assert place([], ScreenSettings(citizen="DP-2")) == Placement(Arrangement.NO_OUTPUT)


def test_without_any_output_a_named_citizens_screen_is_still_no_output() -> None:
    assert place([], ScreenSettings(citizen="DP-2", swap=True)).mediator is None


OUTPUTS = st.lists(
    st.builds(
        Output,
        st.sampled_from(["HDMI-1", "DP-2", "DP-3"]),
        st.builds(
            Area,
            st.sampled_from([0, 960, 1920, 3840]),
            st.sampled_from([0, 1080]),
            st.integers(2, 3840),
            st.integers(2, 2160),
        ),
        primary=st.booleans(),
    ),
    max_size=4,
    unique_by=lambda each: each.name,
)
NAMES = st.sampled_from([None, "HDMI-1", "DP-2", "DP-9"])
SETTINGS = st.builds(ScreenSettings, mediator=NAMES, citizen=NAMES, swap=st.booleans())


@given(OUTPUTS, SETTINGS)
def test_the_two_windows_never_cover_each_other(
    outputs: list[Output], settings: ScreenSettings
) -> None:
    placement = place(outputs, settings)
    if placement.mediator and placement.citizen:
        assert not placement.mediator.area.overlaps(placement.citizen.area)


@given(OUTPUTS, SETTINGS)
def test_something_is_shown_wherever_there_is_an_output(
    outputs: list[Output], settings: ScreenSettings
) -> None:
    placement = place(outputs, settings)
    assert bool(placement.mediator or placement.citizen) == bool(outputs)


@pytest.mark.parametrize(
    ("output", "override", "expected"),
    [
        (LEFT, None, 527 / 1920),
        (LEFT, 0.3, 0.3),
        (Output("X", Area(0, 0, 1920, 1080)), None, 25.4 / 96),
        (Output("X", Area(0, 0, 3840, 2160), 160, 90), None, 25.4 / 96),
        (Output("X", Area(0, 0, 0, 0), 527, 296), None, 25.4 / 96),
    ],
)
def test_a_pixel_is_as_large_as_the_settings_or_the_screen_say(
    output: Output, override: float | None, expected: float
) -> None:
    assert millimetres_per_pixel(output, override) == pytest.approx(expected)
