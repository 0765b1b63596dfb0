"""SSIP, the protocol of speech-dispatcher: what is sent, and what comes back.

Source: "Speech Synthesis Interface Protocol", speech-dispatcher 0.11, chapters "General Rules"
and "Events": lines end in CR LF, a reply's last line has a space after its code, a text ends with
a line of one dot, and a line of it that begins with a dot gets another.
"""

from __future__ import annotations

import msgspec

_CODE = 3
_REFUSED = 300
_EVENTS = range(700, 800)
END = 702


class Reply(msgspec.Struct, frozen=True):
    """A reply or an event: its code, the lines before the last, and the last line's words."""

    code: int
    lines: tuple[str, ...]
    words: str

    @property
    def is_event(self) -> bool:
        """Whether this came by itself, and answers nothing."""
        return self.code in _EVENTS

    @property
    def is_refusal(self) -> bool:
        """Whether what was asked was not done."""
        return self.code >= _REFUSED and not self.is_event


class NotSsip(Exception):
    """The other end says something that is no SSIP."""


class ReplyReader:
    """Gathers bytes and gives back whole replies and events, in the order they came."""

    def __init__(self) -> None:
        self._gathered = b""
        self._lines: list[str] = []

    def feed(self, received: bytes) -> list[Reply]:
        """Take bytes as they came; raises `NotSsip`."""
        *whole, self._gathered = (self._gathered + received).split(b"\n")
        return [reply for line in whole if (reply := self._with(line)) is not None]

    def _with(self, line: bytes) -> Reply | None:
        text = line.decode("utf-8", "replace").rstrip("\r")
        code, mark, words = text[:_CODE], text[_CODE : _CODE + 1], text[_CODE + 1 :]
        if not (code.isascii() and code.isdigit()) or mark not in {"-", " "}:
            raise NotSsip(text[:80])
        if mark == "-":
            self._lines.append(words)
            return None
        lines, self._lines = tuple(self._lines), []
        return Reply(int(code), lines, words)


def command(*words: str) -> bytes:
    """Return a command as it is sent; its words are one line whatever is in them."""
    return " ".join(" ".join(word.split()) for word in words).encode() + b"\r\n"


def message(text: str) -> bytes:
    """Return a text to be spoken as it is sent after `SPEAK`."""
    lines = (f".{line}" if line.startswith(".") else line for line in text.splitlines())
    return "\r\n".join([*lines, ".", ""]).encode()


def languages_of(voices: Reply) -> frozenset[str]:
    """Return the base tags of a list of voices, whose lines are name, language and variant."""
    tags = (line.split("\t")[1] for line in voices.lines if line.count("\t") > 1)
    return frozenset(tag.partition("-")[0].lower() for tag in tags)
