"""The emulated chip answers as ISO/IEC 7816-4 says, also to what makes no sense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.cards.file_chip import FileChip, PastEnd

AID = bytes.fromhex("604632FF000002")
PATH, SECRET = bytes.fromhex("5F00EF02"), bytes.fromhex("5F00EF05")
SELECT = "00A40804045F00EF02"


def chip(past_end: PastEnd = PastEnd.TELLS_LENGTH) -> FileChip:
    files = {PATH: bytes(range(200)) * 2, SECRET: b"secret"}
    return FileChip(frozenset({AID}), files, frozenset({SECRET}), past_end)


def answers(chip: FileChip, *commands: str) -> list[str]:
    return [chip.answer(bytes.fromhex(each)).hex().upper() for each in commands]


def test_a_selected_file_tells_its_length_when_asked_for_it() -> None:
    said = answers(chip(), "00A40800045F00EF02", "00C0000006", "00C0000006")
    assert said == ["6106", "6F0481020190" + "9000", "6985"]


def test_a_long_answer_may_be_fetched_in_parts() -> None:
    said = answers(chip(), "00A40800045F00EF02", "00C0000004", "00C0000002")
    assert said == ["6106", "6F0481026102", "01909000"]


def test_any_other_command_drops_what_was_not_fetched() -> None:
    said = answers(chip(), "00A40800045F00EF02", "00A4040C07604632FF000002", "00C0000006")
    assert said == ["6106", "9000", "6985"]


@pytest.mark.parametrize(
    ("past_end", "expected"), [(PastEnd.TELLS_LENGTH, "6C90"), (PastEnd.WARNS, "6282")]
)
def test_the_end_of_a_file_is_told_in_the_familys_way(past_end: PastEnd, expected: str) -> None:
    (_, answer) = answers(chip(past_end), "00A4080C045F00EF02", "00B0010000")
    assert answer.endswith(expected)
    assert answers(chip(past_end), "00A4080C045F00EF02", "00B0019000")[1] == "6B00"


def test_a_protected_file_is_selected_and_not_read() -> None:
    assert answers(chip(), "00A4080C045F00EF05", "00B0000001") == ["9000", "6982"]


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("00A4", "6700"),
        ("80A40000", "6E00"),
        ("00FF0000", "6D00"),
        ("00B0000001", "6986"),
        ("00A4080C025F00", "6A82"),
        ("00A4040C02AABB", "6A82"),
    ],
)
def test_what_cannot_be_done_has_its_status(command: str, status: str) -> None:
    assert answers(chip(), command) == [status]


def test_power_lost_is_a_selection_lost() -> None:
    selected = chip()
    answers(selected, "00A4080C045F00EF02")
    selected.reset()
    assert answers(selected, "00B0000001") == ["6986"]


@given(st.lists(st.binary(max_size=20), max_size=5))
def test_every_command_is_answered_with_a_status(commands: list[bytes]) -> None:
    tried = chip()
    assert all(len(tried.answer(each)) >= 2 for each in commands)
