"""Two desks, each a process of its own, on the queue of one spot."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from citizenspot.waiting.queue import QueueUnreachable
from citizenspot.waiting.remote_queue import RemoteQueue
from citizenspot.waiting.service import QueueService
from citizenspot.waiting.sqlite_queue import SqliteQueue
from citizenspot.waiting.ticket import Wish
from tests.waiting.queues import SECRET

PEOPLE = 120
LIMIT_S = 60


def test_two_desks_racing_call_everyone_once(tmp_path: Path) -> None:
    file = tmp_path / "queue.db"
    queue = SqliteQueue(file, lambda: datetime.now(UTC))
    for _ in range(PEOPLE):
        queue.add(Wish(), walk_in=False)
    desks = [_desk(file, name) for name in ("Desk 1", "Desk 2")]
    for desk in desks:
        assert desk.stdout is not None
        assert desk.stdout.readline() == "ready\n"
    called = [desk.communicate("go\n", LIMIT_S)[0].split() for desk in desks]
    together = called[0] + called[1]
    assert len(together) == PEOPLE
    assert len(set(together)) == PEOPLE


def test_the_service_does_not_answer_a_desk_of_another_spot(tmp_path: Path) -> None:
    queue = SqliteQueue(tmp_path / "queue.db", lambda: datetime.now(UTC))
    service = QueueService(("127.0.0.1", 0), queue, SECRET).start()
    try:
        stranger = RemoteQueue(service.address, b"guessed")
        with pytest.raises(QueueUnreachable):
            stranger.add(Wish(), walk_in=False)
        assert queue.tickets() == ()
    finally:
        service.close()


def test_a_service_that_is_gone_is_said_to_be_unreachable(tmp_path: Path) -> None:
    queue = SqliteQueue(tmp_path / "queue.db", lambda: datetime.now(UTC))
    service = QueueService(("127.0.0.1", 0), queue, SECRET).start()
    address = service.address
    service.close()
    with pytest.raises(QueueUnreachable):
        RemoteQueue(address, SECRET).tickets()


def _desk(file: Path, name: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.waiting.racing_desk", str(file), name]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
