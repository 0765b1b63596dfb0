"""The ladder of keys: what wraps what, what it is bound to, and that a destroyed key stays so."""

from collections.abc import Callable

import pytest

from citizenspot.journal.key_ladder import KeyLadder
from citizenspot.journal.schema import EpochRow, VisitRow
from citizenspot.journal.sealing import (
    Seal,
    SealBroken,
    Sealed,
    delivery_place,
    epoch_key_place,
    visit_key_place,
)
from tests.journal.made_up import DESK

MONTH, NEXT_MONTH = "2026-11", "2026-12"
VISIT = VisitRow("visit-1", 7, "key 1", None, None, MONTH)


def drawn(start: int) -> Callable[[int], bytes]:
    """Return a made-up source of randomness, each draw another one."""
    draws = iter(range(start, 256))
    return lambda count: bytes([next(draws)]) * count


def a_ladder(*months: str) -> KeyLadder:
    ladder = KeyLadder(DESK, "key 1", Seal(bytes(32)), random=drawn(1))
    for month in months:
        row = ladder.new_epoch(month)
        assert row is not None
        ladder.keep(row)
    return ladder


def row_of(ladder: KeyLadder, month: str) -> EpochRow:
    return ladder._rows[month]


def test_what_a_key_is_bound_to_never_changes_between_versions() -> None:
    assert visit_key_place(DESK, "visit-1", 7, "key 1") == (
        b'citizenspot visit key 1\n["Desk 1","visit-1",7,"key 1"]'
    )
    assert visit_key_place(DESK, "visit-1", 7, "key 1", MONTH) == (
        b'citizenspot visit key 1\n["Desk 1","visit-1",7,"key 1","2026-11"]'
    )
    assert epoch_key_place(DESK, MONTH, "key 1") == (
        b'citizenspot epoch key 1\n["Desk 1","2026-11","key 1"]'
    )
    assert delivery_place(DESK, ["once-1", 3, None]) == (
        b'citizenspot delivery 1\n["Desk 1","once-1",3,null]'
    )


def test_a_seal_knows_its_own_text_at_its_own_place_only() -> None:
    seal = Seal(bytes(32))
    sealed = seal.close(b"Maria Exemplo", b"place")
    assert seal.is_of(sealed.nonce, sealed.ciphertext, b"place")
    assert not seal.is_of(sealed.nonce, sealed.ciphertext, b"another place")
    assert not Seal(bytes([1]) * 32).is_of(sealed.nonce, sealed.ciphertext, b"place")
    assert not seal.is_of(b"", sealed.ciphertext, b"place")


def test_a_months_key_that_was_destroyed_opens_nothing_more_in_the_running_program() -> None:
    ladder = a_ladder(MONTH, NEXT_MONTH)
    row, _ = ladder.new_visit(VISIT, None)
    assert ladder.visit_key(row)
    assert ladder.spent(frozenset()) == (MONTH,)
    ladder.forget(MONTH)
    with pytest.raises(SealBroken):
        ladder.visit_key(row)
    assert row_of(ladder, MONTH) == EpochRow(MONTH, "key 1", None, None)
    assert ladder.spent(frozenset()) == ()
    assert ladder.new_epoch(MONTH) is None


def test_a_months_key_that_nobody_asked_for_is_destroyed_as_well() -> None:
    ladder = a_ladder(MONTH, NEXT_MONTH)
    ladder.forget(MONTH)
    with pytest.raises(SealBroken):
        ladder.epoch_seal(MONTH)


def test_only_months_before_the_newest_that_no_visit_needs_are_spent() -> None:
    assert a_ladder().spent(frozenset()) == ()
    assert a_ladder(MONTH).spent(frozenset()) == ()
    ladder = a_ladder("2026-10", MONTH, NEXT_MONTH)
    assert ladder.spent(frozenset()) == ("2026-10", MONTH)
    assert ladder.spent(frozenset({"2026-10"})) == (MONTH,)


def test_the_key_of_a_month_opens_in_the_row_of_no_other() -> None:
    ladder = a_ladder(MONTH)
    ladder.keep(row_of(ladder, MONTH)._replace(epoch=NEXT_MONTH))
    with pytest.raises(SealBroken):
        ladder.epoch_seal(NEXT_MONTH)


def test_half_of_a_wrapped_key_is_none() -> None:
    ladder = a_ladder(MONTH)
    row, _ = ladder.new_visit(VISIT, None)
    for half in (row._replace(nonce=None), row._replace(wrapped=None)):
        with pytest.raises(SealBroken):
            ladder.visit_key(half)
    whole = row_of(ladder, MONTH)
    for left in (whole._replace(nonce=None), whole._replace(wrapped=None)):
        ladder = a_ladder()
        ladder.keep(left)
        with pytest.raises(SealBroken):
            ladder.epoch_seal(MONTH)


def test_all_that_is_random_comes_from_the_source_that_was_given() -> None:
    ladder = KeyLadder(DESK, "key 1", Seal(bytes(32)), random=drawn(1))
    _, seal = ladder.new_visit(VISIT._replace(epoch=None), None)
    # The visit's key is the first draw; the seal draws the next for its first nonce.
    assert seal.close(b"text", b"place").nonce == bytes([2]) * 12
    assert Seal(bytes([1]) * 32).open(
        Sealed(bytes([3]) * 12, seal.close(b"text", b"place").ciphertext), b"place"
    )
