"""A card's key is its holder's own: whose certificate it is, told apart exactly in every family."""

import pytest
from msgspec.structs import replace

from citizenspot.eid.authentication.card_authentication import CardAuthentication
from citizenspot.eid.card_channel import CardChannel
from citizenspot.eid.card_events import CardHolder
from citizenspot.eid.card_profile import CardProfile, Reading
from citizenspot.eid.certificate_subject import CertificateSubject, read_subject
from citizenspot.eid.known_cards import KNOWN_CARDS
from citizenspot.eid.pin.pin_status import PinProblem
from tests.eid.authentication.proving import proof_desk
from tests.eid.benches import TODAY
from training.cards.emulated_card import emulate
from training.cards.specimen import find_specimen

SPECIMENS = {
    "be.eid": "eva",
    "ee.eid.idemia": "mari",
    "ee.eid.thales": "juhan",
    "lv.eid": "liga",
    "fi.eid.v4": "aino",
    "fi.eid.v3": "onni",
    "piv": "sam",
}
NUMBERED = [family for family in SPECIMENS if family != "piv"]


def profile_of(family: str) -> CardProfile:
    return next(each for each in KNOWN_CARDS if each.family == family)


def card_of(family: str) -> tuple[CardAuthentication, CertificateSubject, CardHolder]:
    """Return how a virtual card of a family signs, whom its certificate names, and its holder."""
    profile = profile_of(family)
    channel = CardChannel(emulate(find_specimen(SPECIMENS[family]), TODAY).answer)
    assert profile.authentication is not None
    assert profile.select(channel)
    holder = profile.read(channel, Reading(today=lambda: TODAY)).holder
    profile.select(channel)
    certificate = profile.authentication.certificate(channel)
    return profile.authentication, read_subject(certificate, "certificate"), holder


def test_every_family_with_a_pin_has_a_card_here() -> None:
    with_pin = {each.family for each in KNOWN_CARDS if each.authentication is not None}
    assert set(SPECIMENS) <= with_pin


@pytest.mark.parametrize("family", SPECIMENS)
def test_the_certificate_of_a_genuine_card_names_its_holder(family: str) -> None:
    authentication, subject, holder = card_of(family)
    assert authentication.names(subject, holder)


@pytest.mark.parametrize("family", NUMBERED)
def test_a_certificate_of_another_number_is_another_persons(family: str) -> None:
    authentication, subject, holder = card_of(family)
    serial = subject.serial_number
    other_digit = "1" if serial[-1] != "1" else "2"
    others = [
        serial[:-1] + other_digit,
        serial + "0",
        serial[:-1],
        "0" + serial,
        f"PNOXX-{holder.number}",
        "",
    ]
    for other in others:
        assert not authentication.names(replace(subject, serial_number=other), holder), other


@pytest.mark.parametrize("family", NUMBERED)
def test_a_holder_without_a_number_is_nobodys(family: str) -> None:
    authentication, subject, holder = card_of(family)
    nobody = replace(holder, number="")
    assert not authentication.names(replace(subject, serial_number=""), nobody)
    assert not authentication.names(subject, nobody)


def test_a_piv_certificate_of_another_name_is_another_persons() -> None:
    authentication, subject, holder = card_of("piv")
    assert not authentication.names(replace(subject, common_name="Someone Else"), holder)
    assert not authentication.names(replace(subject, family_name="Else"), holder)


def test_a_belgian_chip_with_anothers_key_is_not_asked_for_its_pin() -> None:
    with proof_desk() as desk:
        asked = desk.ask("eva-other-key")
        assert asked.problem is PinProblem.PROOF_FAILED
        assert len(desk.type(asked, "1234")) == 0
