"""A card's photograph is decoded apart, and whatever is no portrait comes to nothing."""

import io
import struct
import zlib
from collections.abc import Iterator

import pytest
from PIL import Image

from citizenspot.eid.photo.decoder import MOST_PIXELS, as_png
from citizenspot.eid.photo.decoding import LARGEST_PHOTO, PhotoDecoder


@pytest.fixture(scope="module")
def decoder() -> Iterator[PhotoDecoder]:
    """One process for all the photographs, as a desk has it."""
    with PhotoDecoder() as made:
        yield made


def portrait(kind: str, size: tuple[int, int] = (240, 320)) -> bytes:
    written = io.BytesIO()
    Image.linear_gradient("L").resize(size).save(written, format=kind)
    return written.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "JPEG2000"])
def test_a_portrait_comes_back_as_an_image_made_anew(decoder: PhotoDecoder, kind: str) -> None:
    png = decoder.decode(portrait(kind))
    assert png is not None
    with Image.open(io.BytesIO(png)) as image:
        assert (image.format, image.size) == ("PNG", (240, 320))


def test_a_large_portrait_is_shown_smaller(decoder: PhotoDecoder) -> None:
    png = decoder.decode(portrait("JPEG", (1200, 1600)))
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
def test_what_is_no_portrait_comes_to_nothing(decoder: PhotoDecoder, photo: bytes) -> None:
    assert decoder.decode(photo) is None


def test_an_image_that_would_fill_the_memory_is_refused_before_it_is_decoded(
    decoder: PhotoDecoder,
) -> None:
    bomb = bytearray(portrait("JPEG"))
    at = bomb.index(b"\xff\xc0") + 5
    bomb[at : at + 4] = struct.pack(">HH", 65_000, 65_000)
    with pytest.raises(ValueError, match="too many pixels"):
        as_png(bytes(bomb))
    assert decoder.decode(bytes(bomb)) is None


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
def test_a_jpeg_2000_that_would_fill_memory_or_time_comes_to_nothing(
    decoder: PhotoDecoder, bomb: bytes
) -> None:
    assert decoder.decode(bomb) is None


def test_a_bare_stream_of_jpeg_2000_is_a_portrait_too(decoder: PhotoDecoder) -> None:
    whole = portrait("JPEG2000")
    assert decoder.decode(whole[whole.index(b"\xff\x4f\xff\x51") :]) is not None


def test_the_limit_is_of_pixels_not_of_bytes(decoder: PhotoDecoder) -> None:
    wide = portrait("JPEG", (MOST_PIXELS // 1000 + 1, 1000))
    assert len(zlib.compress(wide)) < LARGEST_PHOTO
    assert decoder.decode(wide) is None


def test_one_process_decodes_many_and_outlives_each_that_cannot_be(decoder: PhotoDecoder) -> None:
    assert decoder.decode(portrait("JPEG2000")[:200]) is None
    before = decoder._process
    assert decoder.decode(portrait("JPEG")) is not None
    assert decoder.decode(jpeg_2000_of(1_400, 1_400, tile=1)) is None
    assert decoder.decode(portrait("JPEG2000")) is not None
    assert decoder._process is before


def test_a_decoder_that_has_ended_gives_nothing_once_and_is_begun_anew() -> None:
    with PhotoDecoder() as decoder:
        assert decoder.decode(portrait("JPEG")) is not None
        assert decoder._process is not None
        decoder._process.kill()
        decoder._process.wait()
        assert decoder.decode(portrait("JPEG")) is None
        assert decoder.decode(portrait("JPEG")) is not None
