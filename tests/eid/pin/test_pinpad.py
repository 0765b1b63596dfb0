"""What a reader's own keypad is told (PC/SC part 10)."""

import pytest

from citizenspot.eid.pin.pin_form import PinCoding, PinForm
from citizenspot.eid.pin.pinpad import verify_code, verify_structure

BELGIAN = PinForm(0x01, 4, 12, PinCoding.GLOBAL_PLATFORM)
PORTUGUESE = PinForm(0x81, 4, 8, PinCoding.ASCII_AND_FF)


@pytest.mark.parametrize(
    ("features", "code"),
    [
        ("", None),
        ("0604420000", None),
        ("060442330006", 0x42330006),
        ("120442330012 060442330006", 0x42330006),
        ("120442330012", None),
    ],
)
def test_the_code_of_the_keypad_is_found_among_the_features(
    features: str, code: int | None
) -> None:
    assert verify_code(bytes.fromhex(features)) == code


def test_a_belgian_pin_is_asked_for_as_half_bytes_after_their_number() -> None:
    order = verify_structure(BELGIAN).hex().upper()
    assert order == "1E1E894704080402011608000000000D000000" + ("002000010820FFFFFFFFFFFFFF")


def test_a_portuguese_pin_is_asked_for_as_ascii() -> None:
    order = verify_structure(PORTUGUESE).hex().upper()
    assert order == "1E1E820800080402011608000000000D000000" + ("0020008108FFFFFFFFFFFFFFFF")
