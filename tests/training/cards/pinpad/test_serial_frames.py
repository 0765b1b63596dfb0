"""Frames on the serial line of a GemPC reader."""

from hypothesis import given
from hypothesis import strategies as st

from training.cards.pinpad.serial_frames import framed, split_frame

CONTENTS = st.binary(max_size=300)
NOISE = st.binary(max_size=20).map(lambda noise: noise.replace(b"\x03", b""))


def message(content: bytes) -> bytes:
    return b"\x6f" + len(content).to_bytes(4, "little") + bytes(5) + content


@given(st.lists(CONTENTS, max_size=4), NOISE)
def test_every_message_comes_out_of_the_line_as_it_went_in_whatever_stands_between(
    contents: list[bytes], noise: bytes
) -> None:
    line = b"".join(noise + framed(message(each)) for each in contents)
    found = []
    while True:
        got, line = split_frame(line)
        if got is None:
            break
        found.append(got)
    assert found == [message(each) for each in contents]


@given(CONTENTS, st.data())
def test_a_message_that_has_not_come_whole_waits_for_the_rest(
    content: bytes, data: st.DataObject
) -> None:
    whole = framed(message(content))
    at = data.draw(st.integers(0, len(whole) - 1))
    got, kept = split_frame(whole[:at])
    assert got is None
    assert split_frame(kept + whole[at:]) == (message(content), b"")


def test_a_frame_whose_checksum_is_wrong_is_passed_over() -> None:
    good = framed(message(b"good"))
    bad = bytearray(framed(message(b"bad")))
    bad[-1] ^= 1
    assert split_frame(bytes(bad) + good) == (message(b"good"), b"")
