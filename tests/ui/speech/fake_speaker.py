"""A speaker without a voice: it keeps what would have been heard."""

from __future__ import annotations

from ui.speech.speaker import SpeechListener, Utterance, words_for


class FakeSpeaker:
    """Says everything at once, or holds it until `finish` where `holds`."""

    def __init__(
        self,
        listener: SpeechListener,
        *,
        is_private: bool = False,
        holds: bool = False,
        languages: frozenset[str] = frozenset({"pt", "en"}),
    ) -> None:
        self._listener = listener
        self._languages = languages
        self._saying: Utterance | None = None
        self.is_private, self.holds = is_private, holds
        self.heard: list[str] = []
        self.volumes: list[int] = []

    def start(self) -> None:
        self._listener.voices_are(self._languages)

    def say(self, utterance: Utterance) -> None:
        self._saying = utterance
        words = words_for(utterance, is_private=self.is_private)
        if words.strip():
            self.heard.append(words)
            self.volumes.append(utterance.volume)
        if not self.holds:
            self.finish()

    def finish(self) -> None:
        """Come to the end of what is being said."""
        if self._saying is not None:
            said, self._saying = self._saying, None
            self._listener.spoken(said.number)

    def hush(self) -> None:
        self._saying = None

    def close(self) -> None:
        self._saying = None
