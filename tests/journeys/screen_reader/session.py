"""Runs the program beside a screen reader, and goes ten journeys over AT-SPI alone.

`python -m tests.journeys.screen_reader.session`, inside `dbus-run-session` and on an X display. It
prints one JSON line: what went wrong in each journey, by name. The citizen's own acts are given to
the desk as screen 2 gives them; everything of the mediator goes over the accessibility bus.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.journeys.program_at_play import play_beside_program
from tests.journeys.screen_reader import journeys
from tests.journeys.seen import Seen
from ui.program import Program

SYSTEM_PYTHON = "/usr/bin/python3"
READER = Path(__file__).with_name("reader.py")


class Reader:
    """The other process, asked a line at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, str(READER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._answer()

    def ask(self, *words: str | int) -> Any:  # noqa: ANN401 - what JSON holds
        """Ask for something, and return what came of it; fails where it could not be done."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def close(self) -> None:
        """End the other process."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(10)

    def _answer(self) -> Any:  # noqa: ANN401 - as above
        assert self._process.stdout
        answer = json.loads(self._process.stdout.readline() or '{"problem": "the reader ended"}')
        assert "problem" not in answer, answer["problem"]
        return answer["came"]


def main() -> None:
    """Run the program, the reader and the journeys, and print what went wrong in each."""

    def story(program: Program, seen: Seen) -> Mapping[str, str]:
        reader = Reader()
        problems = journeys.go(journeys.Desk(program, seen, reader.ask))
        reader.close()
        return problems

    problems = play_beside_program(story, language="en")
    print(json.dumps(problems), flush=True)  # noqa: T201 - this is how it is heard


if __name__ == "__main__":
    main()
