"""The table's thread: it owns the scanner and the camera, holds the sheets, and makes documents.

Sheets are in its memory and nowhere else until they are kept; they are gone with the program.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from citizenspot import logs
from citizenspot.documents.decoded import sheets_in
from citizenspot.documents.found_files import found_files
from citizenspot.documents.limits import MOST_SHEETS
from citizenspot.documents.paper_asked import DocumentMade, PaperAsked, Seen
from citizenspot.documents.programs import Programs
from citizenspot.documents.sheet import Sheet, shown
from citizenspot.documents.sources import PageSource, read_file
from citizenspot.documents.table import Table, changed, with_sheets
from citizenspot.documents.table_sight import Busy, TableSight
from citizenspot.documents.trouble import Trouble
from citizenspot.visit.document_commands import DocumentSource
from citizenspot.visit.table_commands import (
    FindFiles,
    KeepSheets,
    OpenFile,
    PhotographSheet,
    ScanSheets,
    SheetCommand,
    SourceCommand,
)

Asked = SourceCommand | SheetCommand | KeepSheets


@dataclass(frozen=True)
class Sources:
    """The scanner and the camera of a desk, where it has them; `feeds` takes sheet after sheet.

    `folders` are where files are looked for.
    """

    scanner: PageSource | None = None
    camera: PageSource | None = None
    feeds: bool = False
    folders: tuple[Path, ...] = ()


class TableWorker:
    """Does one thing after another, and tells the desk after each; implements `Documents`.

    `report` is called on this thread.
    """

    def __init__(
        self, sources: Sources, programs: Programs, report: Callable[[Seen], object]
    ) -> None:
        """Start the thread; `programs` makes sheets of what comes."""
        self._sources, self._programs, self._report = sources, programs, report
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._given_up = threading.Event()
        self._paper = PaperAsked("", "", "")
        self._table = Table()
        self._from: DocumentSource = "file"
        self._thread = threading.Thread(target=self._work, name="documents", daemon=False)
        self._thread.start()

    @property
    def has_scanner(self) -> bool:
        """Whether this desk has a scanner set up."""
        return self._sources.scanner is not None

    @property
    def has_camera(self) -> bool:
        """Whether this desk has a camera set up."""
        return self._sources.camera is not None

    def lay(self, paper: PaperAsked) -> None:
        """Begin an empty table for a paper; returns at once."""
        self._jobs.put(lambda: self._begin(paper))

    def do(self, command: Asked) -> None:
        """Do what is asked about the sheets; returns at once."""
        self._jobs.put(lambda: self._do(command))

    def clear(self) -> None:
        """Give up what is under way, and forget every sheet; returns at once."""
        self._given_up.set()
        self._stop_programs()
        self._jobs.put(lambda: self._begin(PaperAsked("", "", "")))

    def close(self) -> None:
        """Give up what is under way, forget every sheet, and end the thread."""
        self.clear()
        self._jobs.put(None)
        self._thread.join()

    def _stop_programs(self) -> None:
        for source in (self._sources.scanner, self._sources.camera):
            if source is not None:
                source.stop()
        self._programs.stop()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except Exception as error:  # noqa: BLE001 - the thread lives on, and the failure is told
                logs.failure("documents", error)
                self._tell(trouble=Trouble.UNREADABLE)

    def _begin(self, paper: PaperAsked) -> None:
        self._paper, self._table = paper, Table()
        self._given_up.clear()

    def _do(self, command: Asked) -> None:
        if not self._paper.case or self._given_up.is_set():
            return
        if isinstance(command, KeepSheets):
            self._make()
        elif isinstance(command, SourceCommand):
            self._bring(command)
        else:
            self._tell(busy="sheet")
            self._table = changed(self._table, command)
            self._tell()

    def _bring(self, command: SourceCommand) -> None:
        match command:
            case ScanSheets():
                self._tell(busy="scanner")
                trouble = self._take_pages(self._sources.scanner, "scanner")
            case PhotographSheet():
                self._tell(busy="camera")
                trouble = self._take_pages(self._sources.camera, "camera")
            case FindFiles():
                self._tell(files=self._found())
                return
            case OpenFile(path=path):
                self._tell(busy="file")
                trouble = self._add(read_file(Path(path)), "file")
        if not self._given_up.is_set():
            self._tell(trouble=trouble)

    def _found(self) -> tuple[str, ...]:
        return tuple(map(str, found_files(self._sources.folders)))

    def _take_pages(self, source: PageSource | None, kind: DocumentSource) -> Trouble | None:
        """Take a page, or what a feeder holds: it is empty after at least one page."""
        if source is None:
            return Trouble.NO_SCANNER if kind == "scanner" else Trouble.NO_CAMERA
        most = MOST_SHEETS if self._sources.feeds and kind == "scanner" else 1
        for number in range(most):
            taken = source.take()
            if number and taken is Trouble.FEEDER_EMPTY:
                return None
            trouble = self._add(taken, kind)
            if trouble is not None or self._given_up.is_set():
                return trouble
        return None

    def _add(self, came: bytes | Trouble, kind: DocumentSource) -> Trouble | None:
        if isinstance(came, Trouble):
            return came
        sheets = sheets_in(came, self._programs)
        if isinstance(sheets, Trouble):
            return sheets
        together = with_sheets(self._table, sheets)
        if isinstance(together, Trouble):
            return together
        self._from = self._source_with(kind)
        self._table = together
        return None

    def _source_with(self, kind: DocumentSource) -> DocumentSource:
        """Return where the document is from: paper, as soon as one sheet of it is."""
        is_first = not self._table.sheets
        return kind if is_first or self._from == "file" else self._from

    def _make(self) -> None:
        from citizenspot.documents.pdf_a import document_of  # noqa: PLC0415 - loads pikepdf
        from citizenspot.documents.pdf_a_rules import breaches  # noqa: PLC0415

        if not self._table.sheets:
            return
        self._tell(busy="document")
        made = document_of(self._table.sheets, self._paper.title)
        if isinstance(made, Trouble):
            self._tell(trouble=made)
            return
        broken = breaches(made)
        if broken:
            raise ValueError(f"the document is no PDF/A: {broken}")
        self._report(DocumentMade(self._paper, len(self._table.sheets), self._from, made))

    def _tell(
        self,
        *,
        busy: Busy = "",
        trouble: Trouble | None = None,
        files: tuple[str, ...] | None = None,
    ) -> None:
        sheet = self._table.sheet
        self._report(
            TableSight(
                case=self._paper.case,
                evidence=self._paper.evidence,
                has_scanner=self.has_scanner,
                has_camera=self.has_camera,
                sheets=len(self._table.sheets),
                at=self._table.at,
                picture=self._shown(sheet) if sheet else b"",
                is_changed=bool(sheet and sheet.is_changed),
                busy=busy,
                trouble=trouble,
                files=files,
            )
        )

    def _shown(self, sheet: Sheet) -> bytes:
        """Return the sheet as the screens show it; the last one is kept."""
        if self._last_shown is None or self._last_shown[0] is not sheet:
            self._last_shown = (sheet, shown(sheet))
        return self._last_shown[1]

    _last_shown: tuple[Sheet, bytes] | None = None
