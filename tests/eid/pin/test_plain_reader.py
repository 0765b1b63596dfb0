"""A reader without a keypad, through the real pcscd and libccid."""

import pytest

from citizenspot.eid.card_events import CardProved
from citizenspot.eid.pin.secret_pin import SecretPin
from tests.eid.cards import specimen_card
from tests.eid.pin.pinpad_desk import desk_with
from tests.rigs.pinpad import PinpadRig

pytestmark = pytest.mark.real


def test_a_reader_without_a_keypad_leaves_the_pin_to_screen_2(plain_reader: PinpadRig) -> None:
    with desk_with(plain_reader) as desk:
        asked = desk.ask(specimen_card("eva"))
        assert not asked.on_pinpad
        desk.worker.enter_pin(asked.request, SecretPin(bytearray(b"1234")))
        desk.heard.wait_for(CardProved)
    assert not plain_reader.keypad.asked
