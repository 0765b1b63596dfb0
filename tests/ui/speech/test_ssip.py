"""What is sent to speech-dispatcher and what comes back, whatever pieces it comes in."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.speech.ssip import NotSsip, ReplyReader, command, languages_of, message

SAID = (
    b"208 OK CLIENT NAME SET\r\n"
    b"249-Portuguese (Portugal)\tpt\tnone\r\n249-Portuguese (Brazil)\tpt-BR\tnone\r\n"
    b"249-Ukrainian\tuk\tnone\r\n249 OK VOICE LIST SENT\r\n"
    b"702-7\r\n702-1\r\n702 END\r\n"
)


@given(st.lists(st.integers(0, len(SAID)), max_size=12))
def test_replies_are_whole_however_they_are_cut(cuts: list[int]) -> None:
    reader = ReplyReader()
    edges = [0, *sorted(cuts), len(SAID)]
    pieces = [SAID[a:b] for a, b in pairwise(edges)]
    replies = [reply for piece in pieces for reply in reader.feed(piece)]
    assert [reply.code for reply in replies] == [208, 249, 702]
    assert languages_of(replies[1]) == {"pt", "uk"}
    assert replies[2].is_event
    assert replies[2].lines[0] == "7"


def test_a_refusal_is_told_from_an_answer() -> None:
    (refused, done) = ReplyReader().feed(b"409 ERR RATE TOO HIGH\r\n203 OK RATE SET\r\n")
    assert refused.is_refusal
    assert not done.is_refusal


def test_what_is_no_ssip_is_noticed() -> None:
    with pytest.raises(NotSsip):
        ReplyReader().feed(b"HTTP/1.1 200 OK\r\n")


@given(st.text())
def test_no_text_ends_itself_or_becomes_a_command(text: str) -> None:
    lines = message(text).decode().split("\r\n")
    assert lines[-2:] == [".", ""]
    assert "." not in lines[:-2]


@given(st.text())
def test_no_word_begins_another_command(word: str) -> None:
    sent = command("SET", "self", "LANGUAGE", word)
    assert sent.count(b"\n") == 1
    assert sent.endswith(b"\r\n")
