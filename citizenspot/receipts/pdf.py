"""Makes the PDF of a receipt: the same content, code, paper and program make the same bytes.

That is what lets `verification` compare a whole file: it makes the receipt again.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import assert_never

from citizenspot.receipts.a4 import draw_a4
from citizenspot.receipts.content import ReceiptContent
from citizenspot.receipts.envelope import Envelope, attach
from citizenspot.receipts.paper import Paper
from citizenspot.receipts.phrase import Voices
from citizenspot.receipts.printable import name
from citizenspot.receipts.roll80 import draw_roll
from citizenspot.receipts.sealing.place import leave_place, with_its_ranges
from citizenspot.receipts.sheet import Sheet
from citizenspot.receipts.story import Story, story
from citizenspot.texts import Texts

TextsFor = Callable[[str], Texts]


def rendered(
    content: ReceiptContent,
    code: str,
    paper: Paper,
    texts_for: TextsFor = Texts.for_language,
) -> bytes:
    """Return the PDF of a receipt, its content and code attached, with a place for a signature."""
    voices = voices_of(content, texts_for)
    told = story(content, voices)
    file = BytesIO()
    canvas = _canvas(file, content, told, voices)
    match paper:
        case Paper.A4:
            draw_a4(canvas, told, code, voices)
        case Paper.ROLL_80:
            draw_roll(canvas, told, code, voices)
        case _:
            assert_never(paper)
    attach(canvas, Envelope.of(content, code, paper))
    leave_place(canvas, content.issued_at)
    canvas.save()
    return with_its_ranges(file.getvalue())


def voices_of(content: ReceiptContent, texts_for: TextsFor = Texts.for_language) -> Voices:
    """Return the texts of the languages of a receipt."""
    return Voices(*(texts_for(language) for language in content.languages))


def _canvas(file: BytesIO, content: ReceiptContent, told: Story, voices: Voices) -> Sheet:
    canvas = Sheet(
        file,
        content.citizen_language,
        other=content.service_language,
        from_right=voices.own.right_to_left,
    )
    canvas.setTitle(f"{told.title.own} {told.number}")
    canvas.setAuthor(told.spot)
    canvas.setSubject(name(content.case.service.citizen))
    canvas.setDateFormatter(lambda *_: f"D:{content.issued_at:%Y%m%d%H%M%S}+00'00'")
    return canvas
