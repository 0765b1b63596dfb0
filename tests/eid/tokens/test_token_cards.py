"""A card that no profile knows, through a PKCS#11 module in a process of its own."""

from pathlib import Path

import pytest

from citizenspot.eid.authentication.proof import Person
from citizenspot.eid.card_events import (
    CardFailed,
    CardProved,
    CardState,
    Check,
    PinAsked,
    VerificationOutcome,
)
from citizenspot.eid.known_cards import KNOWN_CARDS
from citizenspot.eid.pcsc_readers import PcscReaders
from citizenspot.eid.pin.pin_status import PinProblem
from citizenspot.eid.pin.secret_pin import SecretPin
from citizenspot.eid.tokens.token_cards import TokenCards
from tests.eid.authentication.proving import ProofDesk
from tests.eid.listener import listened
from tests.eid.tokens.token_desk import (
    certificate_for,
    elliptic_key,
    rsa_key,
    token_desk,
    token_line,
)
from tests.rigs.pcscd import PcscdRig
from tests.rigs.softhsm import SoftHsm

pytestmark = pytest.mark.real

OPENSC = Path("/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so")
NUMBER = "PNOXX-00000000"


def test_the_certificate_names_the_holder_and_raises_nothing_above_a_card_that_was_read(
    softhsm: SoftHsm,
) -> None:
    binding, key = elliptic_key(), elliptic_key()
    softhsm.hold(1, binding, certificate_for(binding, "content_commitment"))
    softhsm.hold(2, key, certificate_for(key, "digital_signature", serial_number=NUMBER))
    with token_desk(token_line(softhsm.module, softhsm.environment)) as desk:
        desk.readers.insert("bank-card")
        desk.worker.read()
        read = desk.heard.wait_for_card()
        holder = read.holder
        assert (holder.family_name, holder.given_names) == ("Espécime", "Token")
        assert (holder.number_kind, holder.number) == ("pkcs11.subject", NUMBER)
        assert read.verification.outcome is VerificationOutcome.NOT_CHECKED
        assert Check.CHIP in read.verification.unchecked


def test_a_wrong_pin_is_told_and_the_right_one_proves_with_either_kind_of_key(
    softhsm: SoftHsm, tmp_path: Path
) -> None:
    second = tmp_path / "second"
    second.mkdir()
    for token, key in ((softhsm, elliptic_key()), (SoftHsm(second), rsa_key())):
        token.hold(1, key, certificate_for(key, "digital_signature", serial_number=NUMBER))
        with token_desk(token_line(token.module, token.environment)) as desk:
            asked = desk.ask("bank-card")
            assert (asked.tries_left, asked.problem) == (None, None)
            pin = desk.type(asked, "4321")
            wrong = desk.heard.wait_for(PinAsked)
            assert wrong.problem is PinProblem.WRONG
            assert len(pin) == 0
            desk.type(wrong, "1234")
            verification = desk.proved().verification
            assert verification.checked == (Check.CHIP,)
            assert verification.outcome is VerificationOutcome.NOT_CHECKED


def test_a_token_without_a_certificate_for_authentication_is_an_unknown_card(
    softhsm: SoftHsm,
) -> None:
    key = elliptic_key()
    softhsm.hold(1, key, certificate_for(key, "digital_signature", is_authority=True))
    with token_desk(token_line(softhsm.module, softhsm.environment)) as desk:
        assert _failure(desk) is CardState.UNKNOWN_CARD


def test_a_module_that_is_not_there_costs_the_read_of_that_card_only() -> None:
    with token_desk(token_line("/nowhere.so", {})) as desk:
        assert _failure(desk) is CardState.COMMUNICATION_ERROR
        desk.worker.cancel()
        assert desk.identify("maria").number_kind == "pt.nic"


@pytest.mark.skipif(not OPENSC.exists(), reason="no OpenSC here: install the package opensc")
def test_openscs_module_proves_the_holder_of_a_card_over_the_real_reader_service(
    pcscd: PcscdRig,
) -> None:
    without_piv = [each for each in KNOWN_CARDS if each.family != "piv"]
    way = TokenCards(token_line(str(OPENSC), pcscd.environment))
    with listened(PcscReaders(), other_ways=[way], profiles=without_piv) as (worker, heard):
        pcscd.insert("sam")
        worker.read()
        holder = heard.wait_for_card().holder
        assert (holder.card_family, holder.family_name) == ("pkcs11", "Sam Sample")
        worker.ask_for_proof(Person(holder.number_kind, holder.number))
        asked = heard.wait_for(PinAsked)
        worker.enter_pin(asked.request, SecretPin(bytearray(b"123456")))
        event = heard.wait_for(CardProved, PinAsked, CardFailed)
        assert isinstance(event, CardProved), event
        assert event.verification.checked == (Check.CHIP,)


def _failure(desk: ProofDesk) -> CardState:
    desk.readers.insert("bank-card")
    desk.worker.read()
    return desk.heard.wait_for(CardFailed).state
