"""The desk's end of the link: one screen at a time, over a local socket that only we may open.

A screen that is slow, or gone, never holds up the desk: of the views that a socket does not take
at once only the latest is kept, and a thread of its own sends it.
"""

from __future__ import annotations

import os
import socket
import struct
import threading
from collections.abc import Callable
from concurrent.futures import Future
from itertools import count
from typing import Protocol

from citizenspot import logs
from citizenspot.citizen_link.framing import FrameReader, FrameTooLarge
from citizenspot.citizen_link.gestures import AnyGesture
from citizenspot.citizen_link.listening import Listening
from citizenspot.citizen_link.messages import (
    MOST_FROM_CITIZEN,
    FromCitizen,
    Grab,
    MessageMalformed,
    Picture,
    Quit,
    Rehearse,
    Rehearsed,
    ShowView,
    Spoken,
    ToCitizen,
    from_citizen,
    packed,
)
from citizenspot.visit.views import CitizenView

RECEIVE_BYTES = 1 << 16
SEND_LIMIT_S = 2.0


class Listener(Protocol):
    """Who hears what comes from the screen; called on the link's thread."""

    def connected(self) -> None:
        """A screen has come; it is sent the latest view by itself."""

    def received(self, message: FromCitizen) -> None:
        """A message has come."""

    def disconnected(self) -> None:
        """The screen has gone."""


class CitizenLink:
    """Serves the screen that connects, from `start` to `close`."""

    def __init__(self, listening: Listening, listener: Listener) -> None:
        """Prepare; the socket listens already, and is closed with the link."""
        self._listening = listening
        self._listener = listener
        self._changed = threading.Condition()
        self._view: CitizenView | None = None
        self._outgoing: list[ToCitizen] = []
        self._unsent = b""
        self._peer: socket.socket | None = None
        self._closing = False
        self._asked: dict[int, Future[bytes]] = {}
        self._ids = count(1)
        self._threads = [
            threading.Thread(target=self._accept, name="citizen-link", daemon=False),
            threading.Thread(target=self._send, name="citizen-link-sender", daemon=False),
        ]

    def start(self) -> None:
        """Begin to serve."""
        for thread in self._threads:
            thread.start()

    def show(self, view: CitizenView) -> None:
        """Show a view; one that was not sent yet is dropped for it."""
        with self._changed:
            self._view = view
            self._outgoing = [m for m in self._outgoing if not isinstance(m, ShowView)]
            self._outgoing.append(ShowView(view))
            self._send_at_once()

    def tell_spoken(self, number: int) -> None:
        """Tell the screen that what it asked to be said was said to its end."""
        with self._changed:
            self._outgoing.append(Spoken(number))
            self._send_at_once()

    def grab(self) -> Future[bytes]:
        """Ask the screen for a picture of itself (PNG); it fails when the screen goes."""
        return self._ask(Grab)

    def rehearse(self, gesture: AnyGesture) -> Future[bytes]:
        """Ask the screen to do a gesture; the answer is the problem as text, empty if none."""
        return self._ask(lambda number: Rehearse(number, gesture))

    def _ask(self, question: Callable[[int], ToCitizen]) -> Future[bytes]:
        answer: Future[bytes] = Future()
        with self._changed:
            number = next(self._ids)
            self._asked[number] = answer
            self._outgoing.append(question(number))
            self._send_at_once()
        return answer

    def _send_at_once(self) -> None:
        """Send what there is from this thread, as far as that takes no waiting.

        Handing it to the sender's thread would cost a millisecond of waiting for the
        interpreter's lock; only what the socket does not take at once is left to that thread.
        """
        if self._peer is None:
            return
        if not self._unsent:
            self._pack()
            self._unsent = self._unsent[_taken_at_once(self._peer, self._unsent) :]
        if self._unsent:
            self._changed.notify()

    def _pack(self) -> None:
        self._unsent = b"".join(packed(message) for message in self._outgoing)
        self._outgoing = []

    def close(self, limit_s: float = 5.0) -> None:
        """Tell the screen to end, and stop listening."""
        with self._changed:
            self._closing = True
            self._outgoing.append(Quit())
            self._send_at_once()
            self._changed.notify()
        self._threads[1].join(limit_s)
        shut(self._listening.socket)
        if self._peer is not None:
            shut(self._peer)
        self._threads[0].join(limit_s)
        self._listening.close()

    def _accept(self) -> None:
        while not self._closing:
            try:
                peer, _ = self._listening.socket.accept()
            except OSError:
                return
            if is_ours(peer):
                self._serve(peer)
            peer.close()

    def _serve(self, peer: socket.socket) -> None:
        peer.settimeout(None)
        # Only sending is limited: a screen may be silent, but not deaf.
        limit = struct.pack("ll", int(SEND_LIMIT_S), 0)
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, limit)
        with self._changed:
            self._peer = peer
            self._unsent = b""
            self._outgoing = [ShowView(self._view)] if self._view is not None else []
            self._send_at_once()
        self._listener.connected()
        self._receive(peer)
        with self._changed:
            self._peer = None
            self._lose_answers()
        self._listener.disconnected()

    def _receive(self, peer: socket.socket) -> None:
        reader = FrameReader(MOST_FROM_CITIZEN)
        try:
            while received := peer.recv(RECEIVE_BYTES):
                for payload in reader.feed(received):
                    self._take(from_citizen(payload))
        except (MessageMalformed, FrameTooLarge) as error:
            logs.warning("citizen's screen disconnected", reason=type(error).__name__)
        except OSError:
            return

    def _take(self, message: FromCitizen) -> None:
        if isinstance(message, Picture | Rehearsed):
            answer = self._asked.pop(message.id, None)
            if answer is not None:
                answer.set_result(_answer_of(message))
            return
        self._listener.received(message)

    def _send(self) -> None:
        """Send what the socket did not take at once; a screen that takes nothing is let go."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closing or (self._peer and self._unsent))
                peer, unsent = self._peer, self._unsent
            if peer is not None and unsent:
                self._sent(peer, _send_some(peer, unsent))
            if self._closing:
                return

    def _sent(self, peer: socket.socket, taken: int) -> None:
        if not taken:
            shut(peer)
        with self._changed:
            if peer is not self._peer:
                return
            self._unsent = self._unsent[taken:]
            if not self._unsent:
                self._pack()

    def _lose_answers(self) -> None:
        for answer in self._asked.values():
            answer.set_exception(ConnectionError("the citizen's screen has gone"))
        self._asked.clear()


def _answer_of(message: Picture | Rehearsed) -> bytes:
    return message.png if isinstance(message, Picture) else message.problem.encode()


def _taken_at_once(peer: socket.socket, unsent: bytes) -> int:
    """Send what goes without waiting, and return how much that was."""
    try:
        return peer.send(unsent, socket.MSG_DONTWAIT)
    except OSError:
        # Full, or gone: the sender's thread waits for the one, and finds out about the other.
        return 0


def _send_some(peer: socket.socket, unsent: bytes) -> int:
    """Send what goes within the limit, and return how much that was; 0 where nothing goes."""
    try:
        return peer.send(unsent)
    except OSError:
        return 0


def shut(end: socket.socket) -> None:
    """End a line in both directions; whoever waits on it goes on."""
    try:
        end.shutdown(socket.SHUT_RDWR)
    except OSError:
        # The other end has gone already; nothing is left to shut.
        return


def is_ours(peer: socket.socket) -> bool:
    """Say whether the other end runs under our own user (`unix(7)`, SO_PEERCRED)."""
    size = struct.calcsize("3i")
    credentials = peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
    _, user, _ = struct.unpack("3i", credentials)
    return bool(user == os.getuid())
