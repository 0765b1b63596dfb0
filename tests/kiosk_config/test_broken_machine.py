"""On a machine where nothing is well, doctor has a command for each thing that is not."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk_config.self_check.accounts import AccountsSeen
from kiosk_config.self_check.finding import State
from kiosk_config.self_check.machine import KeyringState
from kiosk_config.self_check.services import CatalogueRead
from kiosk_config.self_check.workstation import Program, examine
from kiosk_config.settings import (
    LiveProvider,
    LiveSettings,
    PracticeSettings,
    ReceiptSettings,
)
from tests.kiosk_config.told_machine import NOON, ToldMachine

FONT = Path("/program/Regular.ttf")
PROGRAM = Program(CatalogueRead(Path("/program"), 0), (FONT,), ("pt",), NOON, AccountsSeen(0, 0))
FOLDER = Path("/srv/spot")
PROVIDER = LiveProvider(connector="rest", base_url="https://imt.example/api")


@pytest.mark.parametrize(
    "settings",
    [
        PracticeSettings(data_folder=FOLDER),
        LiveSettings(data_folder=FOLDER),
        LiveSettings(
            data_folder=FOLDER,
            providers={"pt.imt": PROVIDER},
            receipts=ReceiptSettings(printer="counter-4"),
        ),
    ],
)
@pytest.mark.parametrize("writable", [True, False])
def test_whatever_is_not_well_names_the_command_that_mends_it(
    settings: LiveSettings | PracticeSettings,
    writable: bool,  # noqa: FBT001 - pytest passes it
) -> None:
    broken = ToldMachine(
        environment={},
        outputs={},
        sockets=frozenset(),
        readers=None,
        keyring_state=KeyringState.ABSENT,
        free=0,
        writable=writable,
        missing_files=frozenset({FONT}),
        fonts_for=frozenset(),
        time=NOON - timedelta(days=4000),
    )

    findings = [each for each in examine(broken, settings, PROGRAM) if each.state is not State.OK]

    assert len(findings) >= 7
    assert not [each for each in findings if not each.mend]
