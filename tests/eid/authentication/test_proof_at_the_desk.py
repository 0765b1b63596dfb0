"""Asking for a PIN, and what becomes of it: each story on a virtual card."""

import pytest

from citizenspot.eid.card_events import (
    CardFailed,
    CardState,
    Check,
    PinAsked,
    VerificationOutcome,
)
from citizenspot.eid.pin.pin_status import PinProblem
from citizenspot.eid.pin.secret_pin import SecretPin
from citizenspot.eid.trust.chain_question import NoTrust
from tests.eid.authentication.proving import proof_desk

KEY_CARDS = [("mari", "1234"), ("juhan", "1234"), ("liga", "1234"), ("aino", "1234"),
             ("onni", "1234"), ("sam", "123456"), ("rsa-sam", "123456"),
             ("eva", "1234"), ("maria", "1234"), ("rui", "1234")]  # fmt: skip


@pytest.mark.parametrize(("name", "pin"), KEY_CARDS)
def test_the_right_pin_lets_the_card_prove_its_holder(name: str, pin: str) -> None:
    with proof_desk() as desk:
        asked = desk.ask(name)
        assert asked.problem is None
        assert asked.tries_left in {3, 5}
        desk.type(asked, pin)
        verification = desk.proved().verification
        assert Check.CHIP in verification.checked
        assert verification.outcome is VerificationOutcome.VERIFIED


def test_an_older_belgian_card_does_not_tell_its_tries_and_proves_its_holder_with_rsa() -> None:
    with proof_desk() as desk:
        asked = desk.ask("bram")
        assert (asked.tries_left, asked.problem) == (None, None)
        desk.type(asked, "9999")
        again = desk.heard.wait_for(PinAsked)
        assert (again.problem, again.tries_left) == (PinProblem.WRONG, 2)
        desk.type(again, "1234")
        assert desk.proved().verification.outcome is VerificationOutcome.VERIFIED


def test_a_proof_by_a_card_whose_issuer_nobody_installed_is_not_called_verified() -> None:
    with proof_desk(NoTrust()) as desk:
        desk.type(desk.ask("mari"), "1234")
        verification = desk.proved().verification
        assert verification.outcome is VerificationOutcome.NOT_CHECKED
        assert verification.unchecked == (Check.CERTIFICATE_CHAIN, Check.REVOCATION)


@pytest.mark.parametrize("name", [name for name, _ in KEY_CARDS])
def test_a_wrong_pin_says_how_many_tries_are_left_and_can_be_tried_again(name: str) -> None:
    with proof_desk() as desk:
        first = desk.ask(name)
        desk.type(first, "9" * first.shortest)
        again = desk.heard.wait_for(PinAsked)
        assert again.problem is PinProblem.WRONG
        assert first.tries_left is not None
        assert again.tries_left == first.tries_left - 1
        desk.type(again, "123456" if "sam" in name else "1234")
        desk.proved()


def test_a_pin_is_wiped_once_the_card_has_answered() -> None:
    with proof_desk() as desk:
        pin = desk.type(desk.ask("mari"), "1234")
        desk.proved()
        assert len(pin) == 0


def test_the_last_try_needs_a_second_yes() -> None:
    with proof_desk() as desk:
        asked = desk.ask("mari-last-try")
        assert asked.tries_left == 1
        refused = desk.type(asked, "1234")
        assert len(refused) == 0
        desk.worker.allow_last_try(asked.request)
        desk.type(asked, "1234")
        desk.proved()


def test_a_last_try_that_fails_says_that_the_card_is_blocked() -> None:
    with proof_desk() as desk:
        asked = desk.ask("mari-last-try")
        desk.worker.allow_last_try(asked.request)
        desk.type(asked, "0000")
        blocked = desk.heard.wait_for(PinAsked)
        assert (blocked.problem, blocked.tries_left) == (PinProblem.BLOCKED, 0)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("mari-blocked", PinProblem.BLOCKED),
        ("juhan-as-sent", PinProblem.MUST_BE_CHANGED),
        ("sam-not-activated", PinProblem.NOT_ACTIVATED),
        ("maria-blocked", PinProblem.BLOCKED),
    ],
)
def test_a_pin_that_cannot_be_used_is_not_asked_for(name: str, problem: PinProblem) -> None:
    with proof_desk() as desk:
        asked = desk.ask(name)
        assert asked.problem is problem
        assert len(desk.type(asked, "1234")) == 0


def test_a_pin_of_the_wrong_length_spends_no_try() -> None:
    with proof_desk() as desk:
        desk.type(desk.ask("sam"), "1234")
        again = desk.heard.wait_for(PinAsked)
        assert (again.problem, again.tries_left) == (PinProblem.WRONG_LENGTH, 3)


def test_another_persons_card_is_not_asked_for_its_pin() -> None:
    with proof_desk() as desk:
        mari = desk.identify("mari")
        desk.readers.insert("juhan")
        desk.worker.ask_for_proof(mari)
        assert desk.heard.wait_for(CardFailed).state is CardState.OTHER_PERSON
        desk.readers.insert("mari")
        desk.type(desk.heard.wait_for(PinAsked), "1234")
        desk.proved()


def test_a_pin_for_an_earlier_question_is_wiped_and_not_used() -> None:
    with proof_desk() as desk:
        asked = desk.ask("mari")
        desk.readers.insert("mari")
        again = desk.heard.wait_for(PinAsked)
        late = desk.type(asked, "1234")
        assert len(late) == 0
        assert again.request != asked.request


def test_a_wish_taken_back_wipes_what_was_entered_and_asks_no_more() -> None:
    with proof_desk() as desk:
        asked = desk.ask("mari")
        desk.worker.cancel()
        assert len(desk.type(asked, "1234")) == 0


def test_a_closed_worker_wipes_a_pin() -> None:
    with proof_desk() as desk:
        asked = desk.ask("mari")
        desk.worker.close()
        pin = SecretPin(bytearray(b"1234"))
        desk.worker.enter_pin(asked.request, pin)
        assert len(pin) == 0
