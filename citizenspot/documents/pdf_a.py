"""A document as it is kept and sent: PDF/A-2b (ISO 19005-2), one page a sheet, pictures only."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from citizenspot.documents.limits import LONGEST_PX, MOST_DOCUMENT_BYTES
from citizenspot.documents.sheet import Sheet, image_of, jpeg_of
from citizenspot.documents.trouble import Trouble

if TYPE_CHECKING:
    from pikepdf import Dictionary, Pdf
    from PIL.Image import Image

_A4_LONGER = 841.89
"""Points; the longer side of every page, whatever its shape."""

_TRIES = ((LONGEST_PX, 80), (LONGEST_PX, 60), (LONGEST_PX * 3 // 4, 60), (LONGEST_PX * 3 // 4, 40))
"""How large and how fine the pictures are, until the document is small enough to be sent."""


def document_of(
    sheets: Sequence[Sheet], title: str, most_bytes: int = MOST_DOCUMENT_BYTES
) -> bytes | Trouble:
    """Return the sheets as one document, as fine as its size allows."""
    images = [image_of(sheet) for sheet in sheets]
    for longest, quality in _TRIES:
        pictures = [jpeg_of(image, longest=longest, quality=quality) for image in images]
        if sum(map(len, pictures)) < most_bytes:
            made = _written(images, pictures, title)
            if len(made) <= most_bytes:
                return made
    return Trouble.DOCUMENT_TOO_LARGE


def _written(images: Sequence[Image], pictures: Sequence[bytes], title: str) -> bytes:
    import pikepdf  # noqa: PLC0415 - needed only when a document is made

    with pikepdf.new() as pdf:
        for image, picture in zip(images, pictures, strict=True):
            _add_page(pdf, image.mode, picture)
        _say_what_it_is(pdf, title)
        written = BytesIO()
        pdf.save(written, min_version="1.7", deterministic_id=True)
    return written.getvalue()


def _add_page(pdf: Pdf, mode: str, picture: bytes) -> None:
    import pikepdf  # noqa: PLC0415 - as above
    from PIL import Image  # noqa: PLC0415 - as above

    with Image.open(BytesIO(picture)) as drawn:
        width, height = drawn.size
    grey = mode == "L"
    shown = pikepdf.Stream(
        pdf,
        picture,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=width,
        Height=height,
        BitsPerComponent=8,
        ColorSpace=pikepdf.Name.DeviceGray if grey else pikepdf.Name.DeviceRGB,
        Filter=pikepdf.Name.DCTDecode,
    )
    scale = _A4_LONGER / max(width, height)
    across, down = round(width * scale, 2), round(height * scale, 2)
    page = pdf.add_blank_page(page_size=(across, down))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Sheet=pdf.make_indirect(shown)))
    page.Contents = pdf.make_stream(f"q {across} 0 0 {down} 0 0 cm /Sheet Do Q".encode())


def _say_what_it_is(pdf: Pdf, title: str) -> None:
    """Add the colours' meaning and the metadata that PDF/A asks for (§6.2.3, §6.6)."""
    import pikepdf  # noqa: PLC0415 - as above

    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(_output_intent(pdf))])
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["pdfaid:part"] = "2"
        metadata["pdfaid:conformance"] = "B"
        metadata["dc:title"] = title


def _output_intent(pdf: Pdf) -> Dictionary:
    import pikepdf  # noqa: PLC0415 - as above
    from PIL import ImageCms  # noqa: PLC0415 - as above

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFA1,
        OutputConditionIdentifier=pikepdf.String("sRGB"),
        Info=pikepdf.String("sRGB IEC61966-2.1"),
        DestOutputProfile=pikepdf.Stream(pdf, profile, N=3),
    )
