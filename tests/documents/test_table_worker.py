"""The table's thread: brings sheets, tells what it has, makes the document, and forgets."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue

from citizenspot.documents.paper_asked import DocumentMade, PaperAsked, Seen
from citizenspot.documents.pdf_a_rules import breaches
from citizenspot.documents.sources import PageSource
from citizenspot.documents.table_sight import TableSight
from citizenspot.documents.table_worker import Sources, TableWorker
from citizenspot.documents.trouble import Trouble
from citizenspot.visit.table_commands import (
    FindFiles,
    KeepSheets,
    OpenFile,
    PhotographSheet,
    ScanSheets,
    TurnSheet,
)
from tests.documents.papers import picture, programs

PAPER = PaperAsked("c1", "lease", "Contrato")
LIMIT_S = 60.0


class PilesOfPaper:
    """A source that gives what lies on it, and then says that it is empty."""

    def __init__(self, *pile: bytes | Trouble) -> None:
        self._pile = list(pile)
        self.stopped = threading.Event()

    def take(self) -> bytes | Trouble:
        return self._pile.pop(0) if self._pile else Trouble.FEEDER_EMPTY

    def stop(self) -> None:
        self.stopped.set()


class SlowScanner(PilesOfPaper):
    """A scanner that is in the middle of a page until it is stopped."""

    def __init__(self) -> None:
        super().__init__()
        self.began = threading.Event()

    def take(self) -> bytes | Trouble:
        self.began.set()
        assert self.stopped.wait(LIMIT_S)
        return Trouble.LOST


class Told:
    """What the thread has told."""

    def __init__(self) -> None:
        self._queue: SimpleQueue[Seen] = SimpleQueue()
        self.hear = self._queue.put

    def until(self, fits: Callable[[Seen], bool]) -> Seen:
        while not fits(seen := self._queue.get(timeout=LIMIT_S)):
            pass
        return seen

    def at_rest(self) -> TableSight:
        seen = self.until(lambda each: isinstance(each, TableSight) and not each.busy)
        assert isinstance(seen, TableSight)
        return seen

    def document(self) -> DocumentMade:
        seen = self.until(lambda each: isinstance(each, DocumentMade))
        assert isinstance(seen, DocumentMade)
        return seen


@contextmanager
def table(
    scanner: PageSource | None = None,
    camera: PageSource | None = None,
    *,
    feeds: bool = False,
    folders: tuple[Path, ...] = (),
) -> Iterator[tuple[TableWorker, Told]]:
    told = Told()
    sources = Sources(scanner, camera, feeds=feeds, folders=folders)
    worker = TableWorker(sources, programs(), told.hear)
    worker.lay(PAPER)
    try:
        yield worker, told
    finally:
        worker.close()


def test_what_a_feeder_holds_is_one_document() -> None:
    with table(PilesOfPaper(picture("red"), picture("blue")), feeds=True) as (worker, told):
        worker.do(ScanSheets())
        sight = told.at_rest()
        assert (sight.sheets, sight.trouble) == (2, None)
        assert sight.picture.startswith(b"\xff\xd8")
        worker.do(KeepSheets())
        made = told.document()
    assert (made.paper, made.pages, made.source) == (PAPER, 2, "scanner")
    assert breaches(made.pdf) == ()


def test_what_was_scanned_stays_when_the_next_page_does_not_come() -> None:
    pile = PilesOfPaper(picture(), Trouble.JAMMED, picture())
    with table(pile, feeds=True) as (worker, told):
        worker.do(ScanSheets())
        sight = told.at_rest()
        assert (sight.sheets, sight.trouble) == (1, Trouble.JAMMED)
        worker.do(ScanSheets())
        assert told.at_rest().sheets == 2


def test_an_empty_feeder_is_said_and_nothing_is_kept_of_nothing() -> None:
    with table(PilesOfPaper(), feeds=True) as (worker, told):
        worker.do(ScanSheets())
        assert told.at_rest().trouble is Trouble.FEEDER_EMPTY
        worker.do(KeepSheets())
        worker.do(PhotographSheet())
        assert told.at_rest().trouble is Trouble.NO_CAMERA


def test_a_file_is_found_opened_and_turned(tmp_path: Path) -> None:
    file = tmp_path / "scan.png"
    file.write_bytes(picture())
    with table(folders=(tmp_path,)) as (worker, told):
        worker.do(FindFiles())
        assert told.at_rest().files == (str(file),)
        worker.do(OpenFile(str(file)))
        assert told.at_rest().sheets == 1
        worker.do(TurnSheet(clockwise=True))
        assert told.at_rest().is_changed
        worker.do(OpenFile(str(tmp_path / "gone.png")))
        assert told.at_rest().trouble is Trouble.FILE_GONE
        worker.do(KeepSheets())
        assert told.document().source == "file"


def test_a_page_of_the_scanner_and_a_picture_are_one_document_of_paper() -> None:
    pile = PilesOfPaper(picture(), picture())
    with table(pile, pile) as (worker, told):
        worker.do(ScanSheets())
        worker.do(PhotographSheet())
        assert told.at_rest().sheets == 1
        assert told.at_rest().sheets == 2
        worker.do(KeepSheets())
        assert told.document().source == "scanner"


def test_leaving_the_table_gives_up_the_page_under_way_and_forgets_the_sheets() -> None:
    scanner = SlowScanner()
    with table(scanner) as (worker, told):
        worker.do(ScanSheets())
        assert scanner.began.wait(LIMIT_S)
        worker.clear()
        assert scanner.stopped.is_set()
        worker.lay(PAPER)
        worker.do(TurnSheet(clockwise=True))
        assert told.at_rest().sheets == 0
