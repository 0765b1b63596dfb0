"""Tells a scanner from a person: many characters, quickly, one after another. No Qt here."""

from __future__ import annotations

from enum import Enum

GAP_MS = 30
"""Characters of a scanner follow each other within this; fingers seldom do (facts, screens 1.2)."""
LEAST = 6
"""So many of them are a scanner's."""


class Verdict(Enum):
    """What becomes of a key."""

    PASS = "pass"  # noqa: S105 - no password
    SWALLOW = "swallow"
    TAKE_BACK = "take back"
    """Swallow it, and take back what the keys before it have typed."""
    DONE = "done"
    """The code is complete."""


class Burst:
    """Follows the keys. With a prefix, all is swallowed from its first character on.

    Without one, what goes into a line is let through until it is known to be a scanner's and then
    taken back; outside of a line only the first character can do anything.
    """

    def __init__(self, prefix: str = "") -> None:
        self._prefix = prefix
        self._code = ""
        self._last_ms = float("-inf")
        self._swallowing = False

    @property
    def code(self) -> str:
        """Return what was scanned so far, without the prefix."""
        return self._code.removeprefix(self._prefix) if self._prefix else self._code

    @property
    def begins(self) -> bool:
        """Say whether the next key begins anew."""
        return not self._code

    def key(self, text: str, at_ms: float, *, in_line: bool) -> Verdict:
        """Judge a key by the text it types, when it went down, and where the focus is."""
        if at_ms - self._last_ms > GAP_MS:
            self.forget()
        self._last_ms = at_ms
        if text in {"\r", "\n"}:
            return self._end()
        if len(text) != 1 or not text.isprintable():
            self.forget()
            return Verdict.PASS
        self._code += text
        return self._of_character(in_line=in_line)

    def rest(self) -> str:
        """Return the code of a scanner that types no Enter behind it, once it is silent."""
        code = self.code if self._swallowing and len(self.code) >= LEAST else ""
        self.forget()
        return code

    def forget(self) -> None:
        """Begin anew."""
        self._code, self._swallowing = "", False

    def _of_character(self, *, in_line: bool) -> Verdict:
        if self._swallowing:
            return Verdict.SWALLOW
        if self._prefix:
            self._swallowing = self._code == self._prefix
            if not self._prefix.startswith(self._code):
                self._code = ""
                return Verdict.PASS
            return Verdict.SWALLOW
        if not in_line:
            self._swallowing = len(self._code) > 1
            return Verdict.SWALLOW if self._swallowing else Verdict.PASS
        self._swallowing = len(self._code) >= LEAST
        return Verdict.TAKE_BACK if self._swallowing else Verdict.PASS

    def _end(self) -> Verdict:
        if self._swallowing and self.code:
            return Verdict.DONE
        self.forget()
        return Verdict.PASS
