"""The bytes of the chain, computed here a second time from `docs/journal.md` alone."""

import base64
import hashlib
import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from citizenspot.journal.chain import Header, Source, canonical, genesis, link
from citizenspot.journal.entries import Head, NewEvent, Recorded, SeriesNumber, shown_head
from citizenspot.journal.schema import EventRow
from citizenspot.journal.sql_journal import SqlJournal
from tests.journal.insider import look
from tests.journal.made_up import DESK, KEYS, event, receipt

AT = datetime(2026, 11, 23, 9, 0, 0, 123456, tzinfo=UTC)
SOURCE = Source("Desk 1", "visit-1", "0123456789abcdef")


def test_a_header_has_one_form() -> None:
    issued = NewEvent("receipt.issued", "system", AT, b"", SeriesNumber("receipts", 7))
    header = Header.of(issued, SOURCE, 12, ends_visit=True)
    assert canonical(header) == (
        b"citizenspot event 1\n"
        b'[12,"Desk 1","visit-1","receipt.issued","system",1795424400123456,'
        b'"0123456789abcdef","receipts",7,1]'
    )


def test_a_header_without_number_says_so_and_keeps_letters_as_they_are() -> None:
    told = NewEvent("visit.opened", "mediador é", AT, b"")
    header = Header.of(told, SOURCE, 1, ends_visit=False)
    assert canonical(header).decode().endswith(',"0123456789abcdef",null,null,0]')
    assert "mediador é".encode() in canonical(header)


def test_every_part_of_a_header_changes_the_hash() -> None:
    header = Header(1, "desk", "visit", "kind", "actor", 5, "key", "series", 1, 0)
    others = [
        Header(2, "desk", "visit", "kind", "actor", 5, "key", "series", 1, 0),
        Header(1, "desk2", "visit", "kind", "actor", 5, "key", "series", 1, 0),
        Header(1, "desk", "visit2", "kind", "actor", 5, "key", "series", 1, 0),
        Header(1, "desk", "visit", "kind2", "actor", 5, "key", "series", 1, 0),
        Header(1, "desk", "visit", "kind", "actor2", 5, "key", "series", 1, 0),
        Header(1, "desk", "visit", "kind", "actor", 6, "key", "series", 1, 0),
        Header(1, "desk", "visit", "kind", "actor", 5, "key2", "series", 1, 0),
        Header(1, "desk", "visit", "kind", "actor", 5, "key", "series2", 1, 0),
        Header(1, "desk", "visit", "kind", "actor", 5, "key", "series", 2, 0),
        Header(1, "desk", "visit", "kind", "actor", 5, "key", "series", 1, 1),
    ]
    hashes = {link(bytes(32), canonical(each), bytes(32)) for each in [header, *others]}
    assert len(hashes) == 11


def test_two_journals_of_one_desk_begin_from_different_hashes() -> None:
    assert genesis("Desk 1", "one") != genesis("Desk 1", "other")
    assert genesis("Desk 1", "one") != genesis("Desk 2", "one")


def test_the_chain_of_a_real_journal_can_be_computed_by_anyone_with_the_file(
    tmp_path: Path,
) -> None:
    with closing(SqlJournal.open(tmp_path, KEYS, DESK)) as journal:
        journal.append("visit-1", [event(at=AT), receipt(1)])
        journal.append("visit-é", [event("visit.closed")], ends_visit=True)
        head = journal.head()
    [(desk, name)] = look(tmp_path, "SELECT desk, journal FROM identity")
    hash_ = sha256(b"citizenspot journal 1\n" + compact([desk, name]))
    for values in look(tmp_path, "SELECT * FROM events ORDER BY position"):
        row = EventRow._make(values)
        assert row.nonce
        assert row.ciphertext
        header = [
            row.position,
            desk,
            row.visit,
            row.kind,
            row.actor,
            row.at,
            row.key_id,
            row.series,
            row.number,
            row.ends_visit,
        ]
        digest = sha256(row.nonce + row.ciphertext)
        hash_ = sha256(hash_ + digest + b"citizenspot event 1\n" + compact(header))
        assert hash_ == row.hash
    assert hash_ == head.hash


def sha256(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def compact(values: list[object]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


def test_the_characters_on_a_receipt_are_the_first_twenty_bits_in_base_32() -> None:
    hash_ = bytes.fromhex("00443214c7") + bytes(27)
    assert Head(1, hash_).characters == "ABCD"
    assert Head(1, bytes(32)).characters == "AAAA"
    assert Head(1, b"\xff" * 32).characters == "7777"
    assert base64.b32decode("ABCDEFGH").hex() == "00443214c7"


def test_a_recorded_event_is_the_new_one_and_its_place() -> None:
    [told] = [event("visit.opened", at=AT)]
    recorded = Recorded.of(told, 3, "visit-1", b"hash")
    assert recorded == Recorded(
        position=3,
        visit="visit-1",
        kind="visit.opened",
        actor="citizen",
        at=AT,
        payload=told.payload,
        hash=b"hash",
    )


def test_a_head_is_shown_on_papers_as_its_position_and_four_characters() -> None:
    assert shown_head(1204, Head(1204, bytes(32)).characters) == "1204:AAAA"
