"""The plain form of Belgian files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.tag_length_value import read_fields


def written(tag: int, value: bytes) -> bytes:
    more, last = divmod(len(value), 0xFF)
    return bytes([tag]) + b"\xff" * more + bytes([last]) + value


@given(
    fields=st.dictionaries(
        st.integers(0, 0xFF), st.binary(min_size=1, max_size=700), min_size=1, max_size=6
    ),
    filling=st.integers(0, 300),
)
def test_what_is_written_is_read_whatever_zeros_follow(
    fields: dict[int, bytes], filling: int
) -> None:
    content = b"".join(written(tag, value) for tag, value in fields.items()) + bytes(filling)
    read = read_fields(content, "identity")
    assert {tag: value for tag, value in read.items() if any(value)} == {
        tag: value for tag, value in fields.items() if any(value)
    }


def test_a_length_above_254_is_a_sum() -> None:
    assert read_fields(b"\x07\xff\x01" + b"a" * 256, "identity") == {7: b"a" * 256}
    assert read_fields(b"\x07\xff\x00" + b"a" * 255, "identity") == {7: b"a" * 255}


def test_a_value_may_end_in_zeros_of_its_own() -> None:
    assert read_fields(b"\x11\x03\x05\x00\x00" + bytes(9), "identity") == {0x11: b"\x05\x00\x00"}


def test_of_a_tag_that_comes_twice_the_first_counts() -> None:
    assert read_fields(b"\x07\x01a\x07\x01b", "identity") == {7: b"a"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x07\x05abc", "identity: field 07 leads beyond the end"),
        (b"\x07\xff\xff", "identity: a length without an end"),
        (b"\x07", "identity: a length without an end"),
    ],
)
def test_a_length_that_leads_nowhere_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(CardDataError, match=sentence):
        read_fields(content, "identity")


@given(st.binary(max_size=5000))
def test_no_bytes_break_the_reading_and_nothing_grows(content: bytes) -> None:
    try:
        fields = read_fields(content, "identity")
    except CardDataError:
        return
    assert sum(map(len, fields.values())) <= len(content)
