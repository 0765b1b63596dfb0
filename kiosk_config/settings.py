"""What one workstation is set to: its names, languages, screens, printer, readers and providers.

There are two kinds of settings, one a world: `LiveSettings` and `PracticeSettings`. Live settings
have no way to name a virtual reader or the practice town, practice settings none to name a real
reader or a real provider: neither type holds such a value.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, ClassVar, Literal

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
from kiosk_config.other_world import (
    is_virtual_reader,
    refuse_eid_service,
    refuse_real_address,
    refuse_town_address,
    refuse_virtual_reader,
)

Mode = Literal["live", "practice"]
Language = Literal["pt", "en"]
"""What screen 1 can speak."""
CitizenLanguage = Literal["pt", "en", "es", "fr", "uk", "ar"]
"""What screen 2 can speak."""
ReceiptFormat = Literal["a4", "80mm"]
ConnectorKind = Literal["rest", "open311"]
KeysIn = Literal["keyring", "credentials"]
Name = Annotated[str, Meta(min_length=1, max_length=80)]
Days = Annotated[int, Meta(ge=1, le=366)]
ThemeFile = Annotated[str, Meta(pattern="^/")]
MillimetresPerPixel = Annotated[float, Meta(gt=0, le=2)]


class ProviderSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one provider is reached. Secrets stand in the keyring; here only what they are called."""

    connector: ConnectorKind
    base_url: str
    credential: Name | None = None
    """Name of the keyring entry that holds the provider's key, or None if it wants none."""


class LiveProvider(ProviderSettings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A provider that carries out real services; its address is outside this machine."""

    def __post_init__(self) -> None:
        """Refuse what only practice may use, and what is not encrypted (`OtherWorldError`)."""
        refuse_town_address(self.base_url)


class PracticeProvider(ProviderSettings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A provider of the practice town; its address is on this machine."""

    def __post_init__(self) -> None:
        """Refuse every address outside this machine (`OtherWorldError`)."""
        refuse_real_address(self.base_url)


class ScreenSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which output belongs to whom, by the names `xrandr` shows; without names, the first two."""

    mediator: Name | None = None
    citizen: Name | None = None
    citizen_touch: Name | None = None
    """The citizen's touch screen as `xinput list` names it: its touches land on their output."""
    swap: bool = False
    millimetres_per_pixel: MillimetresPerPixel | None = None
    """What the citizen's screen really measures, where it says something wrong of itself."""
    theme_file: ThemeFile | None = None
    """The spot's own colours on both screens; one that cannot be read is refused."""
    mediator_theme: Literal["light", "dark", "high-contrast"] = "light"
    """The colours of screen 1, where the spot has none of its own."""


class ReceiptSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How receipts leave the desk."""

    format: ReceiptFormat = "a4"
    """The paper that `printer` prints on."""
    printer: Name | None = None
    """Name of its CUPS queue; None means that no receipt of this format is printed here."""
    slip_printer: Name | None = None
    """Name of the CUPS queue of a second printer, with a roll 80 mm wide."""

    @property
    def printers(self) -> Mapping[str, str]:
        """The CUPS queue of each paper that this desk prints on."""
        queues = {self.format: self.printer, "80mm": self.slip_printer or self._slips}
        return {paper: queue for paper, queue in queues.items() if queue is not None}

    @property
    def _slips(self) -> str | None:
        return self.printer if self.format == "80mm" else None


class SpeechSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How screen 2 is read aloud."""

    module: Name | None = None
    """speech-dispatcher's output module, such as `espeak-ng`; None means its own choice."""
    rate: Annotated[int, Meta(ge=-100, le=100)] = -10
    """How fast, from -100 to 100 (SSIP); a little slower than most voices are set to."""
    headphones: Literal["detect", "always", "never"] = "detect"
    """Whether personal values may be said: while a jack is plugged in, always, or never."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What both worlds have in common."""

    practice: ClassVar[bool]
    reader: ClassVar[Literal["pcsc", "virtual"]]

    data_folder: Path
    """This world's own folder; the other world's is beside it."""
    spot: Name = "Citizen Spot"
    desk: Name = "Desk 1"
    mediator: Name = "Mediator"
    """Who works here when nobody else is named."""
    language: Language = "pt"
    citizen_language: CitizenLanguage = "pt"
    """What the citizen's screen greets in."""
    screens: ScreenSettings = ScreenSettings()
    receipts: ReceiptSettings = ReceiptSettings()
    speech: SpeechSettings = SpeechSettings()
    sign_in: SignInSettings = SignInSettings()
    day: DaySettings = DaySettings()
    queue: QueueSettings = QueueSettings()
    scanner: ScannerSettings = ScannerSettings()
    documents: DocumentSettings = DocumentSettings()
    mail: MailSettings | None = None
    """Where receipts go by e-mail; without it nobody is offered one."""
    visits_kept_days: Days = 30
    """How long after its end a visit is kept before it is erased."""
    keys_in: KeysIn = "keyring"
    """Where live work keeps the workstation's key: the user's keyring, or systemd credentials."""
    shuffled_keypad: bool = False
    """Whether the digits of screen 2's PIN keypad stand in another order each time."""
    catalogue_folder: Path | None = None
    """Where the service definitions are; None means those that come with the program."""

    @property
    def must_sign_in(self) -> bool:
        """Whether nothing goes at this desk without signing in."""
        said = self.sign_in.required
        return not self.practice if said is None else said

    @property
    def queue_file(self) -> Path:
        """Where the spot's queue is, if it is kept here."""
        return self.data_folder / "queue" / "queue.db"

    @property
    def journal_folder(self) -> Path:
        """Where the journal of this world is."""
        return self.data_folder / "journal"

    @property
    def witness_file(self) -> Path:
        """Where the journal's signed heads are kept outside its folder."""
        return self.data_folder / "journal-heads.jsonl"

    @property
    def receipts_folder(self) -> Path:
        """Where this world's receipts are kept."""
        return self.data_folder / "receipts"


class LiveSettings(Settings, frozen=True, kw_only=True):
    """Settings of a workstation that serves citizens."""

    practice: ClassVar[bool] = False
    reader: ClassVar[Literal["pcsc", "virtual"]] = "pcsc"

    reader_name: Name | None = None
    """The one card reader to use, as `./run doctor` names it; None means any."""
    trust_folder: Path | None = None
    """Where the authorities are that vouch for cards; None means `trust` in the data folder."""
    pkcs11_module: Path | None = None
    """The module of a card's maker that reads what this program does not know; None for none."""
    eid_service: str | None = None
    """Where the spot's eID service gives its TC token: it reads German cards. None for none."""
    providers: Mapping[str, LiveProvider] = {}

    def __post_init__(self) -> None:
        """Refuse the reader of practice, and an eID service in the clear (`OtherWorldError`)."""
        refuse_virtual_reader(self.reader_name)
        refuse_eid_service(self.eid_service)

    @property
    def authorities_folder(self) -> Path:
        """Where the authorities are that vouch for cards, a folder for each family."""
        return self.trust_folder or self.data_folder / "trust"

    def accepts_reader(self, name: str) -> bool:
        """Return whether cards may be read in the reader of this name."""
        return not is_virtual_reader(name) and self.reader_name in {None, name}


class PracticeSettings(Settings, frozen=True, kw_only=True):
    """Settings of a workstation that is practised on.

    Providers may be empty: the practice town then starts with the program, and its providers are
    added by `msgspec.structs.replace` once its address is known.
    """

    practice: ClassVar[bool] = True
    reader: ClassVar[Literal["pcsc", "virtual"]] = "virtual"

    providers: Mapping[str, PracticeProvider] = {}

    def accepts_reader(self, name: str) -> bool:
        """Return whether cards may be read in the reader of this name."""
        return is_virtual_reader(name)


def load_settings(
    *, practice: bool = False, environment: Mapping[str, str] = os.environ
) -> LiveSettings | PracticeSettings:
    """Return the settings of this workstation.

    They are live only where the settings file says `mode = "live"` and `practice` is not asked
    for; without a file everything has its default, and the workstation is practised on.

    Raises:
        SettingsError: the file cannot be read, or says something that is not allowed.
    """
    # That module is made of these types.
    from kiosk_config.settings_file import read_settings  # noqa: PLC0415

    return read_settings(environment).settings_for(practice=practice)
