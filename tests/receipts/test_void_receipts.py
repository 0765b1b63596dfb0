"""Who checks a receipt hears that it is void, where the desk knows it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from citizenspot.receipts.verdict_words import verdict_sentences
from citizenspot.receipts.verification import Finding, verify, with_voids
from citizenspot.receipts.void_receipts import FILE, VoidReceipt, note_void, void_receipts
from citizenspot.texts import Texts
from tests.receipts.paper_tools import KEYS, LIVE_KEY, code_of
from tests.receipts.specimens import receipt

VOID = VoidReceipt(
    receipt().number, LIVE_KEY.id.hex(), datetime(2026, 11, 21, tzinfo=UTC), "mistake"
)


def test_a_void_receipt_is_told_with_its_day_and_reason(tmp_path: Path) -> None:
    note_void(VOID, tmp_path)
    verdict = with_voids(verify(code_of(receipt()), KEYS), void_receipts(tmp_path))
    assert verdict.finding is Finding.VOID
    said = " ".join(verdict_sentences(verdict, Texts.for_language("en")))
    assert "counts no more" in said
    assert "21 November 2026" in said
    assert "a mistake in it" in said


def test_the_same_number_of_another_desk_is_another_receipt(tmp_path: Path) -> None:
    note_void(replace(VOID, key="00" * 8), tmp_path)
    verdict = with_voids(verify(code_of(receipt()), KEYS), void_receipts(tmp_path))
    assert verdict.finding is Finding.GENUINE


def test_a_changed_receipt_is_not_called_genuine_because_it_is_void(tmp_path: Path) -> None:
    note_void(VOID, tmp_path)
    changed = code_of(receipt())[:-3] + "AAA"
    verdict = with_voids(verify(changed, KEYS), void_receipts(tmp_path))
    assert verdict.finding is Finding.CHANGED


def test_it_is_noted_once(tmp_path: Path) -> None:
    for _ in range(3):
        note_void(VOID, tmp_path)
    assert list(void_receipts(tmp_path)) == [VOID]
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


def test_a_line_that_was_cut_short_hides_no_other(tmp_path: Path) -> None:
    note_void(VOID, tmp_path)
    with (tmp_path / FILE).open("ab") as file:
        file.write(b'{"number":"R-0000')
    later = replace(VOID, number="R-000009")
    note_void(later, tmp_path)
    assert list(void_receipts(tmp_path)) == [VOID, later]


def test_nothing_is_void_where_there_is_no_list(tmp_path: Path) -> None:
    assert list(void_receipts(tmp_path)) == []
