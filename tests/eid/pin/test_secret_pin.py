"""A PIN in memory: used once, wiped, and never part of a text."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.eid.pin.pin_form import PinCoding, PinForm
from citizenspot.eid.pin.secret_pin import SecretPin, WipedPinError

DIGITS = st.text("0123456789", min_size=4, max_size=12)
BELGIAN = PinForm(0x01, 4, 12, PinCoding.GLOBAL_PLATFORM)
ESTONIAN = PinForm(0x01, 4, 12, PinCoding.ASCII_AND_FF, block_length=12)


def test_leaving_the_block_overwrites_the_buffer_that_was_given() -> None:
    buffer = bytearray(b"4711")
    with SecretPin(buffer) as pin:
        assert bytes(pin.digits) == b"4711"
    assert buffer == bytes(4)
    with pytest.raises(WipedPinError):
        _ = pin.digits


def test_an_error_inside_the_block_wipes_it_too() -> None:
    buffer = bytearray(b"4711")
    with pytest.raises(RuntimeError), SecretPin(buffer):
        raise RuntimeError
    assert buffer == bytes(4)


def test_what_is_no_pin_is_wiped_before_it_is_refused() -> None:
    buffer = bytearray(b"47x1")
    with pytest.raises(ValueError, match="something else than digits"):
        SecretPin(buffer)
    assert buffer == bytes(4)


@given(DIGITS)
def test_no_text_about_a_pin_has_its_digits_or_how_many_they_are(digits: str) -> None:
    pin = SecretPin(bytearray(digits, "ascii"))
    assert f"{pin!r} {pin}" == "SecretPin(…) SecretPin(…)"


def test_a_pin_cannot_be_copied_out_of_its_place() -> None:
    pin = SecretPin(bytearray(b"4711"))
    with pytest.raises(TypeError):
        pickle.dumps(pin)
    with pytest.raises(TypeError):
        copy.copy(pin)


@pytest.mark.parametrize(
    ("form", "digits", "command"),
    [
        (ESTONIAN, "1234", "002000010C31323334FFFFFFFFFFFFFFFF"),  # web-eid's script
        (BELGIAN, "1234", "0020000108241234FFFFFFFFFF"),  # applet manual 1.8 §6.9
        (BELGIAN, "12345", "00200001082512345FFFFFFFFF"),
        (PinForm(0x81, 4, 12, PinCoding.ASCII_AND_00, 12), "0000",
         "002000810C303030300000000000000000"),
    ],
)  # fmt: skip
def test_each_coding_is_as_its_card_wants_it(form: PinForm, digits: str, command: str) -> None:
    pin = SecretPin(bytearray(digits, "ascii"))
    assert form.verify_command(pin).hex().upper() == command


@given(DIGITS)
def test_a_global_platform_block_holds_the_digits_and_their_number(digits: str) -> None:
    block = BELGIAN.verify_command(SecretPin(bytearray(digits, "ascii")))[5:].hex()
    assert block == f"2{len(digits):x}{digits}".ljust(16, "f")
