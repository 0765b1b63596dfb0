"""A power cut loses nothing that was acknowledged; one that is flushed less would, and is seen."""

import random
import shutil
from pathlib import Path

import pytest

from tests.proofs.crash_images import Disk, crashes, sectors
from tests.proofs.power_loss import Outcome, outcome_of, record
from tests.proofs.recorded_writes import Said, Step, Sync, Truncate, Write, steps

ACTS, IMAGES = 30, 120

pytestmark = pytest.mark.skipif(
    shutil.which("strace") is None, reason="strace is not installed: nothing records the writes"
)


@pytest.mark.real
def test_no_power_cut_loses_what_was_acknowledged(tmp_path: Path) -> None:
    outcome = outcome_of(record(tmp_path, "FULL", ACTS), IMAGES, seed=1)
    assert outcome == Outcome(IMAGES, acknowledged=outcome.acknowledged)
    assert outcome.acknowledged > IMAGES


@pytest.mark.real
def test_the_control_that_flushes_less_does_lose(tmp_path: Path) -> None:
    assert outcome_of(record(tmp_path, "NORMAL", ACTS), IMAGES, seed=1).lost > 0


def test_a_disk_has_what_was_flushed_and_may_have_any_sector_of_the_rest() -> None:
    disk = Disk()
    for step in (Write("a", 0, b"1" * 1024), Sync("a"), Write("a", 256, b"2" * 1024)):
        disk.take(step)

    chance = random.Random(5)  # noqa: S311 - no secret
    images = {bytes(disk.image(chance)["a"]) for _ in range(60)}
    old, new = b"1" * 1024, b"1" * 256 + b"2" * 1024
    assert {old, new} <= images
    assert len(images) > 4
    assert all(image[:256] == old[:256] for image in images)


def test_a_write_is_torn_where_sectors_end() -> None:
    assert [
        (piece.offset, len(piece.content)) for piece in sectors(Write("a", 500, bytes(600)))
    ] == [
        (500, 12),
        (512, 512),
        (1024, 76),
    ]


def test_power_goes_only_after_the_desk_has_begun() -> None:
    told: list[Step] = [
        Write("a", 0, b"x"),
        Said("begun"),
        Said("one"),
        Write("a", 0, b"y"),
        Sync("a"),
    ]
    found = list(crashes(told, "begun", 20, seed=3))
    assert len(found) == 20
    assert {bytes(crash.files["a"]) for crash in found} <= {b"x", b"y"}
    assert {crash.said for crash in found} == {(), ("one",)}


def test_strace_is_read_as_it_writes() -> None:
    lines = [
        '7 openat(AT_FDCWD<\\x2f>, "\\x61", O_RDWR) = 5<\\x61>',
        '7 pwrite64(5<\\x61>, "\\x00\\xff", 2, 4096) = 2',
        "7 lseek(5<\\x61>, 10, SEEK_SET) = 10",
        '7 write(5<\\x61>, "\\x00"..., 3) = 3',
        '7 write(1<\\x70>, "\\x68\\x69\\x0a", 3) = 3',
        "7 ftruncate(5<\\x61>, 7) = 0",
        "7 fsync(5<\\x61>) = 0",
        "7 fsync(5<\\x61>) = -1 EIO (Input/output error)",
    ]
    assert list(steps(lines)) == [
        Write("a", 4096, b"\x00\xff"),
        Write("a", 10, bytes(3)),
        Said("hi"),
        Truncate("a", 7),
        Sync("a"),
    ]
