"""A card's photograph is decoded apart, and whatever is no portrait comes to nothing."""

import io
import struct
import zlib

import pytest
from PIL import Image

from citizenspot.eid.photo.decoder import MOST_PIXELS, as_png
from citizenspot.eid.photo.decoding import LARGEST_PHOTO, decode_photo


def portrait(kind: str, size: tuple[int, int] = (240, 320)) -> bytes:
    written = io.BytesIO()
    Image.linear_gradient("L").resize(size).save(written, format=kind)
    return written.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "JPEG2000"])
def test_a_portrait_comes_back_as_an_image_made_anew(kind: str) -> None:
    png = decode_photo(portrait(kind))
    assert png is not None
    with Image.open(io.BytesIO(png)) as image:
        assert (image.format, image.size) == ("PNG", (240, 320))


def test_a_large_portrait_is_shown_smaller() -> None:
    png = decode_photo(portrait("JPEG", (1200, 1600)))
    assert png is not None
    with Image.open(io.BytesIO(png)) as image:
        assert image.size == (480, 640)


@pytest.mark.parametrize(
    "photo",
    [
        b"",
        b"no image at all",
        portrait("PNG"),
        portrait("JPEG")[:200],
        portrait("JPEG2000")[:200],
        bytes(LARGEST_PHOTO + 1),
    ],
    ids=["nothing", "no image", "another kind", "half a JPEG", "half a JPEG 2000", "too large"],
)
def test_what_is_no_portrait_comes_to_nothing(photo: bytes) -> None:
    assert decode_photo(photo) is None


def test_an_image_that_would_fill_the_memory_is_refused_before_it_is_decoded() -> None:
    bomb = bytearray(portrait("JPEG"))
    at = bomb.index(b"\xff\xc0") + 5
    bomb[at : at + 4] = struct.pack(">HH", 65_000, 65_000)
    with pytest.raises(ValueError, match="too many pixels"):
        as_png(bytes(bomb))
    assert decode_photo(bytes(bomb)) is None


def jpeg_2000_of(width: int, height: int, tile: int = 0, *, header: bool = True) -> bytes:
    """Return a JPEG 2000 that says another size than it has: its code stream, or its header too."""
    bomb = bytearray(portrait("JPEG2000"))
    if header:
        struct.pack_into(">II", bomb, bomb.index(b"ihdr") + 4, height, width)
    size_at = bomb.index(b"\xff\x51") + 6
    struct.pack_into(">II", bomb, size_at, width, height)
    if tile:
        struct.pack_into(">II", bomb, size_at + 16, tile, tile)
    return bytes(bomb)


@pytest.mark.parametrize(
    "bomb",
    [
        jpeg_2000_of(65_000, 65_000),
        jpeg_2000_of(65_000, 65_000, header=False),
        jpeg_2000_of(60_000, 60_000, tile=60_000, header=False),
        jpeg_2000_of(1_400, 1_400, tile=1),
    ],
    ids=["too many pixels", "hidden in the stream", "one tile", "two million tiles"],
)
def test_a_jpeg_2000_that_would_fill_memory_or_time_comes_to_nothing(bomb: bytes) -> None:
    assert decode_photo(bomb) is None


def test_a_bare_stream_of_jpeg_2000_is_a_portrait_too() -> None:
    whole = portrait("JPEG2000")
    assert decode_photo(whole[whole.index(b"\xff\x4f\xff\x51") :]) is not None


def test_the_limit_is_of_pixels_not_of_bytes() -> None:
    wide = portrait("JPEG", (MOST_PIXELS // 1000 + 1, 1000))
    assert len(zlib.compress(wide)) < LARGEST_PHOTO
    assert decode_photo(wide) is None
