"""A touch on the citizen's glass lands on the citizen's screen, or doctor says what mends it."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk_config.screens import Area, Output, Placement, place
from kiosk_config.self_check.finding import Finding, State
from kiosk_config.self_check.screens import outputs_told
from kiosk_config.self_check.touch import check_touch
from kiosk_config.settings import LiveSettings, ScreenSettings
from kiosk_config.touch import mapping_command, matrix_onto, matrix_told, touch_screens_told
from tests.kiosk_config.told_machine import TWO_SCREENS, ToldMachine

GLASS = "ILITEK ILITEK-TP"
# `xinput list --long` (xinput 1.6.3), shortened: in the C locale it draws no tree.
DEVICES = f"""\
Virtual core pointer                    \tid=2\t[master pointer  (3)]
\tReporting 3 classes:
\t\tClass originated from: 2. Type: XIButtonClass
  ~ {GLASS}              \tid=9\t[slave  pointer  (2)]
\tReporting 2 classes:
\t\tClass originated from: 9. Type: XITouchClass
\t\tTouch mode: direct
\t\tMax number of touches: 10
  ~ Synaptics TouchPad        \tid=10\t[slave  pointer  (2)]
\t\tClass originated from: 10. Type: XITouchClass
\t\tTouch mode: dependent
"""
LISTING, PROPERTIES = "xinput list --long", f"xinput list-props {GLASS}"
MEND = f"xinput map-to-output '{GLASS}' DP-2"
NAMED = ScreenSettings(citizen_touch=GLASS)


def properties(matrix: str) -> str:
    return f"Device '{GLASS}':\n\tCoordinate Transformation Matrix (120):\t{matrix}\n"


RIGHT_HALF = properties("0.500000, 0.000000, 0.500000, 0.000000, 1.000000, 0.000000, 0, 0, 1.0")
EVERYWHERE = properties("1.000000, 0.000000, 0.000000, 0.000000, 1.000000, 0.000000, 0, 0, 1.0")


def found(screens: ScreenSettings, **told: str) -> list[Finding]:
    machine = ToldMachine()
    outputs = machine.outputs | {
        {"listing": LISTING, "properties": PROPERTIES, "query": "xrandr --query"}[name]: words
        for name, words in told.items()
    }
    settings = LiveSettings(data_folder=Path("/srv/spot/live"), screens=screens)
    return list(check_touch(replace(machine, outputs=outputs), settings))


def test_only_what_is_touched_where_it_shows_is_a_touch_screen() -> None:
    assert touch_screens_told(DEVICES) == [GLASS]
    assert touch_screens_told("") == []


def test_a_touch_screen_that_nobody_named_is_a_warning_with_the_command_that_maps_it() -> None:
    (finding,) = found(ScreenSettings(), listing=DEVICES)
    assert finding.state is State.WARNING
    assert finding.mend == MEND


def test_a_touch_screen_that_lands_on_the_citizens_output_is_well() -> None:
    (finding,) = found(NAMED, listing=DEVICES, properties=RIGHT_HALF)
    assert finding.state is State.OK
    assert str(finding.sentence) == f"A touch on {GLASS} lands on DP-2."


def test_a_touch_screen_that_is_spread_over_both_is_a_warning_with_the_command() -> None:
    (finding,) = found(NAMED, listing=DEVICES, properties=EVERYWHERE)
    assert finding.state is State.WARNING
    assert finding.mend == MEND


def test_a_named_touch_screen_that_is_not_there_is_a_warning() -> None:
    (finding,) = found(NAMED, listing=DEVICES)
    assert finding.mend == "xinput list"


def test_without_xinput_the_package_is_named() -> None:
    (finding,) = found(NAMED)
    assert finding.mend == "sudo apt-get install xinput"


def test_a_desk_without_touch_or_with_one_output_is_well() -> None:
    one = TWO_SCREENS.split("DP-2")[0]
    for finding in [*found(ScreenSettings()), *found(NAMED, query=one)]:
        assert finding.state is State.OK


@pytest.mark.parametrize(("swap", "output"), [(False, "DP-2"), (True, "HDMI-1")])
def test_swapped_screens_take_the_touches_with_them(swap: bool, output: str) -> None:  # noqa: FBT001 - a row of a table
    screens = ScreenSettings(citizen_touch=GLASS, swap=swap)
    placement = place(outputs_told(TWO_SCREENS), screens)
    assert mapping_command(GLASS, placement) == ("xinput", "map-to-output", GLASS, output)


def test_without_a_screen_for_the_citizen_or_a_name_nothing_is_mapped() -> None:
    there = place(outputs_told(TWO_SCREENS), ScreenSettings())
    gone = Placement(there.arrangement, there.mediator)
    assert mapping_command(None, there) == ()
    assert mapping_command(GLASS, gone) == ()


def test_the_matrix_narrows_the_desktop_to_one_output() -> None:
    left, lower = Output("A", Area(0, 0, 1000, 500)), Output("B", Area(0, 500, 500, 500))
    assert matrix_onto(left, [left, lower]) == (1, 0, 0, 0, 0.5, 0, 0, 0, 1)
    assert matrix_onto(lower, [left, lower]) == (0.5, 0, 0, 0, 0.5, 0.5, 0, 0, 1)
    assert matrix_told("no matrix here") is None
