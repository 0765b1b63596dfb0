"""A file is there whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from citizenspot.receipts.files import write_whole


def test_a_file_is_written_whole_and_for_its_owner_only(tmp_path: Path) -> None:
    write_whole(tmp_path / "receipt.pdf", b"paper")
    assert (tmp_path / "receipt.pdf").read_bytes() == b"paper"
    assert (tmp_path / "receipt.pdf").stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["receipt.pdf"]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "receipt.pdf", b"old")
    write_whole(tmp_path / "receipt.pdf", b"new")
    assert (tmp_path / "receipt.pdf").read_bytes() == b"new"


def test_where_there_is_no_room_the_old_file_stays_and_nothing_half(tmp_path: Path) -> None:
    file = tmp_path / "receipt.pdf"
    write_whole(file, b"old")
    story = f"""
import resource, signal
from pathlib import Path
from citizenspot.receipts.files import write_whole
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole(Path({str(file)!r}), b"x" * 5000)
except OSError:
    print("told")
"""
    done = subprocess.run([sys.executable, "-c", story], capture_output=True, text=True, check=True)
    assert done.stdout == "told\n"
    assert file.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["receipt.pdf"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "nowhere" / "receipt.pdf", b"paper")
