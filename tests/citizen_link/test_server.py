"""The desk's end of the link, with a screen that behaves and with one that does not."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest

from citizenspot.citizen_link.framing import FrameReader, framed
from citizenspot.citizen_link.listening import Listening
from citizenspot.citizen_link.messages import (
    MOST_TO_CITIZEN,
    FromCitizen,
    Give,
    Grab,
    Picture,
    Quit,
    ShowView,
    ToCitizen,
    packed,
    to_citizen,
)
from citizenspot.citizen_link.server import CitizenLink
from citizenspot.visit.screen_commands import Stop
from citizenspot.visit.views import CitizenView, Page

LIMIT_S = 5.0


class Heard:
    """Notes what the link hears, and waits for it."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.events: list[object] = []

    def connected(self) -> None:
        self._note("connected")

    def received(self, message: FromCitizen) -> None:
        self._note(message)

    def disconnected(self) -> None:
        self._note("disconnected")

    def wait_for(self, event: object) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: event in self.events, LIMIT_S), self.events

    def _note(self, event: object) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()


class Screen:
    """A screen's end of the link, in the test's hands."""

    def __init__(self, path: Path) -> None:
        self._end = socket.socket(socket.AF_UNIX)
        self._end.settimeout(LIMIT_S)
        self._end.connect(str(path))
        self._reader = FrameReader(MOST_TO_CITIZEN)
        self._messages: list[ToCitizen] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end.close()

    def next(self) -> ToCitizen:
        while not self._messages:
            received = self._end.recv(65536)
            assert received, "the desk closed the link"
            self._messages.extend(to_citizen(each) for each in self._reader.feed(received))
        return self._messages.pop(0)

    def send(self, message: FromCitizen) -> None:
        self._end.sendall(packed(message))

    def send_raw(self, payload: bytes) -> None:
        self._end.sendall(payload)

    def is_closed(self) -> bool:
        return self._end.recv(1) == b""


def view(position: int, heading: str = "Welcome") -> CitizenView:
    return CitizenView(position=position, state="idle", page=Page("idle", heading))


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def link(tmp_path: Path, heard: Heard) -> Iterator[CitizenLink]:
    link = CitizenLink(Listening(tmp_path / "private" / "link"), heard)
    link.start()
    yield link
    link.close()


def test_a_screen_that_comes_late_is_shown_the_latest_view(
    link: CitizenLink, tmp_path: Path
) -> None:
    link.show(view(1))
    link.show(view(2))
    with Screen(tmp_path / "private" / "link") as screen:
        assert screen.next() == ShowView(view(2))


def test_a_screen_that_comes_back_is_shown_the_same_page_again(
    link: CitizenLink, heard: Heard, tmp_path: Path
) -> None:
    link.show(view(1))
    with Screen(tmp_path / "private" / "link") as first:
        first.next()
    heard.wait_for("disconnected")
    with Screen(tmp_path / "private" / "link") as second:
        assert second.next() == ShowView(view(1))


def test_the_citizens_acts_reach_the_desk(link: CitizenLink, heard: Heard, tmp_path: Path) -> None:
    link.show(view(1))
    with Screen(tmp_path / "private" / "link") as screen:
        screen.send(Give(Stop()))
        heard.wait_for(Give(Stop()))


def test_a_picture_comes_back_to_who_asked_for_it(link: CitizenLink, tmp_path: Path) -> None:
    link.show(view(1))
    with Screen(tmp_path / "private" / "link") as screen:
        screen.next()
        asked = link.grab()
        question = screen.next()
        assert isinstance(question, Grab)
        screen.send(Picture(question.id, b"png"))
        assert asked.result(LIMIT_S) == b"png"


def test_a_picture_asked_of_a_screen_that_goes_fails(
    link: CitizenLink, heard: Heard, tmp_path: Path
) -> None:
    link.show(view(1))
    with Screen(tmp_path / "private" / "link") as screen:
        screen.next()
        asked = link.grab()
    with pytest.raises(ConnectionError):
        asked.result(LIMIT_S)
    heard.wait_for("disconnected")


def test_a_screen_that_reads_nothing_never_holds_up_the_desk(
    link: CitizenLink, heard: Heard, tmp_path: Path
) -> None:
    link.show(view(0))
    long = "A very long heading. " * 5000
    with Screen(tmp_path / "private" / "link") as deaf:
        heard.wait_for("connected")
        for position in range(1, 200):
            link.show(view(position, long))
        shown = [deaf.next()]
        while shown[-1] != ShowView(view(199, long)):
            shown.append(deaf.next())
        assert len(shown) < 199


def test_no_view_is_sent_torn_or_twice(link: CitizenLink, heard: Heard, tmp_path: Path) -> None:
    link.show(view(0))
    with Screen(tmp_path / "private" / "link") as screen:
        heard.wait_for("connected")
        positions = [0]
        for position in range(1, 300):
            link.show(view(position, "x" * (position * 977 % 40_000)))
        while positions[-1] != 299:
            message = screen.next()
            assert isinstance(message, ShowView)
            positions.append(message.view.position)
    assert positions[1:] == sorted(set(positions[1:]))


@pytest.mark.parametrize(
    "payload",
    [framed(b"not a message"), (1 << 30).to_bytes(4, "big"), framed(packed(Quit())[4:])],
    ids=["nonsense", "too large", "a message of the desk's own"],
)
def test_what_no_screen_may_say_ends_the_link(
    link: CitizenLink,
    heard: Heard,
    tmp_path: Path,
    payload: bytes,
    caplog: pytest.LogCaptureFixture,
) -> None:
    link.show(view(1))
    with Screen(tmp_path / "private" / "link") as screen:
        screen.next()
        screen.send_raw(payload)
        assert screen.is_closed()
    heard.wait_for("disconnected")
    assert "disconnected" in caplog.text
    caplog.clear()


def test_the_socket_is_for_this_user_only(link: CitizenLink, tmp_path: Path) -> None:
    assert link
    assert (tmp_path / "private").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "private" / "link").stat().st_mode & 0o777 == 0o600


def test_closing_tells_the_screen_to_end(heard: Heard, tmp_path: Path) -> None:
    link = CitizenLink(Listening(tmp_path / "link"), heard)
    link.start()
    link.show(view(1))
    with Screen(tmp_path / "link") as screen:
        screen.next()
        closing = threading.Thread(target=link.close)
        closing.start()
        assert screen.next() == Quit()
        closing.join()
