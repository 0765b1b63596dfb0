"""Runs a practice town in this process, until it is told to end."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from services_catalog.loading import load
from training.town.offices import offices_of
from training.town.ready_file import announced
from training.town.server import TownServer
from training.town.town import Town


def run_town(
    catalogue: Path, *, port: int = 0, ready_file: Path | None = None, with_parent: bool = False
) -> None:
    """Play every provider of a catalogue folder on this machine; returns when told to end.

    The URL goes to standard output when the town listens. The end is SIGTERM or Ctrl+C, and,
    `with_parent`, the end of standard input.

    Raises:
        OSError: the port is taken.
    """
    signal.signal(signal.SIGTERM, _leave)
    services = load(catalogue).services.values()
    town = Town(offices_of(services), clock=lambda: datetime.now(UTC))
    server = TownServer(port, town.answer)
    with announced(server.url, ready_file), suppress(KeyboardInterrupt):
        threading.Thread(target=server.serve_forever, name="town", daemon=True).start()
        sys.stdout.write(f"{server.url}\n")
        sys.stdout.flush()
        _wait(with_parent=with_parent)


def _wait(*, with_parent: bool) -> None:
    if with_parent:
        sys.stdin.buffer.read()
    else:
        threading.Event().wait()


def _leave(_signal: int, _frame: object) -> NoReturn:
    raise SystemExit(0)
