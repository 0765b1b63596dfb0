"""A PIN typed on the real keypad and a visit that ended: what memory, files and clipboard hold."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from secrets import choice, token_hex
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from kiosk_config.virtual_display import virtual_display
from tests.journeys.typed_pin_driver import AUTHORITY, REVOKED
from tests.rigs.pcscd import PcscdRig
from tests.rigs.process_memory import encodings, places_of
from tests.rigs.told_to_programs import heard_in, told_in
from tests.rigs.traces_on_disk import traces
from training.cards.emulated_card import EmulatedCard, emulate
from training.cards.practice_trust import PracticeAuthorities
from training.cards.specimen import find_specimen

REPOSITORY = Path(__file__).resolve().parents[2]
MACHINES_OWN_TEMPORARY_FOLDERS = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"))  # noqa: S108
HOLDER = ("48804120007", "Näidis")
"""What the specimen Mari's card says; other tests have her too, so she is sought at home only."""
HEARD = "heard"
DIGITS = 12
"""As long as a PIN may be."""
TELLING = 8
"""So many digits of it in a row stand in no other place by chance."""
SELECTIONS = """
from PySide6.QtGui import QClipboard, QGuiApplication
application = QGuiApplication([])
clipboard = application.clipboard()
print(*(clipboard.text(mode) for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)))
"""

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]


class Stop(NamedTuple):
    """Where the program stands still, and its two processes."""

    name: str
    desk: int
    screen: int


class Journey:
    """The program on a display of its own, which goes on when it is told to."""

    def __init__(
        self, process: subprocess.Popen[str], environment: dict[str, str], said: Path
    ) -> None:
        self._process = process
        self._said = said
        self.environment = environment

    def stops(self, name: str) -> Stop:
        """Return the next stop, which has this name."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"ended before {name}: {self._said.read_text()}"
        said = json.loads(line)
        assert isinstance(said, list), said
        assert said[0] == name
        return Stop(*said)

    def go_on(self, word: str = "") -> None:
        """Let it go on, with a word for it."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()

    def ends(self) -> None:
        """Let it end by itself."""
        self.go_on()
        said, _ = self._process.communicate(timeout=90)
        assert json.loads(said) == {}
        assert self._process.returncode == 0

    def selections(self) -> str:
        """Return what another program on the display gets from both of X's selections."""
        asked = [sys.executable, "-c", SELECTIONS]
        told = subprocess.run(
            asked, env=self.environment, capture_output=True, text=True, timeout=60, check=True
        )
        return told.stdout.strip()


@contextmanager
def journey(rig: PcscdRig, home: Path) -> Iterator[Journey]:
    folders = {name: home / name.lower() for name in ("HOME", "XDG_CACHE_HOME", "TMPDIR")}
    for folder in folders.values():
        folder.mkdir()
    with virtual_display() as display:
        environment = rig.environment | {name: str(each) for name, each in folders.items()}
        environment |= {"DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb"}
        environment |= heard_in(home / HEARD)
        with (
            (home / "said").open("w") as said,
            subprocess.Popen(
                [sys.executable, "-m", "tests.journeys.typed_pin_driver", str(home)],
                cwd=REPOSITORY,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                text=True,
            ) as process,
        ):
            try:
                yield Journey(process, environment, home / "said")
            finally:
                process.kill()


def leave_authority(home: Path, family: str = "ee.eid.idemia") -> None:
    """Leave who vouches for this process's cards where the program finds it."""
    installed = PracticeAuthorities().installed_for(family)
    (home / AUTHORITY).write_bytes(installed.certificates[0])
    (home / REVOKED).write_bytes(installed.revoked_lists[0])


def card_with(pin: str) -> EmulatedCard:
    specimen = find_specimen("mari")
    assert specimen.document is not None
    made = replace(specimen, document=replace(specimen.document, pin=pin))
    return emulate(made, date.today())  # noqa: DTZ011 - a person's day


def runs_of(pin: str) -> list[bytes]:
    """Return the PIN packed, and its first and last digits in letters of one, two and four bytes.

    Freed memory keeps the end of what stood there longest: the whole alone would miss it.
    """
    *_, packed = encodings(pin)
    return [packed, *encodings(pin[:TELLING])[:-1], *encodings(pin[-TELLING:])[:-1]]


def core_limit(process: int) -> list[str]:
    """Return the soft and the hard limit of core files of a process."""
    limits = Path(f"/proc/{process}/limits").read_text().splitlines()
    return next(line.split()[4:6] for line in limits if line.startswith("Max core file size"))


def test_a_pin_and_its_visit_leave_nothing_behind(pcscd: PcscdRig, tmp_path: Path) -> None:
    pin = "".join(choice("123456789") for _ in range(DIGITS))
    canary = f"Vestigios{token_hex(6)}"
    patterns, began = runs_of(pin), time.time() - 1
    leave_authority(tmp_path)
    with journey(pcscd, tmp_path) as played:
        ready = played.stops("ready")
        assert core_limit(ready.screen) == ["0", "0"]
        played.go_on("".join(chr(ord("a") + int(digit)) for digit in pin))

        played.stops("asked")
        pcscd.insert(card_with(pin))
        played.go_on()

        typed = played.stops("typed")
        # The control: before it is used, the keypad has to hold it, and the desk has not got it.
        assert places_of(patterns, typed.screen)
        assert core_limit(typed.desk) == ["0", "0"]
        played.go_on()

        used = played.stops("used")
        assert {process: places_of(patterns, process) for process in used[1:]} == {
            used.desk: [],
            used.screen: [],
        }
        played.go_on()

        # The control of the desk: the same process with the PIN kept.
        assert places_of(patterns, played.stops("kept").desk)
        played.go_on(canary)

        played.stops("copied")
        assert canary in played.selections()
        played.go_on()

        played.stops("gone")
        assert played.selections() == ""
        left = traces(tmp_path, (canary, pin, *HOLDER), began)
        for folder in MACHINES_OWN_TEMPORARY_FOLDERS:
            left += traces(folder, (canary, pin), began)
        assert left == []
        played.ends()
    told = told_in(tmp_path / HEARD)
    # The control: that the desk starts screen 2 is heard.
    assert "citizen" in told
    assert pin not in told
