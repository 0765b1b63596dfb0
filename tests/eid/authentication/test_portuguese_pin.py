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


def card_with_key(name: str, key: str) -> EmulatedCard:
    specimen = find_specimen(name)
    assert specimen.document is not None
    return emulate(replace(specimen, document=replace(specimen.document, key=key)), TODAY)


class NotedLine(CountedLine):
    """Keeps the orders that choose a key."""

    def __init__(self, card: EmulatedCard) -> None:
        super().__init__(card)
        self.chosen: list[int] = []

    def transmit(self, command: bytes) -> bytes:
        if command.startswith(bytes.fromhex("002241B6")):
            self.chosen.append(command[7])
        return super().transmit(command)


@pytest.mark.parametrize(
    ("name", "key", "algorithm"),
    [
        ("maria", "rsa", 0x42),
        ("antonio", "rsa", 0x55),
        ("antonio", "rsa-3072", 0x55),
        ("rui", "rsa", 0x42),
        ("rui", "curve", 0x44),
        ("rui", "curve-384", 0x54),
    ],
    ids=["PKCS#1", "PSS", "PSS in parts", "no version told", "P-256", "P-384"],
)
def test_each_card_signs_with_the_best_it_knows_and_forgets_the_pin_after(
    name: str, key: str, algorithm: int
) -> None:
    card = card_with_key(name, key)
    holder = holder_of(card)
    line = NotedLine(card)
    question = ask(line, card.atr, KNOWN_CARDS, Person(holder.number_kind, holder.number))
    assert question.status.tries_left == 3
    pin = SecretPin(bytearray(b"1234"))
    prove(line, card.atr, KNOWN_CARDS, question, PinAnswer(pin, bytes(32)))
    assert line.chosen == [algorithm]
    assert line.transmit(bytes.fromhex("00200081")) == bytes.fromhex("63C3")
    assert line.transmit(bytes.fromhex("002A9E9A00")) == bytes.fromhex("6982")


@pytest.mark.parametrize("name", ["maria-other-key", "rui-other-key"])
def test_one_persons_text_with_anothers_key_is_not_asked_for_a_pin(name: str) -> None:
    card = specimen_card(name)
    holder = holder_of(card)
    with pytest.raises(PinRefusedError) as caught:
        ask(CountedLine(card), card.atr, KNOWN_CARDS, Person(holder.number_kind, holder.number))
    assert caught.value.problem is PinProblem.PROOF_FAILED


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
