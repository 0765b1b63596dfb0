"""A desk of its own process, which calls until nobody waits, and prints whom it called."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from citizenspot.waiting.sqlite_queue import SqliteQueue


def main(file: str, desk: str) -> None:
    queue = SqliteQueue(Path(file), lambda: datetime.now(UTC))
    _say("ready")
    sys.stdin.readline()
    while ticket := queue.call_next(desk):
        _say(ticket.number)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
