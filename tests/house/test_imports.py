"""Imports go one way, and nothing slow stands between a start and the first window."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import REPOSITORY, sources
from ui.both_screens import WITH_QT, WITHOUT_QT

# What each costs a start, in milliseconds, as measured on two cores: sqlalchemy.orm 274,
# reportlab 114, requests 96, cryptography.x509 63, babel 40, smartcard 15.
SLOW = ("sqlalchemy", "reportlab", "requests", "cryptography", "babel", "smartcard", "zxingcpp")

FOR_BOTH = ", ".join((*WITHOUT_QT, *WITH_QT))
FEW = 5
HOUSE = ("citizenspot", "kiosk_config", "services_catalog", "training", "ui")

# Rooms of ui that no start waits for.
LATER = ("ui/speech/", "ui/rehearsal/")

LOADED = """
import importlib, sys
for module in sys.argv[1:]:
    importlib.import_module(module)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_the_directions_between_the_rooms_are_kept() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint], cwd=REPOSITORY, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def test_the_screens_load_nothing_slow() -> None:
    screens = [_module(each.path) for each in sources("ui") if not each.path.startswith(LATER)]
    slow = sorted(set(SLOW) & _loaded_by(*screens))
    assert not slow, f"a screen loads {slow}; see python -X importtime"


@pytest.mark.parametrize(
    ("begins", "waits_for"),
    [
        (
            "citizenspot.citizen_link.seat",
            {"citizenspot.citizen_link.server", "logging", "subprocess"},
        ),
        (
            "ui.citizen.screen_process",
            {
                "citizenspot.citizen_link.seat",
                "subprocess",
                "tomllib",
                "ui.mediator",
                "ui.rehearsal",
            },
        ),
        (
            FOR_BOTH,
            {"citizenspot.citizen_link.seat", "subprocess", "tomllib", "ui.mediator", "ui.citizen"},
        ),
        (
            "ui.program",
            {
                "citizenspot.desk.counter",
                "citizenspot.visit.desk_view",
                "subprocess",
                "tomllib",
                "ui.citizen",
                "ui.design.blocks.every_block",
                "ui.mediator.search.service_search",
            },
        ),
    ],
)
def test_no_start_waits_for_what_its_first_page_does_not_show(
    begins: str, waits_for: set[str]
) -> None:
    assert not waits_for & _modules_after(begins)


def test_what_both_screens_load_is_loaded_before_one_is_forked() -> None:
    before, screen_1, screen_2 = (
        {name for name in _modules_after(begins) if name.partition(".")[0] in HOUSE}
        for begins in (FOR_BOTH, "ui.program", "ui.citizen.screen_process")
    )
    assert len((screen_1 & screen_2) - before) <= FEW, (screen_1 & screen_2) - before
    assert len(before - (screen_1 & screen_2)) <= FEW, before - (screen_1 & screen_2)


def test_what_is_loaded_before_screen_2_is_forked_begins_no_thread() -> None:
    story = f"import {FOR_BOTH}, os; print(*os.listdir('/proc/self/task'))"
    program = [sys.executable, "-c", story]
    done = subprocess.run(program, cwd=REPOSITORY, capture_output=True, check=True)
    assert len(done.stdout.split()) == 1


def test_asking_for_a_command_loads_no_screen_and_nothing_slow() -> None:
    story = """
import runpy, sys
sys.argv = ["citizenspot", "journal", "--help"]
try:
    runpy.run_module("citizenspot", run_name="__main__")
except SystemExit:
    print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
    done = subprocess.run([sys.executable, "-c", story], capture_output=True, check=True, text=True)
    helped, loaded = done.stdout.rsplit("\n", 2)[:2]
    assert "verify" in helped
    assert not {*SLOW, "PySide6"} & set(loaded.split())


def test_the_rule_notices_what_is_loaded() -> None:
    assert "cryptography" in _loaded_by("citizenspot.journal.sql_journal")


def test_a_desk_loads_what_brings_an_old_journal_up_to_date_only_for_an_old_journal(
    tmp_path: Path,
) -> None:
    story = """
import sys
from pathlib import Path
from citizenspot.journal.keys import PracticeKeys
from citizenspot.journal.sql_journal import SqlJournal
folder = Path(sys.argv[1])
for start in range(2):
    SqlJournal.open(folder, PracticeKeys(folder / "practice.key"), "Desk 1").close()
print(*sys.modules)
"""
    program = [sys.executable, "-c", story, str(tmp_path)]
    done = subprocess.run(program, capture_output=True, check=True, text=True)
    assert not {"sqlalchemy", "alembic"} & set(done.stdout.split())


@pytest.mark.parametrize("room", ["citizenspot", "services_catalog", "training", "kiosk_config"])
def test_entering_a_room_loads_nothing_but_the_room(room: str) -> None:
    assert not {*SLOW, "PySide6"} & _loaded_by(room)


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _modules_after(begins: str) -> set[str]:
    """Return every module that is there once one is."""
    program = [sys.executable, "-c", f"import {begins}, sys; print(*sys.modules)"]
    done = subprocess.run(program, cwd=REPOSITORY, capture_output=True, check=True, text=True)
    return set(done.stdout.split())


def _loaded_by(*modules: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *modules], cwd=REPOSITORY, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return set(done.stdout.decode().split())
