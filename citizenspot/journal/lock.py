"""The lock on a journal's folder: one running program per journal, and the second is told which."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import Self

import msgspec

from citizenspot.journal.errors import JournalInUse

FILE = "journal.lock"


class _Holder(msgspec.Struct, frozen=True):
    pid: int
    desk: str


class FolderLock:
    """Holds a folder for this process until `release`, or until the process ends in any way.

    The kernel keeps the lock (`flock`), not the file: a file left by a killed program locks
    nothing. The file only says who holds it.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def take(cls, folder: Path, desk: str) -> Self:
        """Take the lock.

        Raises:
            JournalInUse: another program holds it; names its process and desk.
            OSError: the file cannot be written.
        """
        descriptor = os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, msgspec.json.encode(_Holder(os.getpid(), desk)), 0)
        except BlockingIOError:
            holder = _holder(descriptor)
            os.close(descriptor)
            raise JournalInUse(pid=holder.pid, desk=holder.desk) from None
        except OSError:
            os.close(descriptor)
            raise
        return cls(descriptor)

    def release(self) -> None:
        """Let the next program in."""
        os.close(self._descriptor)


def _holder(descriptor: int) -> _Holder:
    try:
        return msgspec.json.decode(os.pread(descriptor, 4096, 0), type=_Holder)
    except msgspec.DecodeError:
        # The other took the lock a moment ago and has not written its name yet.
        return _Holder(pid=0, desk="?")
