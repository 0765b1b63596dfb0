"""Says utterances through speech-dispatcher, on a thread that alone owns the connection.

Speech lives in the desk's process, for screen 2's has left every network and bus; there it also
ends where personal words are held back from the room. Without a voice nothing is said, nobody
waits, and the connection is tried again.
"""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Callable
from contextlib import closing

from citizenspot import logs
from kiosk_config.settings import SpeechSettings
from ui.speech.dispatcher import Dispatcher
from ui.speech.speaker import SpeechListener, Utterance, words_for

AGAIN_AFTER_S = 15.0
Connect = Callable[[], socket.socket]


class DispatcherSpeaker:
    """A `Speaker` whose voice is speech-dispatcher's."""

    def __init__(
        self,
        connect: Connect,
        manner: SpeechSettings,
        listener: SpeechListener,
        is_private: Callable[[], bool],
    ) -> None:
        """Prepare; `connect` raises `OSError` where there is no speech-dispatcher."""
        self._connect, self._manner, self._listener = connect, manner, listener
        self._is_private = is_private
        self._lock = threading.Lock()
        self._wish: Utterance | None = None
        self._is_new = False
        self._is_silent = False
        self._closing = threading.Event()
        self._woken, self._wake = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="speaker", daemon=False)

    def start(self) -> None:
        """Begin to look for speech-dispatcher."""
        self._thread.start()

    def say(self, utterance: Utterance) -> None:
        """Say this now; what is being said breaks off."""
        self._want(utterance)

    def hush(self) -> None:
        """Be silent at once."""
        self._want(None)

    def close(self) -> None:
        """Be silent, and end the thread."""
        self._closing.set()
        self._want(None)
        if self._thread.ident is not None:
            self._thread.join()
        self._wake.close()
        self._woken.close()

    def _want(self, wish: Utterance | None) -> None:
        with self._lock:
            self._wish, was_new, self._is_new = wish, self._is_new, True
        if not was_new:
            self._wake.send(b"!")

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                with closing(self._connect()) as connection:
                    self._serve(Dispatcher(connection, self._manner))
            except OSError as error:
                self._lose_voice(error)
            self._closing.wait(AGAIN_AFTER_S)

    def _lose_voice(self, error: OSError) -> None:
        if self._is_silent:
            return
        self._is_silent = True
        logs.warning("nothing is read aloud", reason=type(error).__name__)
        self._listener.voices_are(frozenset())

    def _serve(self, dispatcher: Dispatcher) -> None:
        dispatcher.introduce()
        self._listener.voices_are(dispatcher.languages())
        self._is_silent = False
        saying: dict[str, int] = {}
        while not self._closing.is_set():
            ready, _, _ = select.select([dispatcher.fileno(), self._woken.fileno()], [], [])
            if self._woken.fileno() in ready:
                saying = self._do_wish(dispatcher, is_speaking=bool(saying))
            if dispatcher.fileno() in ready:
                dispatcher.receive()
            for name in dispatcher.ended():
                if name in saying:
                    self._listener.spoken(saying.pop(name))

    def _do_wish(self, dispatcher: Dispatcher, *, is_speaking: bool) -> dict[str, int]:
        """Do what is wanted last; returns the dispatcher's name for it, and its number."""
        self._woken.recv(1)
        with self._lock:
            wish, self._is_new = self._wish, False
        if is_speaking:
            dispatcher.cancel()
        if wish is None:
            return {}
        words = words_for(wish, is_private=bool(wish.private) and self._is_private())
        if not words.strip():
            self._listener.spoken(wish.number)
            return {}
        return {dispatcher.speak(wish, words): wish.number}
