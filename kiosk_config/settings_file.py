"""The settings file `workstation.toml`: where it is, what it says, and both worlds made of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from kiosk_config.day_settings import (
    DaySettings,
    QueueSettings,
    ScannerSettings,
    SignInSettings,
)
from kiosk_config.document_settings import DocumentSettings
from kiosk_config.mail_settings import MailSettings
from kiosk_config.other_world import refuse_eid_service, refuse_virtual_reader
from kiosk_config.sentences import _N, Sentence
from kiosk_config.settings import (
    CitizenLanguage,
    Days,
    KeysIn,
    Language,
    LiveProvider,
    LiveSettings,
    Mode,
    Name,
    PracticeProvider,
    PracticeSettings,
    ReceiptSettings,
    ScreenSettings,
    SpeechSettings,
)

FILE_NAME = "workstation.toml"
SYSTEM_FOLDER = Path("/etc")

Folder = Annotated[str, Meta(pattern="^/")]


class SettingsError(Exception):
    """A settings file cannot be used; says which file, which key and what is allowed there."""

    def __init__(self, file: Path, key: str, sentence: Sentence) -> None:
        """Keep the file, the key (empty where the whole file is meant) and the sentence."""
        self.file = file
        self.key = key
        self.sentence = sentence
        place = f"{file}: {key}" if key else str(file)
        super().__init__(f"{place}: {sentence}")


class LiveTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the file says of live work alone."""

    reader_name: Name | None = None
    trust_folder: Folder | None = None
    pkcs11_module: Folder | None = None
    eid_service: str | None = None
    providers: Mapping[str, LiveProvider] = {}

    def __post_init__(self) -> None:
        """Refuse the reader of practice, and an eID service in the clear (`OtherWorldError`)."""
        refuse_virtual_reader(self.reader_name)
        refuse_eid_service(self.eid_service)


class PracticeTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the file says of practice alone."""

    providers: Mapping[str, PracticeProvider] = {}


class SettingsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that the file may say, under the names it says it by."""

    mode: Mode = "practice"
    spot: Name = "Citizen Spot"
    desk: Name = "Desk 1"
    mediator: Name = "Mediator"
    language: Language = "pt"
    citizen_language: CitizenLanguage = "pt"
    visits_kept_days: Days = 30
    keys_in: KeysIn = "keyring"
    shuffled_keypad: bool = False
    data_folder: Folder | None = None
    catalogue_folder: Folder | None = None
    screens: ScreenSettings = ScreenSettings()
    receipts: ReceiptSettings = ReceiptSettings()
    speech: SpeechSettings = SpeechSettings()
    sign_in: SignInSettings = SignInSettings()
    day: DaySettings = DaySettings()
    queue: QueueSettings = QueueSettings()
    scanner: ScannerSettings = ScannerSettings()
    documents: DocumentSettings = DocumentSettings()
    mail: MailSettings | None = None
    live: LiveTable = LiveTable()
    practice: PracticeTable = PracticeTable()


class FoundSettings(msgspec.Struct, frozen=True):
    """What the file says, and the folder its worlds are kept in."""

    said: SettingsFile
    data_folder: Path

    def settings_for(self, *, practice: bool) -> LiveSettings | PracticeSettings:
        """Return the settings of one world: live if the file says so and practice is not asked."""
        said = self.said
        shared = {name: getattr(said, name) for name in _SHARED}
        shared["catalogue_folder"] = Path(said.catalogue_folder) if said.catalogue_folder else None
        if practice or said.mode == "practice":
            return PracticeSettings(
                data_folder=self.data_folder / "practice",
                providers=said.practice.providers,
                **shared,
            )
        return LiveSettings(
            data_folder=self.data_folder / "live",
            reader_name=said.live.reader_name,
            trust_folder=Path(said.live.trust_folder) if said.live.trust_folder else None,
            pkcs11_module=Path(said.live.pkcs11_module) if said.live.pkcs11_module else None,
            eid_service=said.live.eid_service,
            providers=said.live.providers,
            **shared,
        )


_SHARED = (
    "spot",
    "desk",
    "mediator",
    "language",
    "citizen_language",
    "visits_kept_days",
    "keys_in",
    "shuffled_keypad",
    "screens",
    "receipts",
    "speech",
    "sign_in",
    "day",
    "queue",
    "scanner",
    "documents",
    "mail",
)


def read_settings(
    environment: Mapping[str, str], system_folder: Path = SYSTEM_FOLDER
) -> FoundSettings:
    """Read the settings file that `settings_path` finds; without one everything has its default.

    Raises:
        SettingsError: the file cannot be read, or says something that is not allowed.
    """
    path = settings_path(environment, system_folder)
    if path is None:
        return without_file(environment)
    said = read_settings_file(path)
    data_folder = Path(said.data_folder) if said.data_folder else _state_folder(environment)
    return FoundSettings(said, data_folder)


def without_file(environment: Mapping[str, str]) -> FoundSettings:
    """Return what holds where there is no file, or none that can be used."""
    return FoundSettings(SettingsFile(), _state_folder(environment))


def settings_path(
    environment: Mapping[str, str], system_folder: Path = SYSTEM_FOLDER
) -> Path | None:
    """Return the file to read: the one `CITIZENSPOT_CONFIG` names, the person's or the machine's.

    A file named by `CITIZENSPOT_CONFIG` is returned whether it exists or not.
    """
    if named := environment.get("CITIZENSPOT_CONFIG"):
        return Path(named)
    own = _folder(environment, "XDG_CONFIG_HOME", ".config")
    candidates = (own / "citizenspot" / FILE_NAME, system_folder / "citizenspot" / FILE_NAME)
    return next((each for each in candidates if each.is_file()), None)


def read_settings_file(path: Path) -> SettingsFile:
    """Return what a settings file says.

    Raises:
        SettingsError: it cannot be read, is no TOML, or says something that is not allowed.
    """
    # Without a settings file a start never needs to know TOML.
    import tomllib  # noqa: PLC0415

    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(path, "", _cannot_read(error.strerror or str(error))) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(path, "", _cannot_read(str(error))) from error
    try:
        return msgspec.convert(said, SettingsFile)
    except msgspec.ValidationError as error:
        raise _refusal(path, said, error) from error


def _refusal(
    path: Path, said: Mapping[str, object], error: msgspec.ValidationError
) -> SettingsError:
    from kiosk_config.settings_faults import first_fault  # noqa: PLC0415 - wanted on errors only

    if fault := first_fault(said, SettingsFile):
        return SettingsError(path, fault.key, fault.sentence)
    return SettingsError(path, "", _cannot_read(str(error)))


def _cannot_read(reason: str) -> Sentence:
    return Sentence(_N("cannot be read: {reason}"), {"reason": reason})


def _state_folder(environment: Mapping[str, str]) -> Path:
    return _folder(environment, "XDG_STATE_HOME", ".local/state") / "citizenspot"


def _folder(environment: Mapping[str, str], name: str, below_home: str) -> Path:
    home = Path(environment["HOME"]) if environment.get("HOME") else Path.home()
    # The XDG Base Directory Specification 0.8: a path that is not absolute is to be ignored.
    said = Path(environment.get(name, ""))
    return said if said.is_absolute() else home / below_home
