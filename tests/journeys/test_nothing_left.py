"""A whole visit with canaries in everything, on the real program; then the machine is searched."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from secrets import randbelow, token_hex

import pytest
import yaml
from msgspec.structs import replace

from kiosk_config.virtual_display import virtual_display
from tests.journeys.test_played_visits import DEMONSTRATION, REPOSITORY
from tests.journeys.test_typed_pin import SELECTIONS, leave_authority
from tests.rigs.cups import running_cups, socket_of, spooled
from tests.rigs.mail_server import MailServer, mail_server
from tests.rigs.pcscd import PcscdRig
from tests.rigs.socket_printer import SocketPrinter
from tests.rigs.traces_on_disk import files_in, traces
from tests.rigs.waiting import wait_until
from training.cards.emulated_card import EmulatedCard, emulate
from training.cards.specimen import find_specimen

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

LIMIT_S = 60.0
OF_THE_MACHINE = ("/tmp", "/var/tmp", "/dev/shm", "/var/log", "/var/spool", "/var/crash")  # noqa: S108
SIGNATURE = json.dumps([[120, 620], [180, 300]], separators=(",", ":"))[1:-1]
"""Of what the player draws, as it is written down wherever strokes are.

Put together here, so that a copy of this file somewhere on the machine does not hold it.
"""
COPIES = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
application.clipboard().setText(sys.argv[1])
print("copied", flush=True)
application.exec()
"""
SETTINGS = """
[receipts]
format = "a4"
printer = "counter"
[documents]
scanner = "test:0"
options = ["--resolution=100", "--mode=Color", "--test-picture=Color pattern"]
[mail]
server = "127.0.0.1"
port = {port}
tls = "none"
sender = "spot@example.org"
"""


@dataclass(frozen=True)
class Canaries:
    """What is typed, and what the card says, in one visit and nowhere else."""

    licence: str
    phone: str
    email: str
    address: str
    name: str

    @classmethod
    def made_up(cls) -> Canaries:
        number = f"{randbelow(10**7):07}"
        return cls(
            licence=f"L-{randbelow(10**7):07}",
            phone=f"91{number}",
            email=f"canaria{token_hex(5)}@exemplo.example",
            address=f"recibo{token_hex(5)}@exemplo.example",
            name=f"Canarinha{token_hex(4)}",
        )

    @property
    def texts(self) -> tuple[str, ...]:
        spoken = " ".join((self.phone[:3], self.phone[3:6], self.phone[6:]))
        named = (self.licence, self.phone, spoken, self.email, self.address, self.name)
        return (*named, SIGNATURE)


def acts_with(canaries: Canaries) -> tuple[list[object], list[object]]:
    """Return the demonstration's acts with canaries typed, and an e-mail; and its last ones."""
    acts = yaml.safe_load(DEMONSTRATION.read_text(encoding="utf-8"))["acts"]
    acts = [each for each in acts if "insert" not in each]
    for act in acts:
        typed = act.get("type", {})
        if "licence_number" in typed:
            typed |= {"licence_number": canaries.licence, "phone": canaries.phone}
        if act.get("press") == "take_payment":
            act["where"] = {"method": "cash"}
        if "email" in typed:
            typed |= {"email": canaries.email}
    mailed = [
        {"who": "citizen", "press": "issue_receipt", "where": {"paper": "email"}},
        {"who": "citizen", "wait": "receipt"},
        {"who": "citizen", "type": {"receipt/address": canaries.address}},
        {"who": "citizen", "press": "mail_receipt"},
    ]
    at = next(n for n, act in enumerate(acts) if act.get("press") == "say_alone") - 1
    acts[at:at] = mailed
    goodbye = next(n for n, act in enumerate(acts) if act.get("press") == "say_goodbye")
    return acts[:goodbye], acts[goodbye:]


def card_of(name: str) -> EmulatedCard:
    specimen = find_specimen("maria")
    assert specimen.person is not None
    made = replace(specimen, person=replace(specimen.person, given_names=name))
    return emulate(made, date.today())  # noqa: DTZ011 - a person's day


class Played:
    """The program at play; it stands still at each stop until it is told to go on."""

    def __init__(self, process: subprocess.Popen[str], said: Path) -> None:
        self._process, self._said = process, said

    def stops(self, name: str) -> Mapping[str, object]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"ended before {name}: {self._said.read_text()}"
        stopped, told = json.loads(line)
        assert stopped == name
        assert not told["problem"], told["problem"]
        return dict(told)

    def go_on(self, line: str = "") -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def ends(self) -> None:
        self.go_on()
        assert self._process.wait(LIMIT_S) == 0


@contextmanager
def program_at(home: Path, environment: Mapping[str, str]) -> Iterator[Played]:
    command = [sys.executable, "-m", "tests.journeys.whole_visit_driver", str(home)]
    pipe = subprocess.PIPE
    with (
        (home / "said").open("w") as said,
        subprocess.Popen(
            command,
            cwd=REPOSITORY,
            env=dict(environment),
            stdin=pipe,
            stdout=pipe,
            stderr=said,
            text=True,
        ) as process,
    ):
        try:
            yield Played(process, home / "said")
        finally:
            process.kill()


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def home(tmp_path: Path, mail: MailServer) -> Path:
    """A home of the program's own, with settings that name its printer, scanner and mail server."""
    for name in ("home", "cache", "state", "data", "config", "temporary"):
        (tmp_path / name).mkdir()
    settings = tmp_path / "config/workstation.toml"
    settings.write_text(SETTINGS.format(port=mail.port), encoding="utf-8")
    return tmp_path


def environment_of(home: Path, rig: PcscdRig, cups: Path, display: str) -> dict[str, str]:
    places = {"HOME": "home", "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state"}
    places |= {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "TMPDIR": "temporary"}
    folders = {name: str(home / place) for name, place in places.items()}
    settings = {"CITIZENSPOT_CONFIG": str(home / "config/workstation.toml")}
    screens = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    return rig.environment | folders | settings | screens | {"CUPS_SERVER": str(socket_of(cups))}


def selections(environment: Mapping[str, str]) -> str:
    asked = [sys.executable, "-c", SELECTIONS]
    told = subprocess.run(
        asked, env=dict(environment), capture_output=True, text=True, timeout=60, check=True
    )
    return told.stdout.strip()


@contextmanager
def copied(text: str, environment: Mapping[str, str]) -> Iterator[None]:
    """Let another program hold a text in the clipboard meanwhile."""
    with subprocess.Popen(
        [sys.executable, "-c", COPIES, text],
        env=dict(environment),
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "copied\n"
        try:
            yield
        finally:
            program.kill()


def remembered_in(home: Path) -> list[str]:
    """Return what desktops keep of files that were opened: recent lists and thumbnails.

    Their names may be written in another way, and a thumbnail is a picture made anew: so it is
    not what they hold that is looked for, but that there is none.
    """
    known = ("thumbnails", ".thumbnails", "recently-used.xbel", "RecentDocuments")
    return [str(file) for file in files_in(home) if {*file.parts} & {*known}]


def swapped(pid: int) -> str:
    """Return how much of a process is in the machine's swap, as the kernel says it."""
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(line.split(":")[1].strip() for line in status if line.startswith("VmSwap"))


def left_in(
    places: Sequence[Path], texts: Sequence[str], made: Mapping[str, str], began: float
) -> list[str]:
    runs = {name: bytes.fromhex(content) for name, content in made.items()}
    return [each for place in places for each in traces(place, texts, began, runs)]


def test_a_whole_visit_leaves_nothing_on_the_machine(
    home: Path, pcscd: PcscdRig, mail: MailServer, printer: SocketPrinter
) -> None:
    canaries, began = Canaries.made_up(), time.time() - 1
    machines_own = [Path(each) for each in OF_THE_MACHINE]
    with running_cups(counter=printer.address) as cups, virtual_display() as display:
        environment = environment_of(home, pcscd, cups, display.name)
        leave_authority(home, "pt.cc")
        pcscd.insert(card_of(canaries.name))
        with program_at(home, environment) as played:
            played.go_on(json.dumps(acts_with(canaries)))
            told = played.stops("papers")
            made = told["made"]
            assert isinstance(made, dict)
            assert set(made) == {"photograph", "sheet", "document", "code"}
            # The control: as long as the visit is there, its receipts are, and are found.
            assert left_in([home / "world"], (canaries.name,), {}, began)
            assert printer.done.wait(LIMIT_S), "the receipt was not printed"
            wait_until(lambda: bool(mail.taken), LIMIT_S)
            assert canaries.address.encode() in b"".join(mail.taken)
            played.go_on()

            gone = played.stops("gone")
            wait_until(lambda: not spooled(cups), LIMIT_S)
            places = [home, cups, *machines_own]
            wait_until(
                lambda: (
                    not (home / "world/receipts/visits").exists()
                    or not any((home / "world/receipts/visits").iterdir())
                ),
                LIMIT_S,
            )
            assert left_in(places, canaries.texts, made, began) == []
            assert selections(environment) == ""
            assert remembered_in(home) == []
            pids = gone["pids"]
            assert isinstance(pids, list)
            assert {swapped(pid) for pid in pids} == {"0 kB"}
            # The controls: each of these places is searched, and each kind of trace is found.
            for place in (home / "cache", home / "state", home / "temporary", cups / "spool"):
                assert_found_where_it_is_planted(place, canaries, made, began)
            for place in machines_own:
                assert_all_is_found_in(place, canaries, made, began)
            assert_lists_and_thumbnails_are_found(home)
            with copied(canaries.name, environment):
                assert canaries.name in selections(environment)
            played.ends()
        assert left_in([home, cups], canaries.texts, made, began) == []


def assert_all_is_found_in(
    place: Path, canaries: Canaries, made: Mapping[str, str], began: float
) -> None:
    """Plant everything at once in a large place of the machine's own, and search it once."""
    if not place.is_dir():
        return
    planted = place / f"planted-{token_hex(5)}"
    runs = [bytes.fromhex(content) for content in made.values()]
    try:
        planted.write_bytes(b" ".join([*(text.encode() for text in canaries.texts), *runs]))
        found = left_in([place], canaries.texts, made, began)
    finally:
        planted.unlink()
    assert sorted(found) == sorted(f"{each} in {planted}" for each in (*canaries.texts, *made))


def assert_lists_and_thumbnails_are_found(home: Path) -> None:
    planted = (
        home / "cache/thumbnails/normal/0a1b.png",
        home / "data/recently-used.xbel",
        home / "data/RecentDocuments/receipt.desktop",
    )
    for file in planted:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        assert remembered_in(home) == [str(file)]
        file.unlink()


def assert_found_where_it_is_planted(
    place: Path, canaries: Canaries, made: Mapping[str, str], began: float
) -> None:
    planted = place / "planted"
    for text in canaries.texts:
        planted.write_text(f"before {text} after", encoding="utf-16-le")
        assert left_in([place], (text,), {}, began), text
    for name, content in made.items():
        planted.write_bytes(b"before" + bytes.fromhex(content) + b"after")
        assert left_in([place], (), {name: content}, began), name
    planted.unlink()
