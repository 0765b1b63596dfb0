"""A reader without a keypad, through the real pcscd and libccid."""

import pytest

from citizenspot.eid.card_events import CardProved
from citizenspot.eid.pin.secret_pin import SecretPin
from tests.eid.cards import specimen_card
from tests.eid.pin.pinpad_desk import desk_with
from tests.rigs.pinpad import PinpadRig

pytestmark = pytest.mark.real


@pytest.mark.parametrize("name", ["onni", "rsa-sam"])
def test_cards_that_speak_t_0_are_read_and_prove_through_the_real_driver(
    plain_reader: PinpadRig, name: str
) -> None:
    with desk_with(plain_reader) as desk:
        asked = desk.ask(specimen_card(name))
        pin = b"123456" if name == "rsa-sam" else b"1234"
        desk.worker.enter_pin(asked.request, SecretPin(bytearray(pin)))
        desk.heard.wait_for(CardProved)


def test_a_reader_without_a_keypad_leaves_the_pin_to_screen_2(plain_reader: PinpadRig) -> None:
    with desk_with(plain_reader) as desk:
        asked = desk.ask(specimen_card("eva"))
        assert not asked.on_pinpad
        desk.worker.enter_pin(asked.request, SecretPin(bytearray(b"1234")))
        desk.heard.wait_for(CardProved)
    assert not plain_reader.keypad.asked
