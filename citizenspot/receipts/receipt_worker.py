"""The thread that makes receipts' files, and deletes them when their visit is wiped."""

from __future__ import annotations

import errno
import shutil
import threading
import traceback
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from queue import SimpleQueue
from zoneinfo import ZoneInfo

import msgspec

from citizenspot.receipts.content import FILE_NAME, ReceiptContent
from citizenspot.receipts.files import write_whole
from citizenspot.receipts.held import HELD_NAME, HeldSheetAsked
from citizenspot.receipts.paper import Paper
from citizenspot.receipts.sealing.desk_seal import Sealing
from citizenspot.receipts.statement import Signer, signed_code
from citizenspot.receipts.void_receipts import VoidReceipt, note_void
from citizenspot.texts import Texts
from citizenspot.visit.at_home import HomeSlip

SLIP_NAME = "at-home.pdf"
TextsFor = Callable[[str], Texts]


def unsealed(pdf: bytes) -> bytes:
    """Return a PDF as it is: its code is signed, its file is not."""
    return pdf


class ReceiptReady(msgspec.Struct, frozen=True):
    """A receipt's files are whole and on the disk; `code` is the text of its QR code."""

    number: str
    code: str
    paths: tuple[Path, ...]


class CopyReady(msgspec.Struct, frozen=True):
    """A copy of a receipt is whole and on the disk."""

    number: str
    copy: int
    path: Path


class CopyFailed(msgspec.Struct, frozen=True):
    """A copy could not be made; `reason` is None where the receipt is not kept any more."""

    number: str
    copy: int
    reason: FailureReason | None
    said: str


class FailureReason(Enum):
    """What kept a receipt from being made, or its files from being deleted."""

    DISK_FULL = "the disk is full"
    DISK = "the files cannot be written or deleted"
    DEFECT = "a defect of the program"


class ReceiptFailed(msgspec.Struct, frozen=True):
    """A receipt could not be made; `said` is for the log, and names no person."""

    number: str
    reason: FailureReason
    said: str


class SlipReady(msgspec.Struct, frozen=True):
    """The slip that the citizen takes home is whole and on the disk."""

    path: Path


class HeldReady(msgspec.Struct, frozen=True):
    """The sheet that tells what is held about somebody is whole and on the disk."""

    path: Path


class HeldFailed(msgspec.Struct, frozen=True):
    """That sheet could not be made; `said` is for the log, and names no person."""

    sheet: str
    reason: FailureReason
    said: str


class SlipFailed(msgspec.Struct, frozen=True):
    """The slip could not be made; `said` is for the log, and names no person."""

    visit: str
    reason: FailureReason
    said: str


class VoidNotNoted(msgspec.Struct, frozen=True):
    """That a receipt is void could not be written; it is tried again at the next start."""

    number: str
    reason: FailureReason
    said: str


class VisitForgotten(msgspec.Struct, frozen=True):
    """No file of this visit's receipts is left."""

    visit: str


class ForgettingFailed(msgspec.Struct, frozen=True):
    """Files of this visit's receipts are still there; it has to be asked for again."""

    visit: str
    reason: FailureReason
    said: str


Report = (
    ReceiptReady
    | ReceiptFailed
    | CopyReady
    | CopyFailed
    | SlipReady
    | SlipFailed
    | HeldReady
    | HeldFailed
    | VisitForgotten
    | ForgettingFailed
    | VoidNotNoted
)


class ReceiptWorker:
    """Makes receipts one after another, on a thread of its own.

    `report` is called on that thread. A visit's files are in a folder of its own, named by the
    visit, so they are found and deleted after a restart too. `close` waits for what was asked
    for before it.
    """

    def __init__(
        self,
        signer: Signer,
        report: Callable[[Report], None],
        texts_for: TextsFor = Texts.for_language,
        seal: Sealing = unsealed,
    ) -> None:
        self._signer, self._report, self._texts_for = signer, report, texts_for
        self._seal = seal
        self._asked: SimpleQueue[Callable[[], Report | None] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="receipts", daemon=False)
        self._thread.start()

    def make(self, content: ReceiptContent, papers: tuple[Paper, ...], folder: Path) -> None:
        """Ask for a receipt on some papers, in files under `folder`; returns at once."""
        self._asked.put(lambda: self._made(content, papers, folder))

    def make_copy(self, number: str, receipt: Path, copy: int) -> None:
        """Ask for a copy of a receipt's file, beside it and marked as its copy; returns at once."""
        self._asked.put(lambda: self._copied(number, receipt, copy))

    def note_void(self, void: VoidReceipt, folder: Path) -> None:
        """Ask that a receipt be kept in mind as void; returns at once."""
        self._asked.put(lambda: _noted_void(void, folder))

    def make_slip(self, slip: HomeSlip, folder: Path) -> None:
        """Ask for the slip of a visit, in a file under `folder`; returns at once."""
        self._asked.put(lambda: self._made_slip(slip, folder))

    def make_held(self, asked: HeldSheetAsked, folder: Path) -> None:
        """Ask for a sheet of what is held, in a file under `folder`; returns at once."""
        self._asked.put(lambda: self._made_held(asked, folder))

    def forget(self, visit: str, folder: Path) -> None:
        """Ask for the files of a visit under `folder` to be deleted; returns at once.

        Raises:
            ValueError: the visit's name would lead out of the folder.
        """
        files = _visit_folder(visit, folder)
        self._asked.put(lambda: _forgotten(visit, files))

    def close(self) -> None:
        """Finish what was asked for, and end the thread."""
        self._asked.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (job := self._asked.get()) is not None:
            report = job()
            if report is not None:
                self._report(report)

    def _made(self, content: ReceiptContent, papers: tuple[Paper, ...], folder: Path) -> Report:
        # Imported here: reportlab costs a start of the program 60 ms, and a thread nothing.
        from citizenspot.receipts.pdf import rendered  # noqa: PLC0415

        try:
            code = signed_code(content, self._signer)
            paths = []
            for paper in papers:
                pdf = self._seal(rendered(content, code, paper, self._texts_for))
                paths.append(_kept(pdf, content, paper, folder))
        except Exception as error:  # noqa: BLE001 - the thread lives on, and the failure is told
            return ReceiptFailed(content.number, *_failure(error))
        return ReceiptReady(content.number, code, tuple(paths))

    def _copied(self, number: str, receipt: Path, copy: int) -> Report:
        from citizenspot.receipts.envelope import found  # noqa: PLC0415 - as above
        from citizenspot.receipts.pdf import rendered  # noqa: PLC0415 - as above

        try:
            kept = found(receipt.read_bytes())
            if kept is None:
                return CopyFailed(number, copy, None, "")
            first = ReceiptContent.from_canonical(bytes(kept.content))
            content = msgspec.structs.replace(first, copy=copy)
            code = signed_code(content, self._signer)
            file = receipt.with_name(f"{receipt.stem}-copy{copy}.pdf")
            write_whole(file, self._seal(rendered(content, code, kept.paper, self._texts_for)))
        except FileNotFoundError:
            return CopyFailed(number, copy, None, "")
        except Exception as error:  # noqa: BLE001 - the thread lives on, and the failure is told
            return CopyFailed(number, copy, *_failure(error))
        return CopyReady(number, copy, file)

    def _made_slip(self, slip: HomeSlip, folder: Path) -> Report:
        from citizenspot.receipts.home_slip import home_slip  # noqa: PLC0415 - as above

        try:
            pdf = home_slip(slip, self._texts_for(slip.language))
            file = _visit_folder(slip.visit, folder) / SLIP_NAME
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(file, pdf)
        except Exception as error:  # noqa: BLE001 - the thread lives on, and the failure is told
            return SlipFailed(slip.visit, *_failure(error))
        return SlipReady(file)

    def _made_held(self, asked: HeldSheetAsked, folder: Path) -> Report:
        from citizenspot.receipts.held_sheet import held_sheet  # noqa: PLC0415 - as above

        try:
            texts, zone = self._texts_for(asked.language), ZoneInfo(asked.time_zone)
            file = _visit_folder(asked.name, folder) / HELD_NAME
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(file, held_sheet(asked.held, texts, zone))
        except Exception as error:  # noqa: BLE001 - the thread lives on, and the failure is told
            return HeldFailed(asked.name, *_failure(error))
        return HeldReady(file)


def receipt_file(visit: str, number: str, paper: Paper, folder: Path) -> Path:
    """Return where the file of a visit's receipt is kept."""
    return _visit_folder(visit, folder) / f"{number}-{paper.value}.pdf"


def _noted_void(void: VoidReceipt, folder: Path) -> Report | None:
    try:
        note_void(void, folder)
    except OSError as error:
        return VoidNotNoted(void.number, *_disk_failure(error))
    return None


def _visit_folder(visit: str, folder: Path) -> Path:
    """Return the folder of a visit; raises `ValueError` for a name that leads elsewhere."""
    if not FILE_NAME.fullmatch(visit):
        raise ValueError(f"not a visit that can name a folder: {visit!r}")
    return folder / "visits" / visit


def _kept(pdf: bytes, content: ReceiptContent, paper: Paper, folder: Path) -> Path:
    file = receipt_file(content.visit, content.number, paper, folder)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(file, pdf)
    return file


def _forgotten(visit: str, files: Path) -> Report:
    try:
        shutil.rmtree(files)
    except FileNotFoundError:
        return VisitForgotten(visit)
    except OSError as error:
        return ForgettingFailed(visit, *_disk_failure(error))
    return VisitForgotten(visit)


def _failure(error: Exception) -> tuple[FailureReason, str]:
    """Return what kept a paper from being made: the disk, or a defect and its place."""
    if isinstance(error, OSError):
        return _disk_failure(error)
    return FailureReason.DEFECT, _where(error)


def _disk_failure(error: OSError) -> tuple[FailureReason, str]:
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    return (FailureReason.DISK_FULL if full else FailureReason.DISK, error.strerror or "")


def _where(error: Exception) -> str:
    """Return what kind of error it is and where it was raised; its words may name a person."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
