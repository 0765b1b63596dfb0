"""Another key takes over a journal: everything is there, and a rotation cut short ends well."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from citizenspot.journal import database, opening
from citizenspot.journal.database import Database
from citizenspot.journal.desk_book import DESK_BOOK, KeyRotated, signing_keys, told
from citizenspot.journal.errors import (
    CopyNotSound,
    JournalBeingRead,
    JournalInUse,
    JournalOfAnotherKey,
    JournalOlderThanWitness,
    KeyInUse,
    KeyMissing,
    RecordUnreadable,
)
from citizenspot.journal.keys import KeyStore, PracticeKeys, WorkstationKey
from citizenspot.journal.signed_heads import read_heads
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.upkeep.copies import back_up, restore
from citizenspot.journal.upkeep.rotation import forget_key, rotate
from citizenspot.journal.verification import verify
from tests.journal.insider import look, tamper
from tests.journal.made_up import DESK, OPENING, delivery, event, receipt


class World:
    """A desk's folder, its witness, and its keys in files."""

    def __init__(self, folder: Path) -> None:
        self.journal = folder / "journal"
        self.witness = folder / "heads.jsonl"
        self.copy = folder / "copy"
        self.keys: KeyStore = PracticeKeys(folder / "keys" / "practice.key")

    @contextmanager
    def at_work(self) -> Iterator[SqlJournal]:
        opened = SqlJournal.open(self.journal, self.keys, DESK, witnessed_in=self.witness)
        with closing(opened):
            yield opened

    def rotate(self, keys: KeyStore | None = None) -> KeyRotated:
        kept = keys or self.keys
        return rotate(self.journal, kept, DESK, witness=self.witness, now=lambda: OPENING)

    def is_sound(self) -> bool:
        heads = list(read_heads(self.witness))
        return verify(self.journal, self.keys, witnessed=heads).sound


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A desk with an ended, an erased and an open visit, and a stream of its own."""
    world = World(tmp_path)
    with world.at_work() as journal:
        journal.append("desk/record", [event("account_made")])
        journal.append("visit-1", [event(), receipt(1)], [delivery()], ends_visit=True)
        journal.append("visit-2", [event()], ends_visit=True)
        journal.append("visit-3", [event("visit.opened")])
        journal.erase(["visit-2"], "a rule", OPENING)
    return world


def test_everything_is_there_under_another_key(world: World) -> None:
    before = world.keys.workstation_key()
    done = world.rotate()
    after = world.keys.workstation_key()
    assert (done.before, done.after) == (before.id, after.id)
    assert before.id != after.id
    with world.at_work() as journal:
        assert [each.payload for each in journal.read("visit-1")] == [event().payload] * 2
        assert list(journal.unended_visits()) == ["desk/record", "visit-3"]
        assert list(journal.deliveries({"queued"})) == [delivery()]
        assert journal.next_number("receipts") == 2
        assert told(journal.read(DESK_BOOK)[-1], KeyRotated) == done
        journal.append("visit-3", [event()], ends_visit=True)
        journal.append("visit-4", [event()])
    assert world.is_sound()


def test_the_new_key_signs_that_it_has_taken_over_and_the_witness_hears_it_once(
    world: World,
) -> None:
    done = world.rotate()
    heads = list(read_heads(world.witness))
    assert heads[-1].reason == "key rotated"
    assert heads[-1].key == done.public_after
    assert len({head.position for head in heads}) == len(heads)
    assert {head.key for head in heads[:-1]} == {done.public_before}


def test_the_file_opens_no_more_with_the_key_of_before(world: World) -> None:
    before = world.keys.workstation_key()
    world.rotate()
    with Database(world.journal / database.FILE, world.keys.workstation_key().database_key()):
        pass
    assert not opening._opens(world.journal, before)
    assert not (world.journal / opening.ROTATING).exists()


def test_a_key_is_rotated_again_and_again(world: World) -> None:
    for _ in range(3):
        world.rotate()
    assert world.is_sound()
    with world.at_work() as journal:
        assert len(journal.read("visit-1")) == 2


def test_the_image_of_before_is_not_opened_afterwards(world: World) -> None:
    image = (world.journal / database.FILE).read_bytes()
    note = (world.journal / opening.KEY_ID_FILE).read_text()
    before = world.keys.kept_key(note)
    assert before is not None
    world.rotate()
    (world.journal / database.FILE).write_bytes(image)
    (world.journal / opening.KEY_ID_FILE).write_text(note)
    with pytest.raises(JournalOfAnotherKey):
        SqlJournal.open(world.journal, world.keys, DESK, witnessed_in=world.witness)


def test_a_cut_end_is_seen_across_a_rotation(world: World) -> None:
    world.rotate()
    last = (
        "DELETE FROM events WHERE kind = 'key.rotated'",
        "DELETE FROM heads WHERE reason = 'key rotated'",
    )
    tamper(world.journal, *last, keys=world.keys)
    with pytest.raises(JournalOlderThanWitness):
        SqlJournal.open(world.journal, world.keys, DESK, witnessed_in=world.witness)


class Cut(Exception):
    """The power is cut here."""


class CutStore:
    """A key store whose desk loses its power at the n-th call of it."""

    def __init__(self, keys: KeyStore, at: str) -> None:
        self._keys = keys
        self._at = at

    def _reach(self, place: str) -> None:
        if place == self._at:
            raise Cut

    def workstation_key(self, expected: str | None = None) -> WorkstationKey:
        return self._keys.workstation_key(expected)

    def new_key(self) -> WorkstationKey:
        self._reach("before the key is made")
        key = self._keys.new_key()
        self._reach("after the key is made")
        return key

    def keep(self, key: WorkstationKey) -> None:
        self._keys.keep(key)

    def kept_key(self, key_id: str) -> WorkstationKey | None:
        return self._keys.kept_key(key_id)

    def take_up(self, key: WorkstationKey) -> None:
        self._reach("before the key is taken up")
        self._keys.take_up(key)
        self._reach("after the key is taken up")

    def forget(self, key_id: str) -> None:
        self._keys.forget(key_id)


@pytest.mark.parametrize(
    "at",
    [
        "before the key is made",
        "after the key is made",
        "before the key is taken up",
        "after the key is taken up",
    ],
)
def test_a_rotation_that_is_cut_short_ends_at_the_next_start(world: World, at: str) -> None:
    with pytest.raises(Cut):
        world.rotate(CutStore(world.keys, at))
    assert world.is_sound()
    with world.at_work() as journal:
        assert len(journal.read("visit-1")) == 2
        journal.append("visit-3", [event()])
    assert opening.noted_keys(world.journal) == [world.keys.workstation_key().id]
    assert not (world.journal / opening.ROTATING).exists()
    assert world.is_sound()


def test_a_rotation_cut_short_before_the_file_is_there_ends_with_the_key_of_before(
    world: World,
) -> None:
    before, new = world.keys.workstation_key(), world.keys.new_key()
    opening.note_key(world.journal, before, new)
    assert world.is_sound()
    with world.at_work():
        pass
    assert opening.noted_keys(world.journal) == [before.id] == [world.keys.workstation_key().id]


def test_a_rotation_cut_short_whose_keys_are_lost_is_said(world: World) -> None:
    opening.note_key(world.journal, WorkstationKey(b"a" * 32), WorkstationKey(b"b" * 32))
    with pytest.raises(KeyMissing):
        SqlJournal.open(world.journal, world.keys, DESK)


def test_a_copy_of_before_opens_and_is_put_back_until_its_key_is_destroyed(world: World) -> None:
    back_up(world.journal, world.keys, world.copy)
    done = world.rotate()
    assert verify(world.copy, world.keys).sound
    restore(world.copy, world.journal, world.keys, DESK, witness=world.witness, now=lambda: OPENING)
    assert world.keys.workstation_key().id == done.before
    assert verify(world.journal, world.keys).sound
    again = world.rotate()
    forget_key(world.journal, world.keys, done.before)
    forget_key(world.journal, world.keys, "never there")
    with pytest.raises(JournalOfAnotherKey):
        verify(world.copy, world.keys)
    with pytest.raises(KeyInUse, match=again.after):
        forget_key(world.journal, world.keys, again.after)
    assert verify(world.journal, world.keys).sound


def test_only_a_key_the_journal_is_not_written_with_can_be_forgotten(world: World) -> None:
    key, new = world.keys.workstation_key(), world.keys.new_key()
    with pytest.raises(KeyInUse) as refused:
        forget_key(world.journal, world.keys, key.id)
    assert refused.value.values == {"key": key.id}
    assert world.keys.kept_key(key.id) is not None
    forget_key(world.journal, world.keys, new.id)
    assert world.keys.kept_key(new.id) is None


def test_a_desk_at_work_keeps_its_key(world: World) -> None:
    with world.at_work(), pytest.raises(JournalInUse):
        world.rotate()


def test_a_journal_that_is_being_read_keeps_its_key(world: World) -> None:
    key = world.keys.workstation_key()
    with (
        Database(world.journal / database.FILE, key.database_key(), reading_only=True) as reader,
        reader.snapshot(),
    ):
        reader.rows("SELECT count(*) FROM events")
        with world.at_work() as journal:
            journal.append("visit-3", [event()])
        with pytest.raises(JournalBeingRead):
            world.rotate()
    assert world.keys.workstation_key().id == key.id


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE epochs SET wrapped = zeroblob(48)",
        "UPDATE visits SET wrapped = zeroblob(48) WHERE visit = 'desk/record'",
    ],
)
def test_a_key_that_is_damaged_stops_the_rotation_and_nothing_is_changed(
    world: World, damage: str
) -> None:
    before = world.keys.workstation_key().id
    tamper(world.journal, damage, keys=world.keys)
    with pytest.raises(RecordUnreadable):
        world.rotate()
    assert opening.noted_keys(world.journal) == [before] == [world.keys.workstation_key().id]


def test_a_journal_that_is_not_sound_keeps_its_key(world: World) -> None:
    before = world.keys.workstation_key().id
    tamper(world.journal, "UPDATE events SET actor = 'system' WHERE position = 2", keys=world.keys)
    with pytest.raises(CopyNotSound):
        world.rotate()
    assert world.keys.workstation_key().id == before


def test_a_month_and_a_visit_without_key_stay_without(world: World) -> None:
    december = OPENING.replace(month=12)
    with world.at_work() as journal:
        journal.append("visit-3", [event()], ends_visit=True)
        journal.append("visit-5", [event(at=december)])
        journal.erase(["visit-1", "visit-3"], "a rule", december)
    gone = "SELECT epoch, nonce, wrapped FROM epochs WHERE wrapped IS NULL"
    before = look(world.journal, gone, keys=world.keys)
    assert [epoch for epoch, *_ in before] == ["2026-11"]
    world.rotate()
    assert look(world.journal, gone, keys=world.keys) == before
    assert world.is_sound()


def test_only_who_was_followed_by_this_key_may_have_signed() -> None:
    first, second, third, other = (f"{each:064x}" for each in range(4))
    rotations = [
        KeyRotated("a", "b", first, second),
        KeyRotated("x", "y", other, other),
        KeyRotated("b", "c", second, third),
    ]
    signed = signing_keys(rotations, bytes.fromhex(third))
    assert signed == {bytes.fromhex(each) for each in (first, second, third)}
