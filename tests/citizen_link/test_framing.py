"""Frames arrive whole, however the stream is cut, and never larger than accepted."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.citizen_link.framing import FrameReader, FrameTooLarge, framed

MOST = 300


@st.composite
def streams(draw: st.DrawFn) -> tuple[list[bytes], list[bytes]]:
    """Payloads, and their frames cut into pieces at random places."""
    payloads = draw(st.lists(st.binary(max_size=MOST), max_size=6))
    stream = b"".join(framed(payload) for payload in payloads)
    cuts = sorted(draw(st.lists(st.integers(0, len(stream)), max_size=12)))
    borders = [0, *cuts, len(stream)]
    return payloads, [stream[a:b] for a, b in pairwise(borders)]


@given(streams())
def test_however_a_stream_is_cut_the_payloads_come_back_in_order(
    stream: tuple[list[bytes], list[bytes]],
) -> None:
    payloads, pieces = stream
    reader = FrameReader(MOST)

    received = [payload for piece in pieces for payload in reader.feed(piece)]

    assert received == payloads


@given(st.integers(MOST + 1, 2**32 - 1), st.binary(max_size=40))
def test_a_frame_that_is_too_large_is_refused_by_its_length_alone(length: int, more: bytes) -> None:
    reader = FrameReader(MOST)

    with pytest.raises(FrameTooLarge, match=str(length)):
        reader.feed(length.to_bytes(4, "big") + more)


def test_a_whole_frame_before_one_that_is_too_large_is_lost_with_the_stream() -> None:
    reader = FrameReader(MOST)

    with pytest.raises(FrameTooLarge):
        reader.feed(framed(b"good") + (2**31).to_bytes(4, "big"))


def test_half_a_length_waits_for_the_other_half() -> None:
    reader = FrameReader(MOST)

    assert reader.feed(b"\x00\x00") == []
    assert reader.feed(b"\x00\x01") == []
    assert reader.feed(b"!") == [b"!"]
