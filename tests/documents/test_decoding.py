"""What comes from outside is looked at in a process that can do no harm."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from citizenspot.documents.decoded import sheets_in
from citizenspot.documents.found_files import found_files
from citizenspot.documents.kinds import kind_of
from citizenspot.documents.limits import LONGEST_PX, MOST_FILE_BYTES, MOST_SHEETS
from citizenspot.documents.sheet import Sheet, image_of
from citizenspot.documents.sources import read_file
from citizenspot.documents.trouble import Trouble
from tests.documents.papers import pdf_of, picture, programs


def test_a_clear_picture_becomes_a_white_sheet_of_a_size_to_work_with() -> None:
    written = BytesIO()
    Image.new("RGBA", (3000, 900), (0, 0, 0, 0)).save(written, "PNG")
    (sheet,) = _sheets(written.getvalue())
    image = image_of(sheet)
    assert image.size == (LONGEST_PX, 702)
    assert image.convert("L").getextrema() == (255, 255)


def test_every_page_of_a_pdf_becomes_a_sheet_and_no_more_than_a_document_may_have() -> None:
    assert len(_sheets(pdf_of(2))) == 2
    assert sheets_in(pdf_of(MOST_SHEETS + 1), programs()) is Trouble.TOO_MANY_SHEETS


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"MZ\x90\x00", Trouble.WRONG_KIND),
        (b"\xff\xd8\xff\xe0 no picture", Trouble.UNREADABLE),
        (b"%PDF-1.7 no document", Trouble.UNREADABLE),
        (pdf_of(1, locked=True), Trouble.LOCKED),
        (picture(size=(60_000, 2_000)), Trouble.UNREADABLE),
    ],
    ids=["another kind", "a broken picture", "a broken PDF", "a locked PDF", "a bomb"],
)
def test_what_is_no_page_says_so(content: bytes, trouble: Trouble) -> None:
    assert sheets_in(content, programs()) is trouble


def test_a_desk_without_a_pdf_reader_says_so(tmp_path: Path) -> None:
    assert sheets_in(pdf_of(1), programs(str(tmp_path))) is Trouble.NO_PDF_READER


def test_a_files_kind_is_what_it_holds_and_not_what_it_is_called() -> None:
    assert kind_of(picture(kind="JPEG")) == kind_of(picture()) == "picture"
    assert kind_of(b"\n%PDF-1.4") == "pdf"
    assert kind_of(b"GIF89a") is None


def test_only_a_plain_file_of_a_bounded_size_is_read(tmp_path: Path) -> None:
    file, link, pipe = tmp_path / "a.pdf", tmp_path / "link.pdf", tmp_path / "pipe.pdf"
    file.write_bytes(b"content")
    link.symlink_to(file)
    os.mkfifo(pipe)
    assert read_file(file) == b"content"
    for other in (link, pipe, tmp_path, tmp_path / "missing.pdf", Path("a\0b")):
        assert read_file(other) is Trouble.FILE_GONE
    large = tmp_path / "large.pdf"
    with large.open("wb") as written:
        written.truncate(MOST_FILE_BYTES + 1)
    assert read_file(large) is Trouble.FILE_TOO_LARGE


def test_files_are_found_on_sticks_the_newest_first(tmp_path: Path) -> None:
    stick = tmp_path / "user" / "STICK"
    stick.mkdir(parents=True)
    for number, name in enumerate(("old.pdf", "new.JPG", "notes.txt", ".hidden.pdf")):
        (stick / name).write_bytes(b"")
        os.utime(stick / name, (number, number))
    assert found_files([tmp_path, tmp_path / "absent"]) == (stick / "new.JPG", stick / "old.pdf")


def _sheets(content: bytes) -> tuple[Sheet, ...]:
    sheets = sheets_in(content, programs())
    assert not isinstance(sheets, Trouble), sheets
    return sheets
