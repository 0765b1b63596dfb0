"""The real process: what it shows, what it sends, what it does not have, and how it ends."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from citizenspot.citizen_link.framing import FrameReader, framed
from citizenspot.citizen_link.gestures import Press, TypeText
from citizenspot.citizen_link.messages import (
    MOST_FROM_CITIZEN,
    Alive,
    Draft,
    FromCitizen,
    Give,
    Grab,
    Hello,
    Painted,
    Picture,
    Quit,
    Rehearse,
    Rehearsed,
    ShowView,
    ToCitizen,
    from_citizen,
    packed,
)
from citizenspot.visit.commands import ConfirmAnswers, EnterField
from citizenspot.visit.words import TextSize
from ui.citizen.gallery.__main__ import sample_views

VIEWS = sample_views("en", TextSize.NORMAL)
LIMIT_S = 20.0
REPOSITORY = Path(__file__).resolve().parents[3]
Kind = TypeVar("Kind", bound=FromCitizen)


class FakeDesk:
    """The desk's end of the link, and nothing behind it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(str(path))
        self._server.listen(1)
        self._server.settimeout(LIMIT_S)
        self._peer: socket.socket | None = None
        self._frames = FrameReader(MOST_FROM_CITIZEN)
        self._heard: list[FromCitizen] = []

    @property
    def peer(self) -> socket.socket:
        assert self._peer is not None
        return self._peer

    def accept(self) -> Hello:
        self._peer, _address = self._server.accept()
        self._peer.settimeout(LIMIT_S)
        self._frames = FrameReader(MOST_FROM_CITIZEN)
        self._heard = []
        return self.hear(Hello)

    def say(self, message: ToCitizen) -> None:
        self.peer.sendall(packed(message))

    def hear(self, kind: type[Kind]) -> Kind:
        """Return the next message of a kind, passing over what else comes."""
        while True:
            while self._heard:
                message = self._heard.pop(0)
                if isinstance(message, kind):
                    return message
            received = self.peer.recv(1 << 18)
            assert received, f"the screen went before it said {kind.__name__}"
            self._heard += map(from_citizen, self._frames.feed(received))

    def hears_the_end(self) -> bool:
        """Read until the other end closes."""
        with suppress(ConnectionError):
            while self.peer.recv(1 << 18):
                pass
        return True

    def drop(self) -> None:
        if self._peer is not None:
            self._peer.close()
            self._peer = None

    def close(self) -> None:
        self.drop()
        self._server.close()


Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[FakeDesk]:
    fake = FakeDesk(tmp_path / "citizen.socket")
    yield fake
    fake.close()


SPAWNED = (sys.executable, "-m", "ui.citizen")
FORKING = """
import sys
from ui.citizen.forked_screen import fork_screen_two
from ui.libraries_ahead import link_ahead
forked = fork_screen_two(link_ahead())
forked.tell(sys.argv[1:])
sys.exit(forked.wait())
"""
FORKED = (sys.executable, "-c", FORKING)


@pytest.fixture
def start(desk: FakeDesk) -> Iterator[Start]:
    """Return how to start the process; what still runs at the end is killed."""
    started: list[subprocess.Popen[bytes]] = []

    def start_one(*more: str, way: Sequence[str] = SPAWNED) -> subprocess.Popen[bytes]:
        command = [*way, "--socket", str(desk.path)]
        command += ["--geometry", "1280x800+0+0", "--language", "en", *more]
        process = subprocess.Popen(command, cwd=REPOSITORY)
        started.append(process)
        return process

    yield start_one
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait(LIMIT_S)


def test_it_shows_a_view_sends_an_act_and_ends_when_told(desk: FakeDesk, start: Start) -> None:
    process = start("--practice")
    assert desk.accept().pid == process.pid

    desk.say(ShowView(VIEWS["review"]))
    assert desk.hear(Painted).position == VIEWS["review"].position
    desk.say(Rehearse(1, Press("Everything is right")))
    assert desk.hear(Give).command == ConfirmAnswers("c1")
    assert desk.hear(Rehearsed) == Rehearsed(1)
    desk.say(Quit())

    assert process.wait(LIMIT_S) == 0


def test_typing_comes_as_drafts_and_then_as_an_answer(desk: FakeDesk, start: Start) -> None:
    start("--practice")
    desk.accept()
    desk.say(ShowView(VIEWS["form"]))
    desk.hear(Painted)

    desk.say(Rehearse(1, TypeText("Address", "Rua 2")))

    assert desk.hear(Draft).field == "address"
    assert desk.hear(Give).command == EnterField("c1", "address", "Rua 2")


def test_a_picture_shows_the_window_as_it_is(desk: FakeDesk, start: Start) -> None:
    start()
    desk.accept()
    desk.say(ShowView(VIEWS["covered"]))
    desk.hear(Painted)

    desk.say(Grab(7))
    picture = desk.hear(Picture)

    assert picture.id == 7
    image = QImage.fromData(picture.png)
    assert (image.width(), image.height()) == (1280, 800)
    assert image.pixelColor(5, 5).name().upper() == "#12304C"


def test_in_live_work_it_takes_no_gestures(desk: FakeDesk, start: Start) -> None:
    start()
    desk.accept()
    desk.say(ShowView(VIEWS["review"]))
    desk.hear(Painted)

    desk.say(Rehearse(1, Press("Everything is right")))

    assert desk.hear(Rehearsed).problem


def test_it_says_that_it_is_alive(desk: FakeDesk, start: Start) -> None:
    start()
    desk.accept()

    assert desk.hear(Alive) == Alive()
    assert desk.hear(Alive) == Alive()


def test_killed_its_end_is_heard_at_once(desk: FakeDesk, start: Start) -> None:
    process = start()
    desk.accept()

    process.send_signal(signal.SIGKILL)

    assert desk.hears_the_end()


def test_forked_it_shows_a_view_and_ends_when_told(desk: FakeDesk, start: Start) -> None:
    process = start(way=FORKED)
    assert desk.accept().pid != process.pid

    desk.say(ShowView(VIEWS["review"]))
    assert desk.hear(Painted).position == VIEWS["review"].position
    desk.say(Quit())

    assert process.wait(LIMIT_S) == 0


def test_forked_it_goes_when_its_desk_is_killed(desk: FakeDesk, start: Start) -> None:
    process = start(way=FORKED)
    screen = os.pidfd_open(desk.accept().pid)

    process.kill()
    desk.close()

    ended, _, _ = select.select([screen], [], [], LIMIT_S)
    os.close(screen)
    assert ended


def test_a_desk_that_comes_back_is_found_again(desk: FakeDesk, start: Start) -> None:
    process = start()
    desk.accept()
    desk.say(ShowView(VIEWS["review"]))
    desk.hear(Painted)

    desk.drop()
    hello = desk.accept()
    desk.say(ShowView(VIEWS["submit"]))

    assert hello.pid == process.pid
    assert desk.hear(Painted).position == VIEWS["submit"].position


def test_of_many_views_at_once_the_newest_is_shown(desk: FakeDesk, start: Start) -> None:
    start()
    desk.accept()
    views = [msgspec.structs.replace(VIEWS["review"], position=n) for n in range(1, 200)]

    desk.peer.sendall(b"".join(packed(ShowView(view)) for view in views))

    painted = desk.hear(Painted).position
    while painted < 199:
        following = desk.hear(Painted).position
        assert following > painted
        painted = following


@pytest.mark.parametrize(
    "noise",
    [
        b"\xff\xff\xff\xff",
        framed(b"not a message"),
        framed(msgspec.msgpack.encode({"say": "give", "command": {"do": "stop"}})),
        framed(msgspec.msgpack.encode({"say": "show_view", "view": {"position": "x"}})),
        framed(b"\x91" * 10_000),
    ],
    ids=["too large", "noise", "the wrong direction", "no view", "nested"],
)
def test_what_is_no_message_loses_the_link_and_not_the_screen(
    desk: FakeDesk, start: Start, noise: bytes
) -> None:
    process = start()
    first = desk.accept()

    desk.peer.sendall(noise)
    assert desk.hears_the_end()
    desk.drop()

    assert desk.accept().pid == first.pid
    assert process.poll() is None


def test_no_noise_at_all_brings_it_down(desk: FakeDesk, start: Start) -> None:
    process = start()
    desk.accept()

    @settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.lists(st.binary(max_size=60).map(framed) | st.binary(min_size=1, max_size=60)))
    def say_nonsense(pieces: list[bytes]) -> None:
        with suppress(ConnectionError):
            desk.peer.sendall(b"".join(pieces) + b"\xff\xff\xff\xff")
        desk.hears_the_end()
        desk.drop()
        desk.accept()

    say_nonsense()

    desk.say(ShowView(VIEWS["idle"]))
    assert desk.hear(Painted).position == VIEWS["idle"].position
    assert process.poll() is None


def modules_of(pid: int) -> str:
    return Path(f"/proc/{pid}/maps").read_text(encoding="utf-8")


@pytest.mark.parametrize("way", [SPAWNED, FORKED], ids=["spawned", "forked"])
def test_it_holds_no_library_of_journal_keys_cards_or_network(
    desk: FakeDesk, start: Start, way: Sequence[str]
) -> None:
    start(way=way)
    pid = desk.accept().pid
    desk.say(ShowView(VIEWS["receipt"]))
    desk.hear(Painted)

    held = modules_of(pid)

    assert "libQt6Widgets" in held
    for foreign in (
        "libcrypto",
        "sqlcipher",
        "libsqlite",
        "_sqlite3",
        "cryptography",
        "_ssl.",
        "libssl",
        "libQt6Network",
        "libpcsclite",
        "secretstorage",
    ):
        assert foreign not in held, foreign


def test_it_imports_none_of_the_rooms_it_must_not_know() -> None:
    """Ask the interpreter itself, with everything imported that the process imports."""
    program = (
        "import sys, ui.citizen.screen_process, ui.rehearsal.hands;print('\\n'.join(sys.modules))"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, check=True, text=True
    )
    modules = set(said.stdout.split())

    assert "ui.citizen.window" in modules
    forbidden = (
        "citizenspot.desk",
        "citizenspot.eid",
        "citizenspot.journal",
        "citizenspot.providers",
        "citizenspot.receipts",
        "keyring",
        "PySide6.QtNetwork",
        "requests",
        "smartcard",
        "sqlalchemy",
        "sqlcipher3",
        "ssl",
        "urllib3",
    )
    assert [m for m in modules if m.startswith(forbidden)] == []


@pytest.mark.parametrize("way", [SPAWNED, FORKED], ids=["spawned", "forked"])
def test_it_has_no_network_where_the_system_lets_it_leave(
    desk: FakeDesk, start: Start, way: Sequence[str]
) -> None:
    start(way=way)
    hello = desk.accept()
    if hello.has_network:
        pytest.skip("this system lets no process leave its network")

    devices = Path(f"/proc/{hello.pid}/net/dev").read_text(encoding="utf-8")
    routes = Path(f"/proc/{hello.pid}/net/route").read_text(encoding="utf-8")

    names = [row.split(":")[0].strip() for row in devices.splitlines() if ":" in row]
    assert names == ["lo"]
    assert len(routes.splitlines()) <= 1
    own = Path("/proc/self/ns/net").readlink()
    assert Path(f"/proc/{hello.pid}/ns/net").readlink() != own
