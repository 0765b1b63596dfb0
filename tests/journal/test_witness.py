"""The witness beside a journal: it keeps every signed head, through whatever befalls its file."""

import stat
from collections.abc import Sequence
from pathlib import Path

import pytest

from citizenspot.journal.entries import Head
from citizenspot.journal.keys import Signer
from citizenspot.journal.signed_heads import VISIT_ENDED, HeadSigner, SignedHead, read_heads
from citizenspot.journal.witness import Witness
from tests.journal.made_up import DESK, KEYS, OTHER_KEYS

JOURNAL, ANOTHER_JOURNAL = bytes([1]) * 32, bytes([2]) * 32
KEY = KEYS.workstation_key().signing_key()
OURS = {KEY.public_key()}


def signed(*positions: int, journal: bytes = JOURNAL, key: Signer = KEY) -> list[SignedHead]:
    signer = HeadSigner(key.sign, key.public_key(), DESK, journal)
    rows = (signer.row(Head(each, bytes(32)), each, VISIT_ENDED) for each in positions)
    return [SignedHead.of(row, DESK, journal) for row in rows]


def kept(witness: Witness) -> Sequence[SignedHead]:
    return list(read_heads(witness.file))


@pytest.fixture
def witness(tmp_path: Path) -> Witness:
    return Witness(tmp_path / "another disk" / "desk" / "heads", JOURNAL)


def test_heads_are_kept_in_their_order_one_a_line(witness: Witness) -> None:
    assert witness.keep(signed(1, 2))
    assert witness.keep(signed(3))
    assert kept(witness) == signed(1, 2, 3)
    assert len(witness.file.read_bytes().splitlines()) == 3
    assert witness.last(OURS) == signed(3)[0]


def test_its_folder_is_made_with_those_above_it_and_is_its_owners_alone(witness: Witness) -> None:
    witness.keep(signed(1))
    assert stat.S_IMODE(witness.file.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(witness.file.stat().st_mode) == 0o600


def test_nothing_to_keep_makes_no_file(witness: Witness) -> None:
    assert witness.keep([])
    assert not witness.file.exists()
    assert witness.last(OURS) is None


@pytest.mark.parametrize("left", [b"{", b'{"desk":"Desk 1","journal"'])
def test_a_line_that_a_power_cut_left_by_halves_costs_no_head_but_its_own(
    witness: Witness, left: bytes
) -> None:
    witness.keep(signed(1))
    with witness.file.open("ab") as stream:
        stream.write(left)
    assert witness.keep(signed(2))
    assert kept(witness) == signed(1, 2)
    assert witness.file.read_bytes().splitlines()[1] == left


def test_what_could_not_be_written_is_written_with_the_next(
    witness: Witness, tmp_path: Path
) -> None:
    (tmp_path / "another disk").write_bytes(b"not mounted yet")
    assert not witness.keep(signed(1))
    assert not witness.keep([])
    (tmp_path / "another disk").unlink()
    assert witness.keep(signed(2))
    assert witness.keep([])
    assert kept(witness) == signed(1, 2)


def test_heads_of_other_journals_and_other_keys_say_nothing_of_this_one(witness: Witness) -> None:
    stranger = OTHER_KEYS.workstation_key().signing_key()
    witness.keep(signed(1))
    witness.keep([*signed(2, journal=ANOTHER_JOURNAL), *signed(3, key=stranger)])
    assert witness.last(OURS) == signed(1)[0]
    assert witness.last({stranger.public_key()}) == signed(3, key=stranger)[0]
    assert witness.last(set()) is None


def test_the_last_head_of_years_is_found_at_the_end_without_reading_them(witness: Witness) -> None:
    [first, last] = signed(1, 2)
    witness.keep([first])
    years = b"x" * 70_000 + b"\n"
    with witness.file.open("ab") as stream:
        stream.write(years)
    assert witness.last(OURS) is None
    witness.keep([last])
    assert witness.last(OURS) == last
