"""The daily copy of a journal, made by a process that is not the desk's.

A log that is only ever written to may be one that nobody can read: a second program verifies it
and carries it out every day.
"""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import msgspec

from citizenspot.journal.database import faults_named
from citizenspot.journal.keys import KeyStore
from citizenspot.journal.upkeep.copies import back_up
from citizenspot.journal.upkeep.signed import signed_heads

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
HEADS = "heads.jsonl"


def daily_copy(folder: Path, keys: KeyStore, to: Path, today: date, keep: int) -> Path:
    """Copy and verify a journal in a folder named by the day, with its signed heads beside it.

    Copies of more than `keep` days ago are deleted. A second copy of a day takes the place of
    the first once it is verified.

    Raises:
        JournalError: one of its kinds; no copy was deleted.
    """
    copy = to / today.isoformat()
    fresh = to / f"{copy.name}.new"
    with faults_named(to):
        shutil.rmtree(fresh, ignore_errors=True)
        back_up(folder, keys, fresh)
        lines = [msgspec.json.encode(head) + b"\n" for head in signed_heads(folder, keys)]
        (fresh / HEADS).write_bytes(b"".join(lines))
        shutil.rmtree(copy, ignore_errors=True)
        fresh.rename(copy)
        for old in to.iterdir():
            if _DAY.fullmatch(old.name) and old.name <= (today - timedelta(days=keep)).isoformat():
                shutil.rmtree(old)
    return copy
