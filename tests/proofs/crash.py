"""The proof by killing: a desk killed at any moment of a visit loses nothing and doubles nothing.

`python -m tests.proofs.crash [KILLS]` lets a desk play visits and kills it that often with
SIGKILL, a twentieth of them on a disk whose every flush takes 5 ms longer (strace delays it).
It prints how many acknowledged acts, submissions, starts and steps were wrong.
"""

import os
import random
import select
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from citizenspot.journal.verification import verify
from tests.journal.insider import look
from tests.proofs.mortal_desk import JOURNAL, KEYS, TAKEN

KILLS = 1_000
SLOW_SHARE = 20
SLOW_FLUSH_US = 5_000
MOST_LINES = 9
PATIENCE_S = 60.0
SLOW = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync")
DELAY = ("-e", f"inject=fsync,fdatasync:delay_exit={SLOW_FLUSH_US}")


@dataclass
class Toll:
    """What the killing came to."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    no_start: int = 0
    wrong: list[str] = field(default_factory=list)
    submitted: int = 0
    doubled: int = 0
    unsound: int = 0
    receipts: int = 0
    gaps: int = 0

    @property
    def is_nothing(self) -> bool:
        amiss = (self.lost, self.no_start, self.wrong, self.doubled, self.unsound, self.gaps)
        return not any(amiss)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.acknowledged} acts acknowledged: {self.lost} lost, "
            f"{self.no_start} starts failed, {len(self.wrong)} at a wrong step; "
            f"{self.submitted} cases at the provider, {self.doubled} doubled; "
            f"{self.receipts} receipts, {self.gaps} gaps in their numbers; "
            f"{self.unsound} findings in the journal"
        )


class Executioner:
    """Lets desks of one folder live and kills them, and remembers what they acknowledged."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.toll = folder, Toll()
        self._chance = random.Random(seed)  # noqa: S311 - the same moments in each run, no secret
        self._last = (0, 0)

    def kill(self, times: int, *, slow: bool) -> None:
        """Let so many desks live and die."""
        if times == 0:
            return
        with lives(self.folder, slow=slow) as (asks, says):
            for _ in range(times):
                os.write(asks, b"live\n")
                self._one_life(Lines(says))

    def _one_life(self, lines: "Lines") -> None:
        pid = int(lines.next())
        told = self._chance.randint(1, MOST_LINES)
        for _ in range(told):
            if not self._note(lines.next()):
                return
        lines.wait(self._chance.random() * 0.004)
        os.kill(pid, signal.SIGKILL)
        self.toll.kills += 1
        while (line := lines.next()) != "dead":
            self._note(line)

    def _note(self, line: str) -> bool:
        """Take note of what a desk says; return whether it lives."""
        if line == "dead":
            self.toll.no_start += 1
            return False
        if line.startswith("wrong"):
            self.toll.wrong.append(line)
            return True
        visit, acts = map(int, line.split())
        if (visit, acts) < self._last:
            self.toll.lost += 1
            self.toll.wrong.append(f"lost: {self._last} became {(visit, acts)}")
        self._last = (visit, acts)
        self.toll.acknowledged += 1
        return True

    def judge(self) -> Toll:
        """Return the toll, with what provider and journal say of it."""
        taken = (self.folder / TAKEN).read_text().splitlines()
        keys = Counter(line.split()[0] for line in taken)
        self.toll.submitted = len(keys)
        self.toll.doubled = sum(count > 1 for count in keys.values())
        numbers = look(
            self.folder / JOURNAL,
            "SELECT number FROM events WHERE series IS NOT NULL ORDER BY position",
            keys=KEYS,
        )
        self.toll.receipts = len(numbers)
        self.toll.gaps = sum(number != place for place, (number,) in enumerate(numbers, 1))
        self.toll.unsound = len(verify(self.folder / JOURNAL, KEYS).findings)
        return self.toll


class Lines:
    """The lines a process says, each waited for."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def next(self) -> str:
        line = b""
        while not line.endswith(b"\n"):
            ready, _, _ = select.select([self._descriptor], [], [], PATIENCE_S)
            if not ready:
                raise TimeoutError("a desk says nothing")
            line += os.read(self._descriptor, 1)
        return line.decode().strip()

    def wait(self, seconds: float) -> None:
        """Wait for the moment, whatever is said meanwhile."""
        select.select([], [], [], seconds)


@contextmanager
def lives(folder: Path, *, slow: bool) -> Iterator[tuple[int, int]]:
    command = [sys.executable, "-m", "tests.proofs.mortal_desk", str(folder)]
    if slow:
        command = [*SLOW, *DELAY, *command]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # strace wonders at the dead.
        stderr=subprocess.DEVNULL if slow else None,
        bufsize=0,
    ) as process:
        assert process.stdin
        assert process.stdout
        yield process.stdin.fileno(), process.stdout.fileno()
        process.stdin.close()


def toll_of(folder: Path, kills: int, slow: int, seed: int = 20261127) -> Toll:
    """Kill so many desks, `slow` of them on a slow disk."""
    executioner = Executioner(folder, seed)
    executioner.kill(kills - slow, slow=False)
    executioner.kill(slow, slow=True)
    return executioner.judge()


def main(kills: int) -> int:
    """Print the toll; return 0 if it is nothing."""
    begun = perf_counter()
    # Beside the program and not in /tmp, which may be memory.
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".crash-") as name:
        toll = toll_of(Path(name), kills, kills // SLOW_SHARE)
    print(f"kill -9: {toll}; {perf_counter() - begun:.0f} s")  # noqa: T201 - run for its figures
    for wrong in toll.wrong[:5]:
        print(wrong)  # noqa: T201 - as above
    return 0 if toll.is_nothing else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS))
