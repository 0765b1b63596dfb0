"""Killed at any moment, the desk finds all it acknowledged, and nothing half."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

import pytest

from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.verification import verify
from tests.journal.doomed_desk import EVENTS_OF_AN_ACT
from tests.journal.insider import look
from tests.journal.made_up import DESK, KEYS

# How many acts a life may acknowledge before it is killed; the moment within the next act is
# the scheduler's choice. With 0 the desk dies while it opens its journal.
LIVES = (3, 0, 1, 40, 2, 0, 5, 90, 8, 1, 0, 13, 150, 4, 21, 0, 34)
VERIFIED_EVERY = 4


class DoomedDesk:
    """The rig around `doomed_desk`: lets it live, kills it, and keeps what it acknowledged."""

    def __init__(self, asks: IO[str], says: IO[str]) -> None:
        self._asks = asks
        self._says = says
        self.acknowledged: dict[str, list[str]] = {}

    def live_and_be_killed_after(self, acts: int) -> None:
        self._asks.write("live\n")
        self._asks.flush()
        pid = int(self._says.readline())
        for _ in range(acts):
            self._note(self._says.readline())
        os.kill(pid, signal.SIGKILL)
        # What it said between the last line read and its death was acknowledged as well.
        while (line := self._says.readline()) != "dead\n":
            self._note(line)

    def _note(self, line: str) -> None:
        name, *events = line.split()
        self.acknowledged[name] = events


@contextmanager
def doomed_desk(folder: Path) -> Iterator[DoomedDesk]:
    command = [sys.executable, "-m", "tests.journal.doomed_desk", str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as desk:
        assert desk.stdin
        assert desk.stdout
        yield DoomedDesk(desk.stdin, desk.stdout)


@pytest.fixture(scope="module")
def ruins(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, DoomedDesk]:
    """A journal whose desk was killed many times, and what that desk had acknowledged."""
    folder = tmp_path_factory.mktemp("journal")
    with doomed_desk(folder) as desk:
        for life, acts in enumerate(LIVES):
            desk.live_and_be_killed_after(acts)
            # Not after each: some lives have to find what the one before left in the WAL.
            if life % VERIFIED_EVERY == 0:
                assert verify(folder, KEYS).sound
    return folder, desk


def test_no_acknowledged_event_is_lost(ruins: tuple[Path, DoomedDesk]) -> None:
    folder, desk = ruins
    rows = look(folder, "SELECT position || ':' || lower(hex(hash)) FROM events")
    there = {row[0] for row in rows}
    lost = [each for events in desk.acknowledged.values() for each in events if each not in there]
    assert len(desk.acknowledged) >= sum(LIVES)
    assert lost == []


def test_no_act_is_there_by_halves(ruins: tuple[Path, DoomedDesk]) -> None:
    folder, _ = ruins
    named = look(folder, "SELECT kind FROM events WHERE kind <> 'receipt.issued'")
    acts = Counter(kind for (kind,) in named)
    assert set(acts.values()) == {EVENTS_OF_AN_ACT - 1}
    assert {key for (key,) in look(folder, "SELECT key FROM deliveries")} == acts.keys()


def test_at_most_the_act_under_way_is_there_without_having_been_acknowledged(
    ruins: tuple[Path, DoomedDesk],
) -> None:
    folder, desk = ruins
    there = {str(key) for (key,) in look(folder, "SELECT key FROM deliveries")}
    unacknowledged = Counter(name.split(".")[0] for name in there - desk.acknowledged.keys())
    assert set(unacknowledged.values()) <= {1}


def test_the_chain_and_the_numbers_have_no_gap(ruins: tuple[Path, DoomedDesk]) -> None:
    folder, _ = ruins
    assert verify(folder, KEYS).findings == ()
    numbers = look(folder, "SELECT number FROM events WHERE number NOT NULL ORDER BY position")
    assert [number for (number,) in numbers] == list(range(1, len(numbers) + 1))


def test_the_visits_that_were_going_on_are_found_again(ruins: tuple[Path, DoomedDesk]) -> None:
    folder, _ = ruins
    with closing(SqlJournal.open(folder, KEYS, DESK)) as journal:
        unended = journal.unended_visits()
        # Each life leaves one visit, unless it died between two visits or before the first.
        lives = [int(visit.split("-")[1]) for visit in unended]
        assert lives == sorted(set(lives))
        for visit in unended:
            assert 1 <= len(journal.read(visit)) < 5 * EVENTS_OF_AN_ACT
