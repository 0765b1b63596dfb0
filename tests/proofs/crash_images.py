"""What the disk may hold after a power cut, built from what a program wrote and flushed.

What was flushed is there. Of each write since, all, nothing, or any of its sectors of 512 bytes
may be: a disk writes sectors whole, and in the order it likes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tests.proofs.recorded_writes import Said, Step, Sync, Truncate, Write

SECTOR = 512


@dataclass
class Disk:
    """The files as they are for certain, and what is still on its way to them."""

    flushed: dict[str, bytearray] = field(default_factory=dict)
    pending: dict[str, list[Write | Truncate]] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        """Follow the program by one step."""
        if isinstance(step, Sync):
            content = self.flushed.setdefault(step.file, bytearray())
            for each in self.pending.pop(step.file, ()):
                apply(content, each)
        elif not isinstance(step, Said):
            self.pending.setdefault(step.file, []).append(step)

    def flush(self) -> None:
        """Bring everything to the disk."""
        for file in list(self.pending):
            self.take(Sync(file))

    def image(self, chance: random.Random) -> Mapping[str, bytearray]:
        """Return what a power cut now may leave of every file."""
        files = {file: bytearray(content) for file, content in self.flushed.items()}
        for file, writes in self.pending.items():
            content = files.setdefault(file, bytearray())
            for each in writes:
                survive(content, each, chance)
        return files


def apply(content: bytearray, step: Write | Truncate) -> None:
    """Do to a file's content what the program did."""
    length = step.length if isinstance(step, Truncate) else step.offset + len(step.content)
    if len(content) < length:
        content.extend(bytes(length - len(content)))
    if isinstance(step, Truncate):
        del content[step.length :]
    else:
        content[step.offset : length] = step.content


def survive(content: bytearray, step: Write | Truncate, chance: random.Random) -> None:
    """Do all, nothing or some sectors of it."""
    fate = chance.choice(("kept", "dropped", "torn"))
    if fate == "kept" or (fate == "torn" and isinstance(step, Truncate)):
        apply(content, step)
    elif fate == "torn" and isinstance(step, Write):
        for piece in sectors(step):
            if chance.random() < 0.5:
                apply(content, piece)


def sectors(write: Write) -> Iterator[Write]:
    """Yield a write in the pieces a disk writes whole."""
    start, end = write.offset, write.offset + len(write.content)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        piece = write.content[start - write.offset : stop - write.offset]
        yield Write(write.file, start, piece)
        start = stop


@dataclass(frozen=True)
class Crash:
    """One power cut: what the disk holds, and what the program had said by then."""

    files: Mapping[str, bytearray]
    said: Sequence[str]


def crashes(steps: Sequence[Step], begun: str, images: int, seed: int) -> Iterator[Crash]:
    """Yield so many power cuts, spread evenly over what was done after `begun` was said."""
    chance = random.Random(seed)  # noqa: S311 - the same cuts in each run, no secret
    start = steps.index(Said(begun)) + 1
    disk = Disk()
    for step in steps[:start]:
        disk.take(step)
    disk.flush()
    moments = sorted(chance.randrange(start, len(steps) + 1) for _ in range(images))
    said: list[str] = []
    place = start
    for moment in moments:
        for step in steps[place:moment]:
            disk.take(step)
            if isinstance(step, Said):
                said.append(step.line)
        place = max(place, moment)
        yield Crash(disk.image(chance), tuple(said))
