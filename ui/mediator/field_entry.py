"""What a field's editor has sent, and what the journal says of it. Nothing here knows Qt."""

from __future__ import annotations


class FieldEntry:
    """Decides when a field's text is sent, and when what arrives may replace what is typed.

    Leaving a field after Enter sends nothing twice. What arrives late never undoes newer typing,
    and a refused text stays in the editor until it is changed.
    """

    def __init__(self, recorded: str) -> None:
        """Begin with what the journal holds."""
        self._recorded = recorded
        self._settled = recorded
        self._under_way: list[str] = []

    def commit(self, typed: str) -> bool:
        """Say whether the text has to be sent, and remember that it was."""
        if typed == self._last:
            return False
        self._under_way.append(typed)
        return True

    def arrive(self, recorded: str, *, refused: bool, typed: str) -> str | None:
        """Take what the journal holds now; return the text to put in the editor, if any.

        Args:
            recorded: what the field holds.
            refused: whether the last text sent was refused.
            typed: what stands in the editor now.
        """
        unchanged = typed == self._last
        if refused:
            self._settled = self._last
            self._under_way.clear()
        elif recorded != self._recorded:
            self._answer(recorded)
        self._recorded = recorded
        if refused or self._under_way:
            return None
        self._settled = recorded
        return recorded if unchanged and typed != recorded else None

    @property
    def _last(self) -> str:
        return self._under_way[-1] if self._under_way else self._settled

    def _answer(self, recorded: str) -> None:
        """Forget what a new value answers: itself as sent, or the oldest text in another form."""
        sent = self._under_way
        answered = sent.index(recorded) if recorded in sent else 0
        del sent[: answered + 1]
