"""How long to wait before trying again: twice as long each time, up to a limit."""

from __future__ import annotations


class BackOff:
    """Counts the tries that failed in a row."""

    def __init__(self, first_s: float, longest_s: float) -> None:
        """Begin with the first pause."""
        self._first_s = first_s
        self._longest_s = longest_s
        self._next_s = first_s

    def next_pause_s(self) -> float:
        """Return the pause before the next try."""
        pause_s, self._next_s = self._next_s, min(2 * self._next_s, self._longest_s)
        return pause_s

    def reset(self) -> None:
        """Say that a try went well."""
        self._next_s = self._first_s
