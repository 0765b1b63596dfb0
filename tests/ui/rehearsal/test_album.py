"""What a played visit leaves in its folder."""

from pathlib import Path

import pytest

from ui.rehearsal.album import Album


@pytest.fixture
def receipts(tmp_path: Path) -> Path:
    """The program's receipts: one of a visit, and the key to check it with."""
    folder = tmp_path / "receipts"
    (folder / "visits/v1").mkdir(parents=True)
    (folder / "visits/v1/P-R-000001-a4.pdf").write_bytes(b"%PDF-1")
    (folder / "keys").mkdir()
    (folder / "keys/0123.pem").write_text("a key", encoding="ascii")
    return folder


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_papers_and_the_key_to_check_them_with_are_kept(tmp_path: Path, receipts: Path) -> None:
    out = tmp_path / "out"
    Album(out).keep_papers(receipts)
    assert names(out) == ["P-R-000001-a4.pdf", "receipt-key.pem"]


def test_papers_kept_before_stay_when_the_visit_is_wiped_meanwhile(
    tmp_path: Path, receipts: Path
) -> None:
    album = Album(tmp_path / "out")
    album.keep_papers(receipts)
    paper = receipts / "visits/v1/P-R-000001-a4.pdf"
    paper.unlink()
    paper.symlink_to("gone")  # listed, and gone when it is opened
    album.keep_papers(receipts)
    assert (tmp_path / "out" / paper.name).read_bytes() == b"%PDF-1"


def test_a_page_pictured_again_keeps_its_number(tmp_path: Path) -> None:
    album = Album(tmp_path)
    album.add("welcome", "welcome", b"1", b"1")
    album.add("case/form", "form", b"empty", b"empty")
    album.add("case/form", "form", b"typed", b"typed")
    album.add("case/review", "review", b"3", b"3")
    assert names(tmp_path) == [
        f"{number}-{screen}.png"
        for number in ("01-welcome", "02-form", "03-review")
        for screen in ("citizen", "desk")
    ]
    assert (tmp_path / "02-form-desk.png").read_bytes() == b"typed"


def test_an_earlier_visits_pictures_are_cleared_and_other_files_left(tmp_path: Path) -> None:
    for name in ("01-welcome-desk.png", "P-R-000001-a4.pdf", "notes.txt"):
        (tmp_path / name).write_text("old", encoding="ascii")
    Album(tmp_path)
    assert names(tmp_path) == ["notes.txt"]
