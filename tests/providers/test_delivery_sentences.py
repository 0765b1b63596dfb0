"""Every state of a delivery, and every reason for it, has its sentence on both screens."""

import pytest

from citizenspot.providers.connector import NotSentReason, UnknownReason
from citizenspot.providers.delivery_sentences import sentences
from citizenspot.providers.held import HeldReason
from citizenspot.providers.report import NOT_FOUND
from citizenspot.visit.words import DeliveryState

REASONS = [
    *((DeliveryState.QUEUED, each.value) for each in NotSentReason),
    *((DeliveryState.UNKNOWN, each.value) for each in UnknownReason),
    *((DeliveryState.QUEUED, each.value) for each in HeldReason),
    (DeliveryState.UNKNOWN, NOT_FOUND),
]


@pytest.mark.parametrize(("state", "reason"), REASONS)
def test_each_reason_has_a_sentence_of_its_own(state: DeliveryState, reason: str) -> None:
    said = sentences(state, reason)
    others = [sentences(*each).mediator for each in REASONS if each != (state, reason)]
    assert said.mediator not in others
    assert said.mediator != sentences(state).mediator
    assert said.citizen.endswith(".")


def test_no_two_reasons_share_a_name() -> None:
    names = [reason for _, reason in REASONS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("state", DeliveryState)
def test_each_state_has_both_sentences_without_any_reason(state: DeliveryState) -> None:
    said = sentences(state)
    assert said.mediator
    assert said.citizen


@pytest.mark.parametrize("reason", ["web_page", "empty", "server_error"])
def test_what_is_not_known_is_never_called_failed_or_sent(reason: str) -> None:
    said = sentences(DeliveryState.UNKNOWN, reason)
    assert "found out" in said.mediator
    assert "fail" not in said.mediator.lower()
    assert said.citizen == sentences(DeliveryState.UNKNOWN).citizen


def test_a_settled_delivery_does_not_speak_of_what_went_before() -> None:
    for state in (DeliveryState.ACCEPTED, DeliveryState.REFUSED, DeliveryState.WITHDRAWN):
        assert sentences(state, "web_page") == sentences(state)


def test_a_reason_nobody_knows_falls_back_to_the_state() -> None:
    assert sentences(DeliveryState.UNKNOWN, "?") == sentences(DeliveryState.UNKNOWN)
