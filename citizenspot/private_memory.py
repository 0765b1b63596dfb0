"""Keeps the memory of the desk, keys and visits in it, out of files and other programs."""

from __future__ import annotations

import ctypes
import os
import resource

_PR_SET_DUMPABLE = 4


def keep_memory_private() -> None:
    """Let no core file be written of this process, and no program of the same user look into it.

    Both hold until the process ends, and for the processes it forks. A process that is not
    dumpable cannot be attached to either (prctl(2), ptrace(2)), except by root. Swap is not
    covered: `docs/privacy.md` says what the machine needs.

    Raises:
        OSError: the system refuses.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    system = ctypes.CDLL(None, use_errno=True)
    if system.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
