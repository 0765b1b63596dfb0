"""A reader that is told how a PIN is coded makes the command that this program would make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.eid.pin.pin_form import PinCoding, PinForm
from citizenspot.eid.pin.pinpad import verify_structure
from citizenspot.eid.pin.secret_pin import SecretPin
from training.cards.pinpad.keypad import Act, Keypad, PinOrder

FORMS = [
    PinForm(0x01, 4, 12, PinCoding.GLOBAL_PLATFORM),
    PinForm(0x81, 4, 8, PinCoding.ASCII_AND_FF),
    PinForm(0x01, 4, 12, PinCoding.ASCII_AND_FF, block_length=12),
    PinForm(0x81, 4, 12, PinCoding.ASCII_AND_00, block_length=12),
]


def as_the_driver_sends_it(form: PinForm) -> bytes:
    """Return the order without what libccid leaves out: the second time limit, and the length."""
    order = verify_structure(form)
    return order[:1] + order[2:15] + order[19:]


@given(st.sampled_from(FORMS), st.text("0123456789", min_size=4, max_size=8))
def test_the_keypads_command_is_the_one_with_the_same_pin_typed_on_screen_2(
    form: PinForm, digits: str
) -> None:
    filled = PinOrder.read(as_the_driver_sends_it(form)).filled(digits)
    assert filled == form.verify_command(SecretPin(bytearray(digits, "ascii")))


@pytest.mark.parametrize("entry", ["123", "123456789", Act.CANCELS])
def test_a_keypad_takes_no_pin_of_a_length_it_was_not_told(entry: str | Act) -> None:
    keypad = Keypad()
    keypad.will(entry)
    assert keypad.enter(as_the_driver_sends_it(FORMS[0])) is Act.CANCELS


def test_where_nobody_is_the_time_passes() -> None:
    assert Keypad().enter(as_the_driver_sends_it(FORMS[0])) is Act.LETS_TIME_PASS
