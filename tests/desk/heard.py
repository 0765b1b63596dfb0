"""A desk that only hears what its receipts say, and can be waited for."""

from __future__ import annotations

import threading

from citizenspot.visit.commands import AnyCommand
from citizenspot.visit.words import Actor

LIMIT_S = 60.0
"""A printer takes some seconds a page, as printers do."""


class Heard:
    """What the desk was told, waited for."""

    def __init__(self) -> None:
        self.said: list[AnyCommand] = []
        self._changed = threading.Condition()

    def submit(self, command: AnyCommand, actor: Actor) -> None:
        assert actor is Actor.SYSTEM
        with self._changed:
            self.said.append(command)
            self._changed.notify_all()

    def slip_reported(self, visit: str, problem: str) -> None:
        raise AssertionError(f"no slip was asked for: {visit} {problem}")

    def held_reported(self, sheet: str, problem: str) -> None:
        raise AssertionError(f"nobody asked what is held: {sheet} {problem}")

    def wait(self, command: AnyCommand) -> None:
        with self._changed:
            came = self._changed.wait_for(lambda: command in self.said, LIMIT_S)
        assert came, f"told {self.said}"

    def wait_for_kind(self, kind: type[AnyCommand]) -> AnyCommand:
        def came() -> AnyCommand | None:
            return next((each for each in self.said if isinstance(each, kind)), None)

        with self._changed:
            assert self._changed.wait_for(came, LIMIT_S), f"told {self.said}"
            found = came()
        assert found is not None
        return found
