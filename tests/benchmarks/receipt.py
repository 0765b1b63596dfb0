"""What a whole signed receipt costs against the bare sheet it is printed on, in one run.

A is reportlab's canvas with nothing around it: the same words, one line under another in the same
two fonts, and the same QR code. B is the receipt as the desk makes it: told in two languages,
laid out, tagged for reading, its content attached, its code signed, and the file signed with the
desk's certificate (PAdES). Run by `python -m tests.benchmarks.receipt`.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from time import perf_counter

import zxingcpp
from PIL import Image
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from citizenspot.journal.keys import FixedKeys, ReceiptSigner
from citizenspot.receipts.paper import Paper
from citizenspot.receipts.pdf import rendered, voices_of
from citizenspot.receipts.reading import reading_lines
from citizenspot.receipts.sealing.certificate import made_by_the_desk
from citizenspot.receipts.sealing.seal import Seal
from citizenspot.receipts.statement import signed_code
from citizenspot.typefaces import shipped as typefaces
from tests.benchmarks.paired import Goal, Samples, take_turns, verdict
from tests.receipts.specimens import in_portuguese, receipt

ROUNDS = 60
WARM_UP = 5
GOALS = (
    Goal("80mm", "ms", most_times_a=4.0),
    Goal("a4", "ms", most_times_a=4.0),
)
PAGES = {Paper.ROLL_80: (80 * mm, 500 * mm), Paper.A4: (210 * mm, 297 * mm)}


def main() -> None:
    """Measure, and print both figures and their ratio for each paper."""
    content = receipt()
    signer = ReceiptSigner(bytes(32))
    code = signed_code(content, signer)
    key = FixedKeys(bytes(32)).workstation_key().certificate_key()
    seal = Seal(key, [made_by_the_desk(key, (content.desk, content.spot), content.issued_at)])
    lines = [*reading_lines(content, voices_of(content).own)]
    lines += reading_lines(in_portuguese(content), voices_of(content).own)
    for weight in ("Regular", "SemiBold"):
        registerFont(TTFont(weight, str(typefaces.file_of("Atkinson Hyperlegible Next", weight))))

    def bare(paper: Paper) -> None:
        bare_sheet(lines, code, paper)

    def whole(paper: Paper) -> None:
        seal.sealed(rendered(content, signed_code(content, signer), paper))

    take_turns(on_each_paper(bare), on_each_paper(whole), WARM_UP)
    a, b = take_turns(on_each_paper(bare), on_each_paper(whole), ROUNDS)
    print(verdict(a, b, GOALS))  # noqa: T201 - a benchmark is run for what it prints


def bare_sheet(lines: list[str], code: str, paper: Paper) -> bytes:
    """Return a page with lines of text and a QR code, and nothing else thought of."""
    file = BytesIO()
    width, height = PAGES[paper]
    canvas = Canvas(file, pagesize=(width, height), pageCompression=1)
    for number, line in enumerate(lines):
        canvas.setFont("Regular" if number % 5 else "SemiBold", 8)
        canvas.drawString(10, height - 20 - 9 * number, line)
    bits = zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture = Image.fromarray(bits.to_image(scale=1, add_quiet_zones=True))
    canvas.drawImage(ImageReader(picture), 10, 10, 30 * mm, 30 * mm)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def on_each_paper(make: Callable[[Paper], None]) -> Callable[[], Samples]:
    """Return a measure of the milliseconds that making one receipt takes, by paper."""

    def measure() -> Samples:
        return {paper.value: [timed(make, paper)] for paper in Paper}

    return measure


def timed(make: Callable[[Paper], None], paper: Paper) -> float:
    """Return how many milliseconds it took."""
    begun = perf_counter()
    make(paper)
    return (perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
