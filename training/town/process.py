"""The practice town as a process of its own: started, ordered about, and ended by who needs it."""

from __future__ import annotations

import selectors
import subprocess
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

from training.town.client import TownClient

if TYPE_CHECKING:
    from types import TracebackType

_REPOSITORY = Path(__file__).resolve().parents[2]
_START_LIMIT_S = 20.0
_END_LIMIT_S = 5.0


class TownDidNotStartError(Exception):
    """The town ended, or said nothing, before it listened; why stands on standard error."""


class TownProcess(TownClient):
    """A running practice town, which ends with the process that started it.

    The town reads its standard input, a pipe that only this process holds open: it breaks when
    this process ends, killed or not, and the town ends. (`PR_SET_PDEATHSIG` would end the town
    with the thread that started it.)
    """

    def __init__(self, process: subprocess.Popen[bytes], url: str) -> None:
        super().__init__(url)
        self._process = process

    @classmethod
    def start(cls, *, catalogue: Path | None = None, ready_file: Path | None = None) -> Self:
        """Start a town on a free port, and return when it listens.

        Without a `catalogue` folder it plays the providers of the packaged one.

        Raises:
            TownDidNotStartError: it did not come to listen.
        """
        process = subprocess.Popen(  # noqa: S603 - this very program, no shell
            [sys.executable, "-m", "training.town", *_options(catalogue, ready_file)],
            cwd=_REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # Ctrl+C in the desk's terminal is for the desk, which then ends its town.
            start_new_session=True,
        )
        assert process.stdout is not None  # noqa: S101 - it was asked for above
        url = _first_line(process.stdout, _START_LIMIT_S)
        if not url:
            _end(process)
            raise TownDidNotStartError("the practice town did not come to listen")
        return cls(process, url)

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    def stop(self) -> None:
        """End the town; a second call does nothing."""
        _end(self._process)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def _options(catalogue: Path | None, ready_file: Path | None) -> list[str]:
    options = ["--port", "0", "--with-parent"]
    if catalogue is not None:
        options += ["--catalogue", str(catalogue.absolute())]
    if ready_file is not None:
        options += ["--ready-file", str(ready_file.absolute())]
    return options


def _first_line(stream: IO[bytes], limit_s: float) -> str:
    """Return the first line of a stream; nothing if it ends before, or is silent too long."""
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        return stream.readline().decode().strip() if selector.select(limit_s) else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()
    try:
        process.wait(_END_LIMIT_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
