"""A scanner of the network through `scanimage` and sane-airscan, which speak eSCL to it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from citizenspot.documents.programs import Programs
from citizenspot.documents.sane_scanner import SaneScanner
from citizenspot.documents.trouble import Trouble
from tests.rigs.escl_scanner import DEVICE, EsclScanner, escl_scanner

pytestmark = pytest.mark.real
OPTIONS = ("--resolution=100", "--mode=Color")
FLATBED, FEEDER = (*OPTIONS, "--source=Flatbed"), (*OPTIONS, "--source=ADF")


@pytest.fixture
def scanner() -> Iterator[EsclScanner]:
    with escl_scanner() as running:
        yield running


def taken(scanner: EsclScanner, folder: Path, options: tuple[str, ...]) -> bytes | Trouble:
    programs = Programs(scanner.environment(folder))
    return SaneScanner(DEVICE, options, programs).take()


def test_a_sheet_on_the_glass_comes_as_a_picture(scanner: EsclScanner, tmp_path: Path) -> None:
    sheet = taken(scanner, tmp_path, FLATBED)
    assert isinstance(sheet, bytes)
    with Image.open(BytesIO(sheet)) as picture:
        assert picture.format == "PNG"
        assert picture.height > picture.width > 800
    assert scanner.jobs == ["flatbed"]


def test_the_feeder_gives_its_sheets_until_it_is_empty(
    scanner: EsclScanner, tmp_path: Path
) -> None:
    assert isinstance(taken(scanner, tmp_path, FEEDER), bytes)
    assert scanner.jobs == ["feeder"]
    assert taken(scanner, tmp_path, FEEDER) is Trouble.FEEDER_EMPTY


@pytest.mark.parametrize(
    ("state", "feeder", "trouble"),
    [
        ("Idle", "ScannerAdfDoorOpen", Trouble.COVER_OPEN),
        ("Idle", "ScannerAdfJam", Trouble.JAMMED),
        ("Processing", "ScannerAdfLoaded", Trouble.BUSY),
    ],
)
def test_what_keeps_the_scanner_from_scanning_is_told(
    scanner: EsclScanner, tmp_path: Path, state: str, feeder: str, trouble: Trouble
) -> None:
    scanner.state, scanner.feeder = state, feeder
    assert taken(scanner, tmp_path, FEEDER) is trouble
    assert scanner.jobs == []


def test_a_scanner_that_is_off_is_none(scanner: EsclScanner, tmp_path: Path) -> None:
    programs = Programs(scanner.environment(tmp_path))
    scanner.server_close()
    assert SaneScanner(DEVICE, FLATBED, programs).take() is Trouble.NO_SCANNER
