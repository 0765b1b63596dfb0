"""The slip that goes home: its words, its pictures, its code, on 80 mm."""

from io import BytesIO
from pathlib import Path
from typing import get_args

import msgspec
import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from citizenspot.receipts.home_slip import home_slip
from citizenspot.receipts.look import PRACTICE_ORANGE
from citizenspot.receipts.receipt_worker import (
    SLIP_NAME,
    ReceiptWorker,
    Report,
    SlipFailed,
    SlipReady,
    VisitForgotten,
)
from citizenspot.receipts.words import WATERMARK
from citizenspot.texts import Texts
from citizenspot.visit.at_home import HomeSlip, Move, WayHome
from services_catalog.definition import PictureName
from tests.receipts.paper_tools import SIGNER, picture_of, words_of

LINK = "https://town.example/bench?way=home"
SLIP = HomeSlip(
    visit="v1",
    spot="Espaço Cidadão de Vila Exemplo",
    language="pt",
    ways=(
        WayHome(
            service="Renovar a carta",
            alone=("Assinou", "Conferiu as respostas"),
            goal="Renovar a carta em casa.",
            moves=tuple(Move(f"Passo {name}", name) for name in get_args(PictureName)),
            link=LINK,
        ),
    ),
    practice="Prática. Nada aqui é real.",
)

PDF = home_slip(SLIP, Texts.for_language("pt"))


def test_it_says_what_was_done_alone_and_each_move_in_order() -> None:
    said = words_of(PDF)
    assert "Prática. Nada aqui é real." in said
    places = [said.index(text) for text in ("Renovar a carta", "Assinou", "1. Passo", "2. Passo")]
    assert places == sorted(places)


def test_in_practice_it_is_framed_and_marked_all_over_and_else_not_at_all(tmp_path: Path) -> None:
    live = home_slip(msgspec.structs.replace(SLIP, practice=""), Texts.for_language("pt"))
    assert WATERMARK in words_of(PDF)
    assert WATERMARK not in words_of(live)
    assert corner_of(PDF, tmp_path) == PRACTICE_ORANGE.lower()
    assert corner_of(live, tmp_path) == "#ffffff"


def corner_of(pdf: bytes, folder: Path) -> str:
    with Image.open(BytesIO(picture_of(pdf, folder))) as image:
        return "#" + image.convert("RGB").crop((2, 2, 3, 3)).tobytes().hex()


def test_each_move_has_its_picture() -> None:
    (page,) = PdfReader(BytesIO(PDF)).pages
    assert len(page.images) == len(get_args(PictureName))


def test_its_code_opens_the_page_at_home(tmp_path: Path) -> None:
    with Image.open(BytesIO(picture_of(PDF, tmp_path))) as image:
        (code,) = zxingcpp.read_barcodes(image)
    assert code.text == LINK


def test_it_is_as_wide_as_the_roll() -> None:
    (page,) = PdfReader(BytesIO(PDF)).pages
    assert float(page.mediabox.width) == pytest.approx(80 * 72 / 25.4)


def test_without_a_way_it_says_what_was_done() -> None:
    ways = (WayHome(service="Morada", alone=("Assinou",)),)
    said = words_of(home_slip(HomeSlip("v1", "Spot", "pt", ways), Texts.for_language("pt")))
    assert "Assinou" in said
    assert "1." not in said


def test_the_worker_keeps_it_beside_the_receipts_and_deletes_it_with_them(tmp_path: Path) -> None:
    told: list[Report] = []
    worker = ReceiptWorker(SIGNER, told.append)
    worker.make_slip(SLIP, tmp_path)
    worker.forget("v1", tmp_path)
    worker.close()
    made, forgotten = told
    assert isinstance(made, SlipReady)
    assert made.path == tmp_path / "visits/v1" / SLIP_NAME
    assert isinstance(forgotten, VisitForgotten)
    assert not made.path.exists()


def test_a_slip_that_cannot_be_written_is_told_and_stops_nothing(tmp_path: Path) -> None:
    told: list[Report] = []
    (tmp_path / "visits").write_text("in the way", encoding="utf-8")
    worker = ReceiptWorker(SIGNER, told.append)
    worker.make_slip(SLIP, tmp_path)
    worker.close()
    assert [type(report) for report in told] == [SlipFailed]
