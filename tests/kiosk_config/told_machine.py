"""A machine that is as the test tells it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kiosk_config.self_check.machine import Answer, KeyringState

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TWO_SCREENS = """\
Screen 0: minimum 320 x 200, current 3840 x 1080, maximum 16384 x 16384
HDMI-1 connected primary 1920x1080+0+0 (normal left inverted right) 527mm x 296mm
   1920x1080     60.00*+
DP-2 connected 1920x1080+1920+0 left (normal left inverted right) 527mm x 296mm
   1920x1080     60.00*+
DP-3 disconnected (normal left inverted right)
"""
VOICES = """\
                     NAME                 LANGUAGE                  VARIANT
    Portuguese (Portugal)                       pt                     none
    Portuguese (Portugal)+Adam                  pt                     Adam
   English (Great Britain)                    en-GB                     none
"""


@dataclass
class ToldMachine:
    """A machine on which everything is well, until the test says otherwise."""

    environment: Mapping[str, str] = field(default_factory=lambda: {"DISPLAY": ":0"})
    outputs: dict[str, str] = field(
        default_factory=lambda: {
            "xrandr --query": TWO_SCREENS,
            "timedatectl show --property=NTPSynchronized --value": "yes\n",
            "spd-say -L": VOICES,
            "lpstat -e": "counter-3\n",
            "lpstat -p counter-3": "printer counter-3 is idle.  enabled since Sun\n",
        }
    )
    sockets: frozenset[str] = frozenset({"/run/pcscd/pcscd.comm"})
    readers: tuple[str, ...] | None = ("Gemalto PC Twin Reader 00 00", "Virtual PCD 00 00")
    keyring_state: KeyringState = KeyringState.OPEN
    free: int = 20_000_000_000
    writable: bool = True
    missing_files: frozenset[Path] = frozenset()
    fonts_for: frozenset[str] = frozenset({"el", "uk", "ar", "hi"})
    time: datetime = NOON
    answers: dict[str, Answer] = field(default_factory=dict)

    def output_of(self, *command: str) -> str | None:
        if command[0] == "fc-list":
            language = command[1].removeprefix(":lang=")
            return "Some Font\n" if language in self.fonts_for else ""
        return self.outputs.get(" ".join(command))

    def listens(self, local_socket: Path) -> bool:
        return str(local_socket) in self.sockets

    def reader_names(self) -> tuple[str, ...] | None:
        return self.readers

    def keyring(self) -> KeyringState:
        return self.keyring_state

    def free_bytes(self, folder: Path) -> int:  # noqa: ARG002 - one disk, whatever the folder
        return self.free

    def can_write(self, folder: Path) -> bool:  # noqa: ARG002 - as above
        return self.writable

    def is_file(self, path: Path) -> bool:
        return path not in self.missing_files

    def now(self) -> datetime:
        return self.time

    def ask(self, url: str) -> Answer:
        return self.answers.get(url, Answer(None, "ConnectionError"))
