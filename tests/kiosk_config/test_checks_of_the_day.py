"""What `citizenspot doctor` says of colours, hours, the scanner and a second printer."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk_config.day_settings import DaySettings, ScannerSettings
from kiosk_config.self_check.day import check_hours, check_scanner
from kiosk_config.self_check.finding import State
from kiosk_config.self_check.printer import check_printers
from kiosk_config.self_check.theme import check_theme
from kiosk_config.settings import LiveSettings, PracticeSettings, ReceiptSettings, ScreenSettings
from tests.kiosk_config.told_machine import ToldMachine

WELL = ToldMachine()
LIVE = LiveSettings(data_folder=Path("/srv/spot/live"))


def test_colours_that_are_refused_are_a_warning_that_leads_to_their_file() -> None:
    screens = ScreenSettings(theme_file="/etc/spot/theme.toml")
    own = LiveSettings(data_folder=Path("/srv"), screens=screens)
    refused = check_theme(own, "accent on surface is too faint.")
    assert refused.state is State.WARNING
    assert str(refused.sentence).startswith("accent on surface is too faint.")
    assert refused.mend.endswith(" /etc/spot/theme.toml")
    assert check_theme(own, "").state is State.OK
    assert check_theme(LIVE, "").state is State.OK


@pytest.mark.parametrize(
    ("opens", "closes", "state"),
    [
        ("09:00", "18:00", State.OK),
        ("09:00", None, State.WARNING),
        (None, None, State.WARNING),
        ("18:00", "09:00", State.WARNING),
    ],
)
def test_opening_hours_are_both_there_and_the_right_way_round(
    opens: str | None, closes: str | None, state: State
) -> None:
    settings = LiveSettings(data_folder=Path("/srv"), day=DaySettings(opens=opens, closes=closes))
    assert check_hours(WELL, settings).state is state


@pytest.mark.parametrize(
    ("scanner", "state"),
    [
        (ScannerSettings(), State.OK),
        (ScannerSettings(kind="burst"), State.OK),
        (ScannerSettings(kind="prefix", prefix="]"), State.OK),
        (ScannerSettings(kind="prefix", prefix="A"), State.WARNING),
        (ScannerSettings(kind="prefix", prefix=" "), State.WARNING),
    ],
)
def test_a_scanners_prefix_is_nothing_that_people_type(
    scanner: ScannerSettings, state: State
) -> None:
    settings = LiveSettings(data_folder=Path("/srv"), scanner=scanner)
    assert check_scanner(WELL, settings).state is state


def test_a_second_printer_is_looked_at_too() -> None:
    receipts = ReceiptSettings(printer="counter-3", slip_printer="roll-3")
    settings = LiveSettings(data_folder=Path("/srv"), receipts=receipts)
    findings = list(check_printers(WELL, settings))
    assert [each.state for each in findings] == [State.OK, State.PROBLEM]
    assert findings[1].sentence.values == {"queue": "roll-3"}


def test_practice_needs_no_hours() -> None:
    assert check_hours(WELL, PracticeSettings(data_folder=Path("/srv"))).state is State.OK
