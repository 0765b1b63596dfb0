"""A conversation with speech-dispatcher: each question waits for its answer, events are kept."""

from __future__ import annotations

import socket
from collections import deque

from kiosk_config.settings import SpeechSettings
from ui.speech.speaker import Utterance
from ui.speech.ssip import END, NotSsip, Reply, ReplyReader, command, languages_of, message

ANSWER_LIMIT_S = 10.0
_RECEIVE_BYTES = 1 << 16


class DispatcherError(OSError):
    """speech-dispatcher has gone, or does not do what it was asked."""


class Dispatcher:
    """One connection, used from one thread."""

    def __init__(self, connection: socket.socket, manner: SpeechSettings) -> None:
        connection.settimeout(ANSWER_LIMIT_S)
        self._connection = connection
        self._manner = manner
        self._replies = ReplyReader()
        self._answers: deque[Reply] = deque()
        self._events: deque[Reply] = deque()

    def fileno(self) -> int:
        """Return the descriptor to wait for events on."""
        return self._connection.fileno()

    def introduce(self) -> None:
        """Say who this is and how it wants to be heard; raises `DispatcherError`."""
        self._ask("SET", "self", "CLIENT_NAME", "citizenspot:desk:screen2")
        self._ask("SET", "self", "NOTIFICATION", "END", "ON")
        self._ask("SET", "self", "PRIORITY", "message")
        if self._manner.module is not None:
            self._ask("SET", "self", "OUTPUT_MODULE", self._manner.module)
        self._ask("SET", "self", "RATE", str(self._manner.rate))

    def languages(self) -> frozenset[str]:
        """Return the languages there are voices for, by their base tags."""
        return languages_of(self._ask("LIST", "SYNTHESIS_VOICES"))

    def speak(self, utterance: Utterance, words: str) -> str:
        """Begin to say words, and return the dispatcher's own number for them."""
        self._ask("SET", "self", "LANGUAGE", utterance.language)
        # SSIP's volumes go from -100 to 100.
        self._ask("SET", "self", "VOLUME", str(2 * max(0, min(100, utterance.volume)) - 100))
        self._ask("SPEAK")
        self._connection.sendall(message(words))
        return next(iter(self._answer().lines), "")

    def cancel(self) -> None:
        """Stop what is being said."""
        self._ask("CANCEL", "self")

    def receive(self) -> None:
        """Take what has come; raises `DispatcherError` where the other end has gone."""
        received = self._connection.recv(_RECEIVE_BYTES)
        if not received:
            raise DispatcherError("speech-dispatcher has closed the connection")
        try:
            replies = self._replies.feed(received)
        except NotSsip as error:
            raise DispatcherError(str(error)) from error
        for reply in replies:
            (self._events if reply.is_event else self._answers).append(reply)

    def ended(self) -> list[str]:
        """Return the dispatcher's numbers of what was said to its end since the last time."""
        events, self._events = self._events, deque()
        return [event.lines[0] for event in events if event.code == END and event.lines]

    def _ask(self, *words: str) -> Reply:
        self._connection.sendall(command(*words))
        return self._answer()

    def _answer(self) -> Reply:
        while not self._answers:
            self.receive()
        answer = self._answers.popleft()
        if answer.is_refusal:
            raise DispatcherError(f"{answer.code} {answer.words}")
        return answer
