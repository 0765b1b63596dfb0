"""Does jobs in forks of this process, some at a time, and ends those that hang.

Time that nobody had (a machine that was stopped for a while) counts for no job's limit.
"""

import os
import select
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from traceback import print_exc

TICK_S = 0.2
MEMORY = Path("/dev/shm")  # noqa: S108 - looked at, and used through tempfile
CRASHED = 3


@dataclass(frozen=True)
class Job:
    """Something to do, which returns an exit code, and how many seconds it may take."""

    name: str
    limit_s: float
    work: Callable[[], int]


@dataclass(frozen=True)
class Done:
    """How a job ended: its exit code, a signal's as a negative number, or nothing: it hung."""

    name: str
    exit_code: int | None
    seconds: float


@dataclass
class _Fork:
    job: Job
    process: int
    handle: int
    folder: Path
    seconds: float = 0.0


def done_in_forks(jobs: Iterable[Job], at_a_time: int) -> Generator[Done, None, None]:
    """Do the jobs, and return each when it has ended; those under way are ended with this."""
    waiting, running = iter(jobs), dict[int, _Fork]()
    try:
        while True:
            while len(running) < at_a_time and (job := next(waiting, None)) is not None:
                fork = _begun(job)
                running[fork.handle] = fork
            if not running:
                return
            yield from _ended(running)
    finally:
        for fork in running.values():
            _end(fork)


def _begun(job: Job) -> _Fork:
    folder = Path(tempfile.mkdtemp(prefix="fork-", dir=MEMORY if MEMORY.is_dir() else None))
    sys.stdout.flush()
    process = os.fork()
    if process == 0:
        _do(job, folder)
    # Both say it: whoever comes first, the group is there before anybody ends it.
    with suppress(PermissionError, ProcessLookupError):
        os.setpgid(process, process)
    return _Fork(job, process, os.pidfd_open(process), folder)


def _do(job: Job, folder: Path) -> None:
    """Do the job in this fork, which ends with it; what it says is heard by nobody."""
    exit_code = CRASHED
    try:
        os.setpgid(0, 0)
        silence = os.open(os.devnull, os.O_RDWR)
        for each in (0, 1, 2):
            os.dup2(silence, each)
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(folder)
        tempfile.tempdir = str(folder)
        exit_code = job.work()
    except BaseException:  # noqa: BLE001 - the end of this process, whatever it was
        print_exc()
    finally:
        os._exit(exit_code)


def _ended(running: dict[int, _Fork]) -> Iterator[Done]:
    """Wait a moment, and take out what has ended or hangs."""
    poll = select.poll()
    for handle in running:
        poll.register(handle, select.POLLIN)
    before = monotonic()
    ready = {handle for handle, _ in poll.poll(TICK_S * 1000)}
    passed = min(monotonic() - before, 2 * TICK_S)
    for handle, fork in list(running.items()):
        fork.seconds += passed
        if handle in ready or fork.seconds > fork.job.limit_s:
            del running[handle]
            status = _end(fork)
            exit_code = os.waitstatus_to_exitcode(status) if handle in ready else None
            yield Done(fork.job.name, exit_code, fork.seconds)


def _end(fork: _Fork) -> int:
    """End the fork and all it has started, and return how it ended."""
    with suppress(ProcessLookupError):
        os.killpg(fork.process, signal.SIGKILL)
    _, status = os.waitpid(fork.process, 0)
    os.close(fork.handle)
    shutil.rmtree(fork.folder, ignore_errors=True)
    return status
