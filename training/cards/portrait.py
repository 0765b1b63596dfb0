"""A drawn portrait of nobody, in the formats that cards keep photographs in."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Literal

from PIL import Image, ImageDraw

SIZE = (240, 320)
THIRTIETH = 30
"""How much smaller JPEG 2000 makes it; what is left are 7,000 bytes, as on cards."""
BACKGROUND, SHOULDERS, SKIN, HAIR = "#d8dee4", "#4a5d73", "#c8a184", "#4b382c"


@lru_cache
def portrait(kind: Literal["JPEG", "JPEG2000"]) -> bytes:
    """Return the portrait: a head, hair and shoulders, no one's."""
    image = Image.new("RGB", SIZE, BACKGROUND)
    draw = ImageDraw.Draw(image)
    draw.ellipse((20, 235, 220, 420), fill=SHOULDERS)
    draw.rectangle((100, 190, 140, 250), fill=SKIN)
    draw.ellipse((66, 50, 174, 180), fill=HAIR)
    draw.ellipse((74, 75, 166, 210), fill=SKIN)
    for eye in (100, 140):
        draw.ellipse((eye - 6, 132, eye + 6, 142), fill=HAIR)
    draw.arc((98, 150, 142, 186), 20, 160, fill=HAIR, width=4)
    written = io.BytesIO()
    if kind == "JPEG":
        image.save(written, format=kind)
    else:
        image.save(written, format=kind, irreversible=True, quality_layers=[THIRTIETH])
    return written.getvalue()


def longer(jpeg: bytes, octets: int) -> bytes:
    """Return a JPEG with a comment of some length in it, as long as some cards' photographs are."""
    comment = b"\xff\xfe" + (octets + 2).to_bytes(2, "big") + bytes(octets)
    return jpeg[:2] + comment + jpeg[2:] if octets else jpeg


def face_record(image: bytes) -> bytes:
    """Return an image as a facial record (ISO/IEC 19794-5:2005 §5)."""
    block = 20 + 12 + len(image)
    header = b"FAC\x00010\x00" + (14 + block).to_bytes(4, "big") + b"\x00\x01"
    information = block.to_bytes(4, "big") + bytes(16)
    image_information = bytes([1, 1]) + b"".join(each.to_bytes(2, "big") for each in SIZE)
    return header + information + image_information.ljust(12, b"\0") + image
