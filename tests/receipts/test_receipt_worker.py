"""The worker writes a receipt's files whole, tells when, and deletes them when asked."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest
from msgspec.structs import replace

from citizenspot.receipts.paper import Paper
from citizenspot.receipts.receipt_worker import (
    CopyFailed,
    CopyReady,
    FailureReason,
    ForgettingFailed,
    ReceiptFailed,
    ReceiptReady,
    ReceiptWorker,
    Report,
    VisitForgotten,
    receipt_file,
)
from citizenspot.receipts.verification import Finding, verify, verify_file
from citizenspot.texts import Texts
from tests.receipts.paper_tools import KEYS, SIGNER, marked_texts, words_of
from tests.receipts.specimens import receipt

BOTH = tuple(Paper)


class Desk:
    """A worker, and what it has reported."""

    def __init__(self, texts_for: Callable[[str], Texts] = marked_texts) -> None:
        self._reports: SimpleQueue[Report] = SimpleQueue()
        self.worker = ReceiptWorker(SIGNER, self._reports.put, texts_for)

    def report(self) -> Report:
        return self._reports.get(timeout=30)


@pytest.fixture
def desk() -> Iterator[Desk]:
    own = Desk()
    yield own
    own.worker.close()


def test_a_receipt_is_written_on_every_paper_and_its_code_is_told(
    desk: Desk, tmp_path: Path
) -> None:
    desk.worker.make(receipt(), BOTH, tmp_path)
    ready = desk.report()
    assert isinstance(ready, ReceiptReady)
    assert ready.number == receipt().number
    assert [path.name for path in ready.paths] == [
        "BRG1-2026-001207-a4.pdf",
        "BRG1-2026-001207-80mm.pdf",
    ]
    assert verify(ready.code, KEYS).finding is Finding.GENUINE
    for path in ready.paths:
        assert verify_file(path, KEYS, marked_texts).page_checked
        assert path.stat().st_mode & 0o077 == 0
        assert path.parent.stat().st_mode & 0o077 == 0


def test_a_receipt_for_the_screen_needs_no_file(desk: Desk, tmp_path: Path) -> None:
    desk.worker.make(receipt(), (), tmp_path)
    ready = desk.report()
    assert isinstance(ready, ReceiptReady)
    assert ready.paths == ()
    assert verify(ready.code, KEYS).finding is Finding.GENUINE
    assert not list(tmp_path.iterdir())


def test_a_receipt_made_again_is_the_same_file(desk: Desk, tmp_path: Path) -> None:
    written = []
    for _ in range(2):
        desk.worker.make(receipt(), (Paper.A4,), tmp_path)
        ready = desk.report()
        assert isinstance(ready, ReceiptReady)
        written.append(ready.paths[0].read_bytes())
    assert written[0] == written[1]


@pytest.mark.parametrize("paper", Paper)
def test_a_copy_says_so_and_else_what_the_first_paper_said(
    paper: Paper, desk: Desk, tmp_path: Path
) -> None:
    desk.worker.make(receipt(), (paper,), tmp_path)
    first = desk.report()
    assert isinstance(first, ReceiptReady)
    desk.worker.make_copy(receipt().number, first.paths[0], 2)
    made = desk.report()
    assert isinstance(made, CopyReady)
    words = words_of(made.path.read_bytes())
    assert "Copy 2" in words
    assert "Copy" not in words_of(first.paths[0].read_bytes())
    verdict = verify_file(made.path, KEYS, marked_texts)
    assert (verdict.finding, verdict.page_checked) == (Finding.GENUINE, True)
    assert verdict.content == replace(receipt(), copy=2)


def test_there_is_no_copy_of_what_is_not_kept(desk: Desk, tmp_path: Path) -> None:
    gone = receipt_file(receipt().visit, receipt().number, Paper.A4, tmp_path)
    desk.worker.make_copy(receipt().number, gone, 2)
    assert desk.report() == CopyFailed(receipt().number, 2, None, "")


def test_a_visit_that_is_wiped_leaves_no_file_and_others_keep_theirs(
    desk: Desk, tmp_path: Path
) -> None:
    desk.worker.make(receipt(visit="first"), BOTH, tmp_path)
    desk.worker.make(receipt(visit="second", running=2), BOTH, tmp_path)
    desk.worker.forget("first", tmp_path)
    reports = [desk.report() for _ in range(3)]
    assert reports[-1] == VisitForgotten("first")
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.parent.name for path in left} == {"second"}


def test_a_visit_is_forgotten_after_a_restart_too(tmp_path: Path) -> None:
    before = Desk()
    before.worker.make(receipt(), BOTH, tmp_path)
    assert isinstance(before.report(), ReceiptReady)
    before.worker.close()
    after = Desk()
    after.worker.forget(receipt().visit, tmp_path)
    assert after.report() == VisitForgotten(receipt().visit)
    after.worker.close()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_visit_without_receipts_is_forgotten_at_once(desk: Desk, tmp_path: Path) -> None:
    desk.worker.forget("nothing", tmp_path)
    assert desk.report() == VisitForgotten("nothing")


@pytest.mark.parametrize("visit", ["..", "../..", ".", "", "a/b", "/", "keys/../.."])
def test_forgetting_never_leaves_its_folder(visit: str, desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a visit"):
        desk.worker.forget(visit, tmp_path)


def test_closing_finishes_what_was_asked_for(tmp_path: Path) -> None:
    desk = Desk()
    for running in range(1, 6):
        desk.worker.make(receipt(running=running), (Paper.ROLL_80,), tmp_path)
    desk.worker.close()
    assert all(isinstance(desk.report(), ReceiptReady) for _ in range(5))


def test_a_folder_that_cannot_be_written_is_told_and_the_next_receipt_is_made(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "a file, not a folder"
    file.touch()
    desk.worker.make(receipt(), BOTH, file)
    failed = desk.report()
    assert isinstance(failed, ReceiptFailed)
    assert (failed.number, failed.reason) == (receipt().number, FailureReason.DISK)
    desk.worker.make(receipt(), BOTH, tmp_path)
    assert isinstance(desk.report(), ReceiptReady)


def test_a_full_disk_is_told_by_name_and_leaves_no_half_file(tmp_path: Path) -> None:
    def full(_: str) -> Texts:
        raise OSError(errno.ENOSPC, "No space left on device")

    desk = Desk(full)
    desk.worker.make(receipt(), BOTH, tmp_path)
    failed = desk.report()
    desk.worker.close()
    assert isinstance(failed, ReceiptFailed)
    assert failed.reason is FailureReason.DISK_FULL
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_defect_is_told_without_a_word_of_the_citizen(tmp_path: Path) -> None:
    def broken(_: str) -> Texts:
        raise LookupError("no such word: Maria Specimen")

    desk = Desk(broken)
    desk.worker.make(receipt(), BOTH, tmp_path)
    failed = desk.report()
    desk.worker.close()
    assert isinstance(failed, ReceiptFailed)
    assert failed.reason is FailureReason.DEFECT
    assert failed.said.startswith("LookupError at test_receipt_worker.py:")
    assert "Maria" not in failed.said


def test_files_that_cannot_be_deleted_are_told(desk: Desk, tmp_path: Path) -> None:
    in_the_way = receipt_file(receipt().visit, receipt().number, Paper.A4, tmp_path).parent
    in_the_way.parent.mkdir()
    in_the_way.write_text("a file where a folder should be")
    desk.worker.forget(receipt().visit, tmp_path)
    failed = desk.report()
    assert isinstance(failed, ForgettingFailed)
    assert failed.reason is FailureReason.DISK
