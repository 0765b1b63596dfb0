"""The record of processing lists every column, every event and every file there is, and no other.

Whoever adds one of them says in `docs/privacy.md` what of whom is in it, and until when.
"""

import re
from pathlib import Path
from typing import get_args

from citizenspot.day.events import AnyDayEvent
from citizenspot.journal.desk_book import DeskEvent
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.visit.events import AnyEvent
from kiosk_config.settings import PracticeSettings
from tests.journal.insider import look
from tests.journal.made_up import DESK, KEYS

RECORD = (Path(__file__).parents[2] / "docs" / "privacy.md").read_text(encoding="utf-8")


def listed_in(heading: str, below: str = "") -> set[str]:
    """Return what stands in backquotes in the first cells of the table under a heading."""
    section, *parts = RECORD.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0].split("\n### ")
    if below:
        section = next(part for part in parts if part.startswith(f"{below}\n"))
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def test_every_column_of_the_journal_is_listed_and_no_other(tmp_path: Path) -> None:
    SqlJournal.open(tmp_path, KEYS, DESK).close()
    columns = look(
        tmp_path,
        """SELECT made.name || '.' || its.name
        FROM sqlite_schema AS made JOIN pragma_table_info(made.name) AS its
        WHERE made.type = 'table'""",
    )
    assert listed_in("The journal's tables") == {name for (name,) in columns}


def test_every_event_of_a_visit_is_listed_and_no_other() -> None:
    events = {str(event.__struct_config__.tag) for event in get_args(AnyEvent)}
    assert listed_in("What is sealed in a visit's events") == events


def test_every_event_of_the_desk_itself_is_listed_and_no_other() -> None:
    days = {str(event.__struct_config__.tag) for event in get_args(AnyDayEvent)}
    books = {kind.kind for kind in DeskEvent.__subclasses__()}
    assert listed_in("The journal's tables", "The desk's own events") == days | books


def test_every_folder_of_a_world_is_listed() -> None:
    data = Path("/DATA")
    settings = PracticeSettings(data_folder=data)
    places = (settings.journal_folder, settings.receipts_folder, settings.witness_file)
    listed = {name.removeprefix("DATA/").split("/")[0] for name in listed_in("Files")}
    assert {place.relative_to(data).parts[0] for place in places} <= listed
