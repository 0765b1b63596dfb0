"""The proof by a whole day: 200 visits in 24 hours leave memory, files and handles as they were.

`python -m tests.proofs.whole_day [VISITS]` plays visits one after the other at one desk with a
real journal, outbox and receipts, on a clock that is turned on by their share of a day, and takes
stock after each tenth of them. What a desk keeps for good, it has by the second stock-taking.
"""

import ctypes
import gc
import os
import sys
import tempfile
import threading
import tracemalloc
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from citizenspot.desk.parts import Parts
from citizenspot.desk.ports import Nowhere
from citizenspot.desk.receipt_desk import ReceiptDesk
from citizenspot.journal.verification import verify
from tests.desk.desk_rig import LIMIT_S, DeskRig
from tests.proofs.mortal_desk import JOURNAL, KEYS, TAKEN, desk
from tests.proofs.played_visit import ACTS, do

VISITS, HOURS, STOCKS = 200, 24, 10
MOST_GROWTH, MOST_GROWTH_OF_PROCESS = 1.01, 1.15
"""From the second stock-taking to the last: of what Python and the C libraries hold, to the byte,
and of the process's own memory, of which the C library keeps up to 8 MB for later."""


class _Allocations(ctypes.Structure):
    """What glibc says of its memory (mallinfo2(3)), in bytes."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    )


@dataclass(frozen=True)
class Stock:
    """What the process and its folders hold: kilobytes, and numbers."""

    visits: int
    held_kb: int
    allocated_kb: int
    memory_kb: int
    handles: int
    threads: int
    files: int

    def __str__(self) -> str:
        return (
            f"after {self.visits:4} visits: {self.held_kb} kB held by Python,"
            f" {self.allocated_kb} kB from the C library in all,"
            f" {self.memory_kb / 1024:.1f} MB in all,"
            f" {self.handles} handles, {self.threads} threads, {self.files} files"
        )


def stock_of(visits: int, folder: Path) -> Stock:
    """Count what there is now that nothing is under way."""
    gc.collect()
    rollup = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    private = [line.split() for line in rollup.splitlines() if line.startswith("Private_")]
    return Stock(
        visits,
        tracemalloc.get_traced_memory()[0] // 1024,
        allocated() // 1024,
        sum(int(kilobytes) for _, kilobytes, _ in private),
        sum(1 for _ in Path("/proc/self/fd").iterdir()),
        threading.active_count(),
        sum(len(names) for _, _, names in os.walk(folder)),
    )


def allocated() -> int:
    """Return how many bytes the process has taken from the C library and not given back."""
    library = ctypes.CDLL(None)
    library.mallinfo2.restype = _Allocations
    found = library.mallinfo2()
    return int(found.uordblks) + int(found.hblkhd)


class RealReceipts:
    """Receipts that are really made, and can be waited for."""

    def __init__(self, rig: DeskRig, folder: Path) -> None:
        self._rig, self._folder = rig, folder
        self._made = self._begin()

    def _begin(self) -> ReceiptDesk:
        sender = self._rig.desk.ask(lambda counter: counter.parts.sender).result(LIMIT_S)
        signer = KEYS.workstation_key().signing_key()
        made = ReceiptDesk(signer, self._folder / "receipts", self._rig.desk, {})
        self._rig.desk.attach(Parts(sender=sender, receipts=made, reader=Nowhere()))
        return made

    def finish(self) -> None:
        """Return when all that was asked for is made or forgotten, and begin anew."""
        self._made.close()
        self._made = self._begin()

    def close(self) -> None:
        """End the work."""
        self._made.close()


def day_of(folder: Path, visits: int, stocks: int = STOCKS) -> list[Stock]:
    """Play the visits of a day, and return what was there after each share of them."""
    taken = []
    with desk(folder) as rig, closing(RealReceipts(rig, folder)) as receipts:
        for visit in range(1, visits + 1):
            for act in range(len(ACTS)):
                do(rig, act)
            wait_until_over(rig)
            rig.clock.turn(hours=HOURS / visits)
            if visit % (visits // stocks) == 0:
                receipts.finish()
                taken.append(stock_of(visit, folder))
    return taken


def wait_until_over(rig: DeskRig) -> None:
    """Wait until the provider has answered, which is what ends a visit."""
    rig.screens.wait(lambda view: view.visit == "")
    over = threading.Event()
    while rig.desk.ask(lambda counter: counter.visits_at_hand).result(LIMIT_S):
        over.wait(0.005)


def has_grown(stocks: list[Stock]) -> list[str]:
    """Say what has grown from the second stock-taking on."""
    first, *_, last = stocks[1:]
    grown = [
        name
        for name in ("handles", "threads", "files")
        if getattr(last, name) > getattr(first, name)
    ]
    grown += ["held memory"] * (last.held_kb > first.held_kb * MOST_GROWTH)
    grown += ["allocations"] * (last.allocated_kb > first.allocated_kb * MOST_GROWTH)
    return grown + ["memory"] * (last.memory_kb > first.memory_kb * MOST_GROWTH_OF_PROCESS)


def main(visits: int) -> int:
    """Print each stock-taking; return 0 if nothing has grown and the journal is sound."""
    tracemalloc.start()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stocks = day_of(folder, visits)
        sound = verify(folder / JOURNAL, KEYS).sound
        cases = len((folder / TAKEN).read_text(encoding="utf-8").splitlines())
    print(*stocks, sep="\n")  # noqa: T201 - a proof is run for its figures
    grown = has_grown(stocks)
    held = stocks[-1].held_kb / stocks[1].held_kb
    allocations = stocks[-1].allocated_kb / stocks[1].allocated_kb
    memory = stocks[-1].memory_kb / stocks[1].memory_kb
    print(  # noqa: T201 - as above
        f"{visits} visits, {cases} cases carried out; from the second stock-taking on: held by"
        f" Python {held:.3f} x, by all libraries {allocations:.3f} x (at most {MOST_GROWTH}), the"
        f" process {memory:.3f} x (at most {MOST_GROWTH_OF_PROCESS});"
        f" grown: {', '.join(grown) or 'nothing'}; journal {'sound' if sound else 'NOT sound'}"
    )
    return 0 if sound and not grown and cases == visits else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else VISITS))
