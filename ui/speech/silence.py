"""A speaker where nothing is read aloud: it has no voice in any language."""

from __future__ import annotations

from ui.speech.speaker import SpeechListener, Utterance


class Silence:
    """Says nothing, and so is never offered."""

    def __init__(self, listener: SpeechListener) -> None:
        self._listener = listener

    def start(self) -> None:
        """Tell that there are no voices."""
        self._listener.voices_are(frozenset())

    def say(self, utterance: Utterance) -> None:
        """Let who waits go on at once."""
        self._listener.spoken(utterance.number)

    def hush(self) -> None:
        """Stay silent."""

    def close(self) -> None:
        """End."""
