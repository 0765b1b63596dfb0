"""Copies of a journal, made at work and put in its place, and the witness that knows the rest."""

import stat
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from citizenspot.journal import database
from citizenspot.journal.desk_book import DESK_BOOK, JournalRestored, told
from citizenspot.journal.errors import (
    CopyNotSound,
    FolderNotNew,
    JournalAbsent,
    JournalInUse,
    JournalOlderThanWitness,
)
from citizenspot.journal.signed_heads import RESTORED, read_heads
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.upkeep.copies import back_up, restore
from citizenspot.journal.upkeep.unended import unended
from citizenspot.journal.verification import verify
from tests.journal.made_up import DESK, KEYS, OPENING, delivery, event


def opened(folder: Path) -> SqlJournal:
    return SqlJournal.open(folder / "journal", KEYS, DESK, witnessed_in=folder / "heads")


def restored(folder: Path, copy: Path) -> JournalRestored:
    def now() -> datetime:
        return OPENING

    return restore(copy, folder / "journal", KEYS, DESK, witness=folder / "heads", now=now)


def test_a_copy_made_at_work_has_all_that_was_acknowledged(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as journal:
        journal.append("visit-1", [event()], [delivery()], ends_visit=True)
        head = back_up(tmp_path / "journal", KEYS, tmp_path / "copy")
        assert head == journal.head()
        journal.append("visit-2", [event()])
        assert verify(tmp_path / "journal", KEYS).sound
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o700
    with closing(SqlJournal.open(tmp_path / "copy", KEYS, DESK)) as copy:
        assert len(copy.read("visit-1")) == 1
        assert list(copy.deliveries({"queued"})) == [delivery()]


def test_a_copy_is_never_written_over_another(tmp_path: Path) -> None:
    opened(tmp_path).close()
    back_up(tmp_path / "journal", KEYS, tmp_path / "copy")
    with pytest.raises(FolderNotNew, match="Name one that is not there"):
        back_up(tmp_path / "journal", KEYS, tmp_path / "copy")


def test_where_no_journal_is_no_folder_is_made_for_its_copy(tmp_path: Path) -> None:
    with pytest.raises(JournalAbsent):
        back_up(tmp_path / "journal", KEYS, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_a_restored_copy_works_and_says_how_far_the_lost_one_went(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as journal:
        journal.append("visit-1", [event()], ends_visit=True)
        back_up(tmp_path / "journal", KEYS, tmp_path / "copy")
        journal.append("visit-2", [event(), event()], ends_visit=True)
    assert restored(tmp_path, tmp_path / "copy") == JournalRestored(1, 3)
    assert list(read_heads(tmp_path / "heads"))[-1].reason == RESTORED
    with closing(opened(tmp_path)) as journal:
        [recorded] = journal.read(DESK_BOOK)
        assert told(recorded, JournalRestored) == JournalRestored(1, 3)
        assert journal.signed_heads()[-1].reason == RESTORED
        assert journal.read("visit-2") == []
        journal.append("visit-3", [event()])
    assert verify(tmp_path / "journal", KEYS).sound


def test_what_no_head_was_signed_for_is_known_to_be_missing_as_well(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as journal:
        journal.append("visit-1", [event()], ends_visit=True)
        back_up(tmp_path / "journal", KEYS, tmp_path / "copy")
        journal.append("visit-2", [event(), event()])
    assert restored(tmp_path, tmp_path / "copy") == JournalRestored(1, 3)


def test_the_journal_that_was_replaced_is_kept_with_its_witness(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as journal:
        journal.append("visit-1", [event()], ends_visit=True)
        back_up(tmp_path / "journal", KEYS, tmp_path / "copy")
        journal.append("visit-2", [event()], ends_visit=True)
    restored(tmp_path, tmp_path / "copy")
    [aside] = (tmp_path / "journal").glob("journal.replaced-*")
    assert {each.name for each in aside.iterdir()} == {database.FILE, "heads"}
    old = list(read_heads(aside / "heads"))
    found = verify(tmp_path / "journal", KEYS, witnessed=old).findings
    assert [(each.problem.value, each.position) for each in found] == [("contradicted", 2)]


def test_a_copy_that_is_not_sound_is_not_put_in_place(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as journal:
        journal.append("visit-1", [event()], ends_visit=True)
    back_up(tmp_path / "journal", KEYS, tmp_path / "copy")
    file = tmp_path / "copy" / database.FILE
    content = bytearray(file.read_bytes())
    content[4096 * 3 + 100] ^= 1
    file.write_bytes(content)
    with pytest.raises(CopyNotSound):
        restored(tmp_path, tmp_path / "copy")
    with closing(opened(tmp_path)) as journal:
        assert journal.head().position == 1


def test_nothing_is_restored_under_a_desk_at_work(tmp_path: Path) -> None:
    with closing(opened(tmp_path)):
        back_up(tmp_path / "journal", KEYS, tmp_path / "copy")
        with pytest.raises(JournalInUse):
            restored(tmp_path, tmp_path / "copy")


def test_an_older_image_of_the_folder_is_not_opened(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as journal:
        journal.append("visit-1", [event()], ends_visit=True)
    image = {file: file.read_bytes() for file in (tmp_path / "journal").iterdir()}
    with closing(opened(tmp_path)) as journal:
        journal.append("visit-2", [event()], ends_visit=True)
    for file, content in image.items():
        file.write_bytes(content)
    with pytest.raises(JournalOlderThanWitness) as refused:
        opened(tmp_path)
    heads = str(tmp_path / "heads")
    assert refused.value.values == {"file": heads, "seen": 2, "position": 1}
    assert "citizenspot journal restore" in str(refused.value)


def test_a_journal_that_went_on_elsewhere_is_not_opened(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as journal:
        journal.append("visit-1", [event()], ends_visit=True)
    image = {file: file.read_bytes() for file in (tmp_path / "journal").iterdir()}
    with closing(opened(tmp_path)) as journal:
        journal.append("visit-2", [event()], ends_visit=True)
    for file, content in image.items():
        file.write_bytes(content)
    with closing(SqlJournal.open(tmp_path / "journal", KEYS, DESK)) as journal:
        journal.append("visit-3", [event()], ends_visit=True)
        journal.append("visit-4", [event()], ends_visit=True)
    with pytest.raises(JournalOlderThanWitness):
        opened(tmp_path)


def test_a_witness_out_of_reach_holds_nothing_up_and_is_told_later(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as journal:
        (tmp_path / "heads").mkdir()
        journal.append("visit-1", [event()], ends_visit=True)
        (tmp_path / "heads").rmdir()
        journal.append("visit-2", [event()], ends_visit=True)
    assert [head.position for head in read_heads(tmp_path / "heads")] == [1, 2]


def test_a_witness_cut_short_is_made_whole_at_the_next_start(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as journal:
        journal.append("visit-1", [event()], ends_visit=True)
        journal.append("visit-2", [event()], ends_visit=True)
    file = tmp_path / "heads"
    file.write_bytes(file.read_bytes()[:-30])
    opened(tmp_path).close()
    assert [head.position for head in read_heads(file)] == [1, 2]


def test_a_witness_that_is_new_hears_of_every_head_that_was_signed(tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path / "journal", KEYS, DESK)) as journal:
        journal.append("visit-1", [event()], ends_visit=True)
        journal.append("visit-2", [event()], ends_visit=True)
        signed = journal.signed_heads()
    opened(tmp_path).close()
    assert list(read_heads(tmp_path / "heads")) == signed


def test_a_copy_is_put_back_where_nothing_else_is_known(tmp_path: Path) -> None:
    with closing(SqlJournal.open(tmp_path / "elsewhere", KEYS, DESK)) as journal:
        journal.append("visit-1", [event()])
        back_up(tmp_path / "elsewhere", KEYS, tmp_path / "copy")
    assert restored(tmp_path, tmp_path / "copy") == JournalRestored(restored_to=1, seen=1)
    with closing(opened(tmp_path)) as journal:
        assert len(journal.read("visit-1")) == 1


def test_what_goes_on_is_read_beside_a_desk_at_work(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as journal:
        journal.append("visit-1", [event()], ends_visit=True)
        journal.append("visit-2", [event(), event()])
        going_on = unended(tmp_path / "journal", KEYS)
        assert [[each.visit for each in visit] for visit in going_on] == [["visit-2", "visit-2"]]
        journal.append("visit-2", [event()], ends_visit=True)
