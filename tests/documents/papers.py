"""Made-up papers, and programs to read them with."""

import os
from io import BytesIO

import pikepdf
from PIL import Image

from citizenspot.documents.programs import Programs
from citizenspot.documents.sheet import Sheet, jpeg_of
from training.papers.played_scanner import made_up_sheet


def programs(path: str = "") -> Programs:
    return Programs({"PATH": path or os.environ["PATH"], "LC_ALL": "C"})


def picture(colour: str = "white", size: tuple[int, int] = (300, 400), kind: str = "PNG") -> bytes:
    written = BytesIO()
    Image.new("RGB", size, colour).save(written, kind)
    return written.getvalue()


def sheet_of(colour: str = "white", size: tuple[int, int] = (300, 400)) -> Sheet:
    return Sheet(jpeg_of(Image.new("RGB", size, colour)))


def contract() -> Sheet:
    """A sheet of text that lies askew."""
    with Image.open(BytesIO(made_up_sheet(1))) as image:
        return Sheet(jpeg_of(image))


def pdf_of(pages: int, *, locked: bool = False) -> bytes:
    written = BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(200, 100))
        encryption = pikepdf.Encryption(user="user", owner="owner") if locked else False
        pdf.save(written, encryption=encryption)
    return written.getvalue()
