"""The PIN of Portuguese cards: where the key is found, whose it is, and how it signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from citizenspot.eid.authentication.proof import Person, PinAnswer, ask, prove
from citizenspot.eid.card_data_error import CardDataError
from citizenspot.eid.certificate_subject import CertificateSubject
from citizenspot.eid.known_cards import KNOWN_CARDS
from citizenspot.eid.pin.pin_status import PinProblem, PinRefusedError
from citizenspot.eid.pin.secret_pin import SecretPin
from citizenspot.eid.profiles.pkcs15 import (
    CERTIFICATES,
    directory_file,
    key_reference,
    number_of_certificate,
)
from citizenspot.eid.profiles.portuguese import PortugueseProfile
from tests.eid.benches import TODAY
from tests.eid.cards import CountedLine, holder_of, specimen_card
from training.cards.emulated_card import EmulatedCard, emulate
from training.cards.portuguese_key import (
    CERTIFICATES_LIST,
    DIRECTORY,
    KEY_OF_DIRECTORY,
    KEYS_LIST,
    key_directory,
)
from training.cards.specimen import find_specimen

CERTIFICATE = bytes.fromhex("5F00EF09")
LISTS = key_directory(CERTIFICATE)


def card_with_rsa(name: str) -> EmulatedCard:
    specimen = find_specimen(name)
    assert specimen.document is not None
    return emulate(replace(specimen, document=replace(specimen.document, key="rsa")), TODAY)


@pytest.mark.parametrize("name", ["maria", "rui"])
def test_either_generation_signs_with_rsa_and_forgets_the_pin_after(name: str) -> None:
    card = card_with_rsa(name)
    holder = holder_of(card)
    line = CountedLine(card)
    question = ask(line, card.atr, KNOWN_CARDS, Person(holder.number_kind, holder.number))
    assert question.status.tries_left == 3
    pin = SecretPin(bytearray(b"1234"))
    prove(line, card.atr, KNOWN_CARDS, question, PinAnswer(pin, bytes(32)))
    assert line.transmit(bytes.fromhex("00200081")) == bytes.fromhex("63C3")
    assert line.transmit(bytes.fromhex("002A9E9A00")) == bytes.fromhex("6982")


def test_by_radio_there_is_no_pin_here() -> None:
    card = specimen_card("radio-rui")
    with pytest.raises(PinRefusedError) as caught:
        ask(CountedLine(card), card.atr, KNOWN_CARDS, Person("pt.nic", "99000002"))
    assert caught.value.problem is PinProblem.NO_PIN_HERE


@pytest.mark.parametrize(
    ("serial_number", "is_of"),
    [
        ("BI99000001", True),
        ("BI990000010", True),
        ("BI9900000100", False),
        ("BI99000002", False),
        ("99000001", False),
        ("XBI99000001", False),
        ("", False),
    ],
)
def test_a_certificate_is_the_holders_by_the_civil_number_alone(
    serial_number: str, *, is_of: bool
) -> None:
    subject = CertificateSubject("", "", "", serial_number, "PT", TODAY, TODAY)
    holder = holder_of(specimen_card("maria"))
    assert holder.number == "99000001"
    assert PortugueseProfile.authentication.names(subject, holder) is is_of


def test_the_directory_leads_from_the_certificates_file_to_the_number_of_its_key() -> None:
    assert directory_file(LISTS[DIRECTORY], CERTIFICATES).endswith(CERTIFICATES_LIST)
    number = number_of_certificate(LISTS[CERTIFICATES_LIST], CERTIFICATE)
    assert key_reference(LISTS[KEYS_LIST], number) == KEY_OF_DIRECTORY


def test_what_the_directory_does_not_name_is_not_guessed() -> None:
    for act in (
        lambda: directory_file(LISTS[DIRECTORY], 0xA8),
        lambda: number_of_certificate(LISTS[CERTIFICATES_LIST], b"\xef\x08"),
        lambda: key_reference(LISTS[KEYS_LIST], b"\x99"),
    ):
        with pytest.raises(CardDataError):
            act()


@given(st.sampled_from(list(LISTS.values())), st.data())
def test_no_bytes_break_the_directory(whole: bytes, data: st.DataObject) -> None:
    changed = bytearray(whole)
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=4)):
        changed[at] = data.draw(st.integers(0, 255))
    cut = bytes(changed[: data.draw(st.integers(0, len(whole)))])
    for act in (
        lambda: directory_file(cut, CERTIFICATES),
        lambda: number_of_certificate(cut, CERTIFICATE),
        lambda: key_reference(cut, b"\x45"),
    ):
        try:
            act()
        except CardDataError:
            continue
