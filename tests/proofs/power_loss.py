"""The proof by power cuts: nothing acknowledged is lost, whatever the disk had not written yet.

`python -m tests.proofs.power_loss [IMAGES]` records a desk at work, builds that many crash images
of it, opens and verifies each, and prints what it found; then the same with
`synchronous=NORMAL`, which must lose.
"""

import os
import shutil
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter

from citizenspot.journal import database, queries
from citizenspot.journal.errors import JournalError, VisitErased
from citizenspot.journal.opening import KEY_ID_FILE
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.verification import verify
from tests.journal.made_up import DESK, KEYS
from tests.proofs.crash_images import Crash, crashes
from tests.proofs.recorded_writes import Step, recorded
from tests.proofs.recording_desk import BEGUN, small_log

ACTS = 90
IMAGES = 10_000
CONTROL_IMAGES = 500
LIMIT_S = 180.0
SEED = 20261127


@dataclass
class Outcome:
    """What became of the power cuts."""

    images: int = 0
    lost: int = 0
    broken: int = 0
    unopened: int = 0
    acknowledged: int = 0

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(*(a + b for a, b in zip(self.parts(), other.parts(), strict=True)))

    def parts(self) -> tuple[int, ...]:
        return (self.images, self.lost, self.broken, self.unopened, self.acknowledged)

    def __str__(self) -> str:
        return (
            f"{self.images} images, {self.acknowledged} acknowledgements held against them: "
            f"{self.lost} lost one, {self.broken} with a broken chain, {self.unopened} not opened"
        )


def record(folder: Path, synchronous: str, acts: int = ACTS) -> list[Step]:
    """Return what a desk did that recorded so many acts."""
    desk = [sys.executable, "-m", "tests.proofs.recording_desk"]
    command = [*desk, str(folder / "journal"), str(acts), synchronous]
    return [
        step
        for step in recorded(command, folder / "trace")
        if not hasattr(step, "file") or Path(step.file).name in FILES
    ]


FILES = {database.FILE, f"{database.FILE}-wal"}


def outcome_of(steps: list[Step], images: int, seed: int) -> Outcome:
    """Open and verify so many crash images, and return what was found."""
    found = Outcome()
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own in it
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        for crash in islice(crashes(steps, BEGUN, images, seed), images):
            folder = Path(name) / "journal"
            laid_out(crash, folder)
            judge(crash, folder, found)
            shutil.rmtree(folder)
    return found


def laid_out(crash: Crash, folder: Path) -> None:
    folder.mkdir()
    (folder / KEY_ID_FILE).write_text(KEYS.workstation_key().id)
    for file, content in crash.files.items():
        (folder / Path(file).name).write_bytes(content)


def judge(crash: Crash, folder: Path, found: Outcome) -> None:
    """Hold a crash image against what was acknowledged before the power went."""
    found.images += 1
    found.acknowledged += len(crash.said)
    try:
        with small_log(), closing(SqlJournal.open(folder, KEYS, DESK)) as journal:
            is_kept = all_is_kept(crash, journal)
    except JournalError:
        found.unopened += 1
        return
    found.lost += not is_kept
    found.broken += not verify(folder, KEYS).sound


def all_is_kept(crash: Crash, journal: SqlJournal) -> bool:
    """Return whether the last acknowledged head is in the chain, and what was erased is erased."""
    said = [line.split() for line in crash.said]
    if not said:
        return True
    position, hash_ = int(said[-1][0]), bytes.fromhex(said[-1][1])
    kept = journal._database.first(queries.HASH_AT, [position])
    return kept == (hash_,) and all(is_erased(journal, line[2]) for line in said if len(line) > 2)


def is_erased(journal: SqlJournal, visit: str) -> bool:
    try:
        journal.read(visit)
    except VisitErased:
        return True
    return False


def spread(steps: list[Step], images: int) -> Outcome:
    """Share the images out among this machine's processors."""
    workers = min(os.cpu_count() or 1, 4)
    shares = [images // workers + (n < images % workers) for n in range(workers)]
    seeds = range(SEED, SEED + workers)
    with ProcessPoolExecutor(workers) as pool:
        return sum(pool.map(outcome_of, [steps] * workers, shares, seeds), Outcome())


def main(images: int) -> int:
    """Print what was found; return 0 if nothing was lost and the control did lose."""
    begun = perf_counter()
    with tempfile.TemporaryDirectory() as name:
        full, normal = Path(name) / "full", Path(name) / "normal"
        full.mkdir()
        normal.mkdir()
        outcome = spread(record(full, "FULL"), images)
        took = perf_counter() - begun
        control = spread(record(normal, "NORMAL"), CONTROL_IMAGES)
    print(f"power cuts: {outcome}; {took:.0f} s (at most {LIMIT_S:.0f} for 10,000)")  # noqa: T201
    print(f"control, synchronous=NORMAL: {control}")  # noqa: T201 - a proof is run for its figures
    is_whole = (outcome.lost, outcome.broken, outcome.unopened) == (0, 0, 0)
    return 0 if is_whole and control.lost > 0 else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else IMAGES))
