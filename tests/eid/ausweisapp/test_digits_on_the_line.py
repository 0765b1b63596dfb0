"""How a PIN goes to AusweisApp: in a frame that is wiped, and to nobody else's program."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.eid.ausweisapp.ausweisapp_line import AusweisAppLine
from citizenspot.eid.ausweisapp.outcome import Ending, HandoverError
from citizenspot.eid.ausweisapp.secret_frame import secret_frame
from citizenspot.eid.ausweisapp.who_listens import (
    is_listened_at,
    is_trusted_listener,
    users_at,
)
from citizenspot.eid.pin.secret_pin import SecretPin, WipedPinError
from tests.rigs.played_ausweisapp import played

TABLE = """  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid timeout
   0: 0100007F:6097 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000       0
   1: 00000000:6097 00000000:0000 0A 00000000:00000000 00:00000000 00000000    33       0
   2: 0100007F:6097 0100007F:A001 01 00000000:00000000 00:00000000 00000000  2000       0
   3: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  3000       0
"""


def unmasked(frame: bytes) -> bytes:
    mask = frame[2:6]
    return bytes(each ^ mask[at % 4] for at, each in enumerate(frame[6:]))


@given(
    digits=st.text("0123456789", min_size=1, max_size=16), mask=st.binary(min_size=4, max_size=4)
)
def test_a_frame_holds_the_command_and_its_value_masked_as_the_standard_says(
    digits: str, mask: bytes
) -> None:
    with SecretPin(bytearray(digits, "ascii")) as pin:
        frame = bytes(secret_frame("SET_PIN", pin, lambda _length: mask))
    assert frame[0] == 0x81
    assert frame[1] == 0x80 | len(frame) - 6
    assert unmasked(frame) == f'{{"cmd":"SET_PIN","value":"{digits}"}}'.encode()


def test_a_command_that_does_not_fit_is_a_defect() -> None:
    with SecretPin(bytearray(b"123456")) as pin, pytest.raises(ValueError, match="too long"):
        secret_frame("S" * 120, pin)


def test_whose_program_listens_is_read_from_the_systems_table() -> None:
    assert users_at(0x6097, TABLE) == {1000, 33}
    assert users_at(0x1F90, TABLE) == {3000}
    assert users_at(1, TABLE) == set()


def test_our_own_program_may_have_a_pin_and_nobody_at_a_port_may() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert is_listened_at(port)
        assert is_trusted_listener(port)
    assert not is_listened_at(port)
    assert not is_trusted_listener(port)


def test_another_users_program_is_given_no_pin_and_it_is_wiped() -> None:
    pin = SecretPin(bytearray(b"123456"))
    with played([("never", [])]) as app:
        with (
            AusweisAppLine(app.address, lambda _port: False) as line,
            pytest.raises(HandoverError) as refused,
        ):
            line.send_digits("SET_PIN", pin)
        assert app.heard == []
    assert refused.value.ending is Ending.NOT_TRUSTED
    with pytest.raises(WipedPinError):
        assert pin.digits
