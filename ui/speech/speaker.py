"""The port through which anything is said: one utterance at a time, the newest wins."""

from __future__ import annotations

from typing import Protocol

import msgspec


class Utterance(msgspec.Struct, frozen=True):
    """Something to say.

    `words` may be heard in the room. `private` are the words for headphones where they differ;
    `volume` is 0 to 100, `language` a BCP 47 tag.
    """

    number: int
    language: str
    words: str
    private: str = ""
    volume: int = 60


class SpeechListener(Protocol):
    """Who hears how speaking fares; called on the speaker's thread."""

    def voices_are(self, languages: frozenset[str]) -> None:
        """Can speak these languages from now on, by their base tags; none where speech is gone."""

    def spoken(self, number: int) -> None:
        """Has said the utterance of this number to its end."""


class Speaker(Protocol):
    """Says utterances, from `start` to `close`; no call waits for the voice."""

    def start(self) -> None:
        """Begin to look for a voice."""

    def say(self, utterance: Utterance) -> None:
        """Say this now; what is being said breaks off, and is never reported as spoken."""

    def hush(self) -> None:
        """Be silent at once."""

    def close(self) -> None:
        """Be silent, and end."""


def words_for(utterance: Utterance, *, is_private: bool) -> str:
    """Return what may be said, into the room or into headphones."""
    return utterance.private or utterance.words if is_private else utterance.words
