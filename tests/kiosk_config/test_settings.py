"""Settings: defaults, the file, both worlds, and what neither world can hold."""

from pathlib import Path

import msgspec
import pytest

from kiosk_config.other_world import OtherWorldError
from kiosk_config.settings import (
    LiveProvider,
    LiveSettings,
    PracticeProvider,
    PracticeSettings,
    load_settings,
)
from kiosk_config.settings_file import SettingsError, read_settings, settings_path

LIVE = """
mode = "live"
spot = "Espaço Cidadão do Rossio"
desk = "Balcão 3"
mediator = "M. Exemplo"
language = "pt"
citizen_language = "en"
visits_kept_days = 7
data_folder = "/srv/spot"
catalogue_folder = "/srv/catalogue"

[screens]
mediator = "HDMI-1"
citizen = "DP-2"
millimetres_per_pixel = 0.277

[receipts]
format = "80mm"
printer = "counter-3"

[live]
reader_name = "Gemalto PC Twin Reader 00 00"
trust_folder = "/srv/trust"
pkcs11_module = "/usr/lib/opensc-pkcs11.so"

[live.providers.imt]
connector = "rest"
base_url = "https://imt.example/api"
credential = "imt-key"

[practice.providers.town]
connector = "open311"
base_url = "http://127.0.0.1:8311"
"""


KNOWN = (
    "mode",
    "spot",
    "desk",
    "mediator",
    "language",
    "citizen_language",
    "visits_kept_days",
    "keys_in",
    "shuffled_keypad",
    "data_folder",
    "catalogue_folder",
    "screens",
    "receipts",
    "speech",
    "sign_in",
    "day",
    "queue",
    "scanner",
    "documents",
    "mail",
    "live",
    "practice",
)


class Machine:
    """A machine with a home and an /etc of its own, on which settings may be written."""

    def __init__(self, folder: Path) -> None:
        self.system = folder / "etc"
        self.home = folder / "home"
        self.own_file = self.home / ".config/citizenspot/workstation.toml"
        self.system_file = self.system / "citizenspot/workstation.toml"
        self.environment = {"HOME": str(self.home)}

    def write(self, file: Path, text: str) -> Path:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def load(self, *, practice: bool = False) -> LiveSettings | PracticeSettings:
        found = read_settings(self.environment, self.system)
        return found.settings_for(practice=practice)

    def refusal_of(self, text: str) -> str:
        self.write(self.own_file, text)
        with pytest.raises(SettingsError) as refused:
            self.load()
        assert refused.value.file == self.own_file
        return str(refused.value).removeprefix(f"{self.own_file}: ")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_machine_without_a_file_is_practised_on(machine: Machine) -> None:
    settings = machine.load()
    assert isinstance(settings, PracticeSettings)
    assert settings.practice
    assert settings.reader == "virtual"
    assert settings.journal_folder == machine.home / ".local/state/citizenspot/practice/journal"


def test_a_file_that_says_live_makes_a_live_workstation(machine: Machine) -> None:
    machine.write(machine.own_file, LIVE)
    settings = machine.load()
    assert isinstance(settings, LiveSettings)
    assert not settings.practice
    assert settings.spot == "Espaço Cidadão do Rossio"
    assert settings.screens.citizen == "DP-2"
    assert settings.receipts.format == "80mm"
    assert settings.catalogue_folder == Path("/srv/catalogue")
    assert settings.authorities_folder == Path("/srv/trust")
    assert settings.pkcs11_module == Path("/usr/lib/opensc-pkcs11.so")
    assert settings.journal_folder == Path("/srv/spot/live/journal")
    assert settings.receipts_folder == Path("/srv/spot/live/receipts")
    assert settings.providers == {
        "imt": LiveProvider(
            connector="rest", base_url="https://imt.example/api", credential="imt-key"
        )
    }


def test_practice_on_a_live_workstation_shares_its_names_and_nothing_else(machine: Machine) -> None:
    machine.write(machine.own_file, LIVE)
    live, practice = machine.load(), machine.load(practice=True)
    assert isinstance(practice, PracticeSettings)
    assert practice.desk == live.desk
    assert set(practice.providers) == {"town"}
    assert not practice.data_folder.is_relative_to(live.data_folder)
    assert not live.data_folder.is_relative_to(practice.data_folder)


def test_the_file_named_by_the_environment_comes_before_all_others(machine: Machine) -> None:
    machine.write(machine.system_file, 'desk = "system"')
    assert machine.load().desk == "system"
    machine.write(machine.own_file, 'desk = "own"')
    assert machine.load().desk == "own"
    named = machine.write(machine.home / "named.toml", 'desk = "named"')
    machine.environment["CITIZENSPOT_CONFIG"] = str(named)
    assert machine.load().desk == "named"


def test_a_folder_of_the_environment_that_is_not_absolute_is_ignored(machine: Machine) -> None:
    machine.environment |= {"XDG_CONFIG_HOME": "relative", "XDG_STATE_HOME": "relative"}
    machine.write(machine.own_file, 'desk = "own"')
    assert machine.load().desk == "own"
    assert machine.load().data_folder.is_relative_to(machine.home)


def test_the_folders_of_the_environment_are_used(machine: Machine, tmp_path: Path) -> None:
    machine.environment |= {
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    file = machine.write(tmp_path / "config/citizenspot/workstation.toml", "")
    assert settings_path(machine.environment, machine.system) == file
    assert machine.load().data_folder == tmp_path / "state/citizenspot/practice"


def test_load_settings_reads_the_environment_it_is_given(machine: Machine) -> None:
    named = machine.write(machine.home / "named.toml", LIVE)
    environment = machine.environment | {"CITIZENSPOT_CONFIG": str(named)}
    assert isinstance(load_settings(environment=environment), LiveSettings)
    assert isinstance(load_settings(practice=True, environment=environment), PracticeSettings)


def test_a_named_file_that_is_missing_is_an_error_not_a_default(machine: Machine) -> None:
    machine.environment["CITIZENSPOT_CONFIG"] = str(machine.home / "missing.toml")
    with pytest.raises(SettingsError, match=r"missing\.toml: cannot be read: No such file"):
        machine.load()


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("desk = ", "cannot be read: Invalid value (at end of document)"),
        (
            'dsek = "3"',
            f"dsek: is not a setting; did you mean desk? Known here: {', '.join(KNOWN)}",
        ),
        (
            "[screens]\ncitzen = 'DP-1'",
            (
                "screens.citzen: is not a setting; did you mean citizen? Known here: mediator, "
                "citizen, citizen_touch, swap, millimetres_per_pixel, theme_file, mediator_theme"
            ),
        ),
        (
            "[receipts]\nx = 1",
            "receipts.x: is not a setting; known here: format, printer, slip_printer",
        ),
        ('mode = "test"', 'mode: cannot be "test"; allowed: "live", "practice"'),
        (
            "[mail]\nserver = 'mail.example'\nsender = 'spot@town.example'\ntls = 'none'",
            "mail.tls: receipts leave this machine encrypted: starttls or tls",
        ),
        ("[mail]\nserver = 'mail.example'", "mail.sender: is missing"),
        ("desk = 3", 'desk: cannot be 3; allowed: "…" (1 … 80)'),
        ('desk = ""', 'desk: cannot be ""; allowed: "…" (1 … 80)'),
        ("data_folder = 3", 'data_folder: cannot be 3; allowed: "/…"'),
        ("data_folder = 'var'", 'data_folder: cannot be "var"; allowed: "/…"'),
        ("[screens]\nswap = 'yes'", 'screens.swap: cannot be "yes"; allowed: true, false'),
        (
            "[screens]\nmillimetres_per_pixel = 27.7",
            "screens.millimetres_per_pixel: cannot be 27.7; allowed: 0 < … ≤ 2",
        ),
        ("screens = 2", "screens: must be a table: its own line [screens]"),
        ("[live]\nproviders = 2", "live.providers: must be a table: its own line [live.providers]"),
        (
            "[live.providers.imt]\nconnector = 'rest'",
            "live.providers.imt.base_url: is missing",
        ),
        (
            "[live.providers.imt]\nconnector = 'rest'\nbase_url = 3",
            'live.providers.imt.base_url: cannot be 3; allowed: "…"',
        ),
        (
            "[live.providers.imt]\nconnector = 'soap'\nbase_url = 'https://imt.example'",
            'live.providers.imt.connector: cannot be "soap"; allowed: "open311", "rest"',
        ),
    ],
)
def test_what_the_file_may_not_say_is_named_with_what_it_may(
    machine: Machine, text: str, refusal: str
) -> None:
    assert machine.refusal_of(text) == refusal


def provider(world: str, address: str) -> str:
    return f"[{world}.providers.x]\nconnector = 'rest'\nbase_url = '{address}'"


@pytest.mark.parametrize(
    "address",
    [
        "https://localhost:8080",
        "https://town.localhost",
        "https://127.0.0.1",
        "https://127.9.9.9:1",
        "https://127.1",
        "https://0x7f000001",
        "https://0.0.0.0",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://LOCALHOST",
    ],
)
def test_live_settings_cannot_name_the_practice_town(machine: Machine, address: str) -> None:
    refusal = machine.refusal_of(provider("live", address))
    assert refusal == (
        "live.providers.x.base_url: this machine's own addresses are for the practice town only"
    )


@pytest.mark.parametrize("address", ["http://imt.example", "imt.example", "", "file:///etc"])
def test_live_providers_are_reached_encrypted(machine: Machine, address: str) -> None:
    refusal = machine.refusal_of(provider("live", address))
    assert refusal == "live.providers.x.base_url: a live provider's address begins with https://"


@pytest.mark.parametrize("address", ["https://imt.example", "http://10.0.0.1", "ftp://localhost"])
def test_practice_cannot_name_anyone_who_answers_in_earnest(machine: Machine, address: str) -> None:
    refusal = machine.refusal_of(provider("practice", address))
    assert refusal.startswith("practice.providers.x.base_url: practice reaches this machine only")


def test_neither_world_can_be_handed_the_others_provider_by_code() -> None:
    with pytest.raises(OtherWorldError):
        LiveProvider(connector="rest", base_url="http://127.0.0.1:8080")
    with pytest.raises(OtherWorldError):
        PracticeProvider(connector="rest", base_url="https://imt.example")


def test_the_town_joins_the_practice_settings_once_its_address_is_known(machine: Machine) -> None:
    town = PracticeProvider(connector="rest", base_url="http://127.0.0.1:40404")
    settings = msgspec.structs.replace(machine.load(), providers={"town": town})
    assert isinstance(settings, PracticeSettings)
    assert settings.providers["town"].base_url == "http://127.0.0.1:40404"


def test_each_world_accepts_its_own_readers_only(machine: Machine) -> None:
    practice = machine.load()
    machine.write(machine.own_file, 'mode = "live"')
    live = machine.load()
    for settings, accepts_virtual in ((live, False), (practice, True)):
        assert settings.accepts_reader("Virtual PCD 00 00") is accepts_virtual
        assert settings.accepts_reader("Gemalto PC Twin Reader 00 00") is not accepts_virtual


def test_a_live_desk_can_be_tied_to_one_reader(machine: Machine) -> None:
    machine.write(machine.own_file, LIVE)
    settings = machine.load()
    assert settings.accepts_reader("Gemalto PC Twin Reader 00 00")
    assert not settings.accepts_reader("ACS ACR39U 01 00")


def test_a_live_desk_cannot_be_tied_to_the_virtual_reader(machine: Machine) -> None:
    refusal = machine.refusal_of("[live]\nreader_name = 'Virtual PCD 00 00'")
    assert refusal == (
        "live.reader_name: a live workstation cannot use the virtual reader of practice"
    )
    with pytest.raises(OtherWorldError):
        LiveSettings(data_folder=machine.home, reader_name="Virtual PCD 00 00")
