"""The proof by faults: every system call that writes or flushes fails once, and nothing is lost.

`python -m tests.proofs.faults` counts the calls of a desk that records, then runs it once for
each call and each error. strace makes the kernel refuse exactly that call (`-e inject`); libfiu
would see only what goes through the C library, and cannot name the n-th call of a kind.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.verification import verify
from tests.journal.made_up import DESK, KEYS
from tests.proofs.recording_desk import BEGUN

CALLS = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate")
ERRORS = ("ENOSPC", "EIO")
ACTS = 12


@dataclass
class Faults:
    """What became of the faults; `silent` names those that lost something without a word."""

    injected: int = 0
    named: int = 0
    gone_on: int = 0
    silent: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.injected} calls refused: {self.named} ended in a named error, "
            f"{self.gone_on} were made good, {len(self.silent)} lost something silently"
        )


def desk(folder: Path, *fault: str) -> "subprocess.CompletedProcess[str]":
    """Run a desk that records, with a fault if one is given."""
    watched = ["strace", "-f", "--seccomp-bpf", "-qq", "-y", "-o", str(folder / "trace"), *fault]
    # -B: a first run that kept its compiled modules would write more often than those after it.
    program = [sys.executable, "-B", "-m", "tests.proofs.faulty_desk"]
    program += [str(folder / "journal"), str(ACTS)]
    return subprocess.run(
        [*watched, *program], capture_output=True, text=True, timeout=120, check=False
    )


def calls_of(folder: Path) -> dict[str, list[int]]:
    """Return which calls of each kind are about the journal's files, counted from 1."""
    desk(folder, "-e", f"trace={','.join(CALLS)}")
    seen = dict.fromkeys(CALLS, 0)
    of_journal: dict[str, list[int]] = {call: [] for call in CALLS}
    has_begun = False
    for line in (folder / "trace").read_text().splitlines():
        call = line.split(maxsplit=1)[1].split("(", 1)[0]
        if call not in seen:
            continue
        seen[call] += 1
        has_begun = has_begun or BEGUN in line
        if "/journal/journal.db" in line and has_begun:
            of_journal[call].append(seen[call])
    return of_journal


def try_all(folder: Path, every: int = 1) -> Faults:
    """Let each of the calls fail (or each `every`-th of them), with each error."""
    (folder / "count").mkdir(parents=True)
    found = Faults()
    for call, numbers in calls_of(folder / "count").items():
        for number in numbers[::every]:
            for error in ERRORS:
                name = f"{call} {number} {error}"
                place = folder / name.replace(" ", "-")
                place.mkdir()
                fault = f"inject={call}:error={error}:when={number}"
                judge(desk(place, "-e", f"trace={call}", "-e", fault), place, name, found)
    return found


def judge(ended: "subprocess.CompletedProcess[str]", place: Path, name: str, found: Faults) -> None:
    """Hold what the desk acknowledged against what is there after the fault."""
    found.injected += 1
    acknowledged = list(heads_in(ended.stdout))
    with closing(SqlJournal.open(place / "journal", KEYS, DESK)) as journal:
        end = journal.head().position
    is_whole = verify(place / "journal", KEYS).sound
    if not is_whole or (acknowledged and end < acknowledged[-1]):
        found.silent.append(name)
    elif "named" in ended.stdout:
        found.named += 1
    elif ended.returncode == 0:
        found.gone_on += 1
    else:
        found.silent.append(f"{name}: ended without a name: {ended.stderr[-300:]}")


def heads_in(said: str) -> Iterator[int]:
    for line in said.splitlines():
        if line[:1].isdigit():
            yield int(line.split()[0])


def main(every: int) -> int:
    """Print what became of the faults; return 0 if none was silent."""
    begun = perf_counter()
    with tempfile.TemporaryDirectory() as name:
        found = try_all(Path(name), every)
    print(f"faults: {found}; {perf_counter() - begun:.0f} s")  # noqa: T201 - run for its figures
    for silent in found.silent[:5]:
        print(silent)  # noqa: T201 - as above
    return 1 if found.silent else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
