"""Runs the practice town: `python -m training.town --port 0 --ready-file FILE`.

The URL goes to standard output, and into the ready file, when the town listens. It ends on
SIGTERM or Ctrl+C, and with `--with-parent` when its standard input ends: however its parent
dies, the pipe between them breaks.
"""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from services_catalog.loading import load, packaged_services
from training.town.offices import offices_of
from training.town.ready_file import announced
from training.town.server import TownServer
from training.town.town import Town


def main() -> None:
    """Play every provider of the catalogue, on this machine only, until told to end."""
    asked = _arguments().parse_args()
    signal.signal(signal.SIGTERM, _leave)
    services = load(asked.catalogue).services.values()
    town = Town(offices_of(services), clock=lambda: datetime.now(UTC))
    server = TownServer(asked.port, town.answer)
    with announced(server.url, asked.ready_file), suppress(KeyboardInterrupt):
        listening = threading.Thread(target=server.serve_forever, name="town", daemon=True)
        listening.start()
        sys.stdout.write(f"{server.url}\n")
        sys.stdout.flush()
        _wait(with_parent=asked.with_parent)


def _arguments() -> argparse.ArgumentParser:
    # Not typer: a town starts with every practice desk, and typer would double what that takes.
    parser = argparse.ArgumentParser(prog="python -m training.town", description=main.__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--ready-file", type=Path, help="gets the URL when the town listens")
    parser.add_argument("--catalogue", type=Path, default=packaged_services())
    parser.add_argument("--with-parent", action="store_true", help="end when standard input ends")
    return parser


def _wait(*, with_parent: bool) -> None:
    if with_parent:
        sys.stdin.buffer.read()
    else:
        threading.Event().wait()


def _leave(_signal: int, _frame: object) -> NoReturn:
    raise SystemExit(0)


if __name__ == "__main__":
    main()
