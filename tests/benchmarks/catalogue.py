"""What opening a catalogue costs, against the least it can cost, in one run.

Three comparisons, on copies of the shipped services with ids of their own:

- opening 1,000 services by their compiled form (A: reading the same bytes);
- the first compile of 1,000 definitions, judged and written (A: PyYAML's C loader alone);
- the memory that 10,000 opened services take, in a process of their own.

Two processes share the compile. Where other work keeps a core busy, wall time says little, so the
processor time is printed beside it: that of both together, and that of the first alone, which is
what the compile takes where a core is idle. Where there is one core, one process does it all.

Run by `python -m tests.benchmarks.catalogue`.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import yaml

from services_catalog.compiled.compiled_file import open_compiled
from services_catalog.compiled.opening import open_catalogue
from services_catalog.definition_files import PROVIDER_FILE, definition_files, packaged_services
from tests.benchmarks.paired import Goal, Samples, take_turns, verdict

MANY = 1_000
VERY_MANY = 10_000
OPENINGS = 30
COMPILES = 5
MOST_MEGABYTES = 40

READ_ALL = """
import sys
from pathlib import Path
from services_catalog.definition import Service

def megabytes():
    rollup = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in rollup if line.startswith("Pss:")) / 1024

from services_catalog.compiled.compiled_file import open_compiled
before = megabytes()
catalogue = open_compiled(Path(sys.argv[1]))
names = [id_ for id_ in catalogue.services]
opened = megabytes()
for id_ in names[:500]:
    catalogue.services[id_]
print(len(names), opened - before, megabytes() - before)
"""


def main() -> None:
    """Measure, and print the figures and their ratios."""
    with tempfile.TemporaryDirectory(prefix="catalogue-benchmark-") as name:
        folder = Path(name)
        definitions = copies(folder / "many", MANY)
        for line in (opening(definitions, folder), compiling(definitions, folder)):
            print(line)  # noqa: T201 - a benchmark is run for what it prints
        print(memory(copies(folder / "very-many", VERY_MANY), folder))  # noqa: T201 - as above


def copies(folder: Path, number: int) -> Path:
    """Write so many services into a folder: the shipped ones, again and again, renamed."""
    shipped = definition_files(packaged_services())
    services = [
        file
        for file in shipped
        # A copy that leads to another would lead to one that bears another name.
        if file.name != PROVIDER_FILE and "\nfollow_up:" not in file.read_text(encoding="utf-8")
    ]
    for file in shipped:
        home = folder / file.parent.name
        home.mkdir(parents=True, exist_ok=True)
        if file.name == PROVIDER_FILE:
            (home / file.name).write_bytes(file.read_bytes())
    for count in range(number):
        file = services[count % len(services)]
        text = file.read_text(encoding="utf-8")
        id_ = next(line for line in text.splitlines() if line.startswith("id: "))
        home = folder / file.parent.name
        renamed = text.replace(id_, f"{id_}-{count}", 1)
        (home / f"{file.stem}-{count}.yaml").write_text(renamed, encoding="utf-8")
    return folder


def opening(definitions: Path, folder: Path) -> str:
    """Compare opening by the compiled form with reading its bytes."""
    open_catalogue(definitions, folder)
    (compiled,) = folder.glob("*.compiled")
    a, b = take_turns(
        timed("opening", 1_000, compiled.read_bytes),
        timed("opening", 1_000, lambda: open_compiled(compiled)),
        OPENINGS,
    )
    checked = timed("opening", 1_000, lambda: open_catalogue(definitions, folder))()["opening"][0]
    size = compiled.stat().st_size / 1_000_000
    line = verdict(a, b, [Goal("opening", "ms", most_times_a=3.0)])
    return (
        f"{line}\n  ({size:.1f} MB; looking whether {MANY} files changed as well: {checked:.1f} ms)"
    )


def compiling(definitions: Path, folder: Path) -> str:
    """Compare the first compile with loading the same texts with PyYAML's C loader alone."""
    texts = [file.read_text(encoding="utf-8") for file in definition_files(definitions)]

    def load_alone() -> None:
        for text in texts:
            yaml.load(text, Loader=yaml.CSafeLoader)

    kept = folder / "kept"

    def compile_first() -> None:
        for file in kept.glob("*"):
            file.unlink()
        open_catalogue(definitions, kept)

    a, b = take_turns(
        timed("first compile", 1_000, load_alone),
        timed("first compile", 1_000, compile_first),
        COMPILES,
    )
    line = verdict(a, b, [Goal("first compile", "ms", most_times_a=0.25)])
    (by_loader, _), (by_first, by_both) = least_of(load_alone), least_of(compile_first)
    with one_processor():
        alone, _ = least_of(compile_first)
    return (
        f"{line}\n  (processor time against the loader's: {by_first / by_loader:.2f} x of the"
        f" process that begins, {by_both / by_loader:.2f} x of both, {alone / by_loader:.2f} x on"
        " one processor)"
    )


def least_of(act: Callable[[], object]) -> tuple[float, float]:
    """Return the least processor time an act took of some: its own, and with ended children."""
    own, whole = [], []
    for _ in range(COMPILES):
        before = os.times()
        act()
        after = os.times()
        own.append(sum(after[:2]) - sum(before[:2]))
        whole.append(sum(after[:4]) - sum(before[:4]))
    return min(own), min(whole)


@contextmanager
def one_processor() -> Iterator[None]:
    """Let this process, and those it starts, use one processor only."""
    every = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(every)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, every)


def memory(definitions: Path, folder: Path) -> str:
    """Say what an opened catalogue takes, in a process that does nothing else."""
    kept = folder / "very-many-kept"
    open_catalogue(definitions, kept)
    (compiled,) = kept.glob("*.compiled")
    command = [sys.executable, "-c", READ_ALL, str(compiled)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    number, opened, used = done.stdout.split()
    reached = "reached" if float(used) <= MOST_MEGABYTES else "NOT REACHED"
    return (
        f"memory of {number} services: {float(opened):.1f} MB opened, {float(used):.1f} MB"
        f" after reading 500 (goal: at most {MOST_MEGABYTES} MB): {reached}"
    )


def timed(quantity: str, factor: float, act: Callable[[], object]) -> Callable[[], Samples]:
    """Return a turn that measures an act."""

    def turn() -> Samples:
        begun = perf_counter()
        act()
        return {quantity: [(perf_counter() - begun) * factor]}

    return turn


if __name__ == "__main__":
    main()
