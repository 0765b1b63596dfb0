"""A lane that leaves its provider alone says so, and waits for what a person decides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from citizenspot.providers.backoff import Pace
from citizenspot.providers.connector import NotSent, NotSentReason, Refused, Sent
from citizenspot.providers.decisions import settle
from citizenspot.providers.scripted import ScriptedConnector
from citizenspot.providers.sender import OutboxSender
from tests.providers.desk import Desk
from tests.providers.made_up import after, delivery, renewal
from tests.training.town.running import RENEWALS

UNREACHABLE = NotSent(NotSentReason.UNREACHABLE)
REFUSED = Refused("Falta um documento.", "papers")


@pytest.fixture
def desk() -> Desk:
    return Desk()


@contextmanager
def sending(desk: Desk, pace: Pace, *script: Sent) -> Iterator[OutboxSender]:
    connector = ScriptedConnector(script, name="rest")
    sender = OutboxSender({RENEWALS: connector}, desk.surroundings(pace))
    sender.start()
    yield sender
    assert sender.close()


def test_the_desk_hears_until_when_a_provider_is_left_alone_and_that_it_is_not_any_more(
    desk: Desk,
) -> None:
    pace = Pace(first_s=0.001, longest_s=3_600, failures_before_rest=2, rest_s=600)
    begun = datetime.now(UTC)
    with sending(desk, pace, UNREACHABLE, UNREACHABLE) as sender:
        sender.put(delivery())
        desk.wait_until(lambda desk: desk.states(delivery().key).count("queued") == 2)
        [(provider, until)] = desk.rests
        assert provider == RENEWALS
        assert until is not None
        assert until > begun + timedelta(seconds=300)
        sender.retry_now(delivery().key)
        desk.wait_for(delivery().key, "accepted")
    assert desk.rests[1:] == [(RENEWALS, None)]


def test_a_provider_that_answers_is_never_left_alone_whatever_it_says(desk: Desk) -> None:
    pace = Pace(first_s=0.001, longest_s=3_600, failures_before_rest=1, rest_s=600)
    with sending(desk, pace, REFUSED, REFUSED) as sender:
        for number in range(3):
            sender.put(delivery(renewal(number), created_at=after(number)))
        desk.wait_for(renewal(2).key, "accepted")
    assert desk.rests == []


def test_what_follows_in_a_case_waits_while_a_person_decides_about_what_was_before_it(
    desk: Desk,
) -> None:
    first, second = (
        delivery(renewal(number), case="one", created_at=after(number)) for number in (1, 2)
    )
    other = delivery(renewal(3), case="another", created_at=after(3))
    with sending(desk, Pace(first_s=3_600, longest_s=3_600), UNREACHABLE) as sender:
        sender.put(first)
        desk.wait_for(first.key, "queued")
        taken = sender.take_back(first.key)
        assert taken is not None
        sender.put(second)
        sender.put(other)
        desk.wait_for(other.key, "accepted")
        assert desk.states(second.key) == []
        decided = settle(taken, "withdraw", after(4))
        sender.put(decided)
        desk.wait_for(second.key, "accepted")
