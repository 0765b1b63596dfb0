"""The administrator's guide says what the settings really allow."""

import re
from pathlib import Path

import msgspec
import pytest

from kiosk_config.day_settings import (
    DaySettings,
    IdentityProvider,
    QueueSettings,
    ScannerSettings,
    SignInSettings,
)
from kiosk_config.self_check.finding import TITLES
from kiosk_config.settings import (
    LiveProvider,
    LiveSettings,
    ReceiptSettings,
    ScreenSettings,
    SpeechSettings,
)
from kiosk_config.settings_file import LiveTable, SettingsFile, read_settings

GUIDE = (Path(__file__).parents[2] / "docs" / "administrator.md").read_text(encoding="utf-8")
(EXAMPLE,) = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)


def test_the_example_of_the_guide_is_a_settings_file_for_live_work(tmp_path: Path) -> None:
    file = tmp_path / "workstation.toml"
    file.write_text(EXAMPLE, encoding="utf-8")
    found = read_settings({"HOME": str(tmp_path), "CITIZENSPOT_CONFIG": str(file)})
    assert isinstance(found.settings_for(practice=False), LiveSettings)
    assert set(found.settings_for(practice=True).providers) == {"town"}


@pytest.mark.parametrize(
    "form",
    [
        SettingsFile,
        LiveTable,
        LiveProvider,
        ScreenSettings,
        ReceiptSettings,
        SpeechSettings,
        SignInSettings,
        IdentityProvider,
        DaySettings,
        QueueSettings,
        ScannerSettings,
    ],
)
def test_the_example_shows_every_setting(form: type[msgspec.Struct]) -> None:
    missing = [
        field.name
        for field in msgspec.structs.fields(form)
        if not re.search(rf"^(?:{field.name} = |\[(?:\w+\.)?{field.name}\b)", EXAMPLE, re.MULTILINE)
    ]
    assert not missing


def test_the_guide_explains_every_subject_of_the_doctor() -> None:
    rows = set(re.findall(r"^\| (\w[\w ]*?) \|", GUIDE, re.MULTILINE))
    assert set(TITLES.values()) <= rows
