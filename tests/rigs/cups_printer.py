"""A CUPS of the test's own with one queue, `counter`, and what stands for the printer behind it.

A test module that wants another printer has a fixture `printer` of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from tests.rigs.cups import running_cups, socket_of
from tests.rigs.socket_printer import SocketPrinter


class Reachable(Protocol):
    """A printer that CUPS knows how to reach."""

    @property
    def address(self) -> str:
        """Return where it is, as a CUPS device."""


@pytest.fixture
def printer() -> Iterator[SocketPrinter]:
    """Give a printer that keeps the bytes it gets."""
    own = SocketPrinter()
    yield own
    own.close()


@pytest.fixture
def cups(printer: Reachable, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Run CUPS for this test and what it starts; give its folder."""
    with running_cups(counter=printer.address) as folder:
        monkeypatch.setenv("CUPS_SERVER", str(socket_of(folder)))
        yield folder
