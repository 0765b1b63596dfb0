"""Each kind of queue, made for a test: in memory, in a file, and behind the service."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from citizenspot.waiting.queue import MemoryQueue, Queue
from citizenspot.waiting.remote_queue import RemoteQueue
from citizenspot.waiting.service import QueueService
from citizenspot.waiting.sqlite_queue import SqliteQueue

SECRET = b"the secret of a made-up spot"
MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
Now = Callable[[], datetime]


@contextmanager
def in_memory(_folder: Path, now: Now) -> Iterator[Queue]:
    yield MemoryQueue(now)


@contextmanager
def in_a_file(folder: Path, now: Now) -> Iterator[Queue]:
    yield SqliteQueue(folder / "queue.db", now)


@contextmanager
def behind_the_service(folder: Path, now: Now) -> Iterator[Queue]:
    service = QueueService(("127.0.0.1", 0), SqliteQueue(folder / "queue.db", now), SECRET).start()
    try:
        yield RemoteQueue(service.address, SECRET)
    finally:
        service.close()


EVERY_KIND = (in_memory, in_a_file, behind_the_service)
