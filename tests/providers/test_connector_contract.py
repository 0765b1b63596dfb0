"""What every connector promises, shown on the fake and on the real ones against the town."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Protocol

import pytest

from citizenspot.providers.access import Access
from citizenspot.providers.asking import Patience
from citizenspot.providers.connector import (
    Accepted,
    Connector,
    NotFound,
    NotSent,
    NotSentReason,
    OutcomeUnknown,
    Refused,
    Submission,
    UnknownReason,
)
from citizenspot.providers.exchange import Limits
from citizenspot.providers.open311 import Open311Connector
from citizenspot.providers.rest import RestConnector
from citizenspot.providers.scripted import ScriptedConnector
from kiosk_config.settings import PracticeProvider
from tests.providers.made_up import renewal, street_fault
from tests.training.town.running import RENEWALS, WORKS
from training.town.faults import Fault, FaultKind
from training.town.ledger import Outcome
from training.town.process import TownProcess

LIMITS = Limits(connect_s=2, whole_s=0.6, answer_bytes=1024 * 1024)
PATIENCE = Patience(attempts=2, first_wait_s=0.01, longest_wait_s=0.01)


def long_ago() -> datetime:
    return datetime.now(UTC) - timedelta(minutes=5)


class Rig(Protocol):
    """A connector with a provider behind it that can be told how to behave."""

    connector: Connector

    def submission(self, number: int = 1) -> Submission: ...
    def lose_the_next_answer(self) -> None: ...
    def refuse_the_next(self) -> None: ...
    def be_busy_once(self) -> None: ...
    def taken(self, key: str) -> int: ...


class ScriptedRig:
    def __init__(self, *, repeats_safely: bool) -> None:
        self.scripted = ScriptedConnector(repeats_safely=repeats_safely)
        self.connector: Connector = self.scripted

    def submission(self, number: int = 1) -> Submission:
        return renewal(number)

    def lose_the_next_answer(self) -> None:
        self.scripted.lose_the_next_answer()

    def refuse_the_next(self) -> None:
        self.scripted.will(Refused("O pedido não cumpre as condições.", "refused"))

    def be_busy_once(self) -> None:
        self.scripted.will(NotSent(NotSentReason.BUSY, retry_after_s=1))

    def taken(self, key: str) -> int:
        return [each for each, outcome in self.scripted.taken].count(key)


class TownRig:
    def __init__(self, town: TownProcess, settings: PracticeProvider) -> None:
        self.town = town
        access = Access(settings, lambda _: None)
        self.is_rest = settings.connector == "rest"
        kind = RestConnector if self.is_rest else Open311Connector
        self.connector: Connector = kind(access, LIMITS, PATIENCE)
        self.provider = RENEWALS if self.is_rest else WORKS

    def submission(self, number: int = 1) -> Submission:
        return renewal(number) if self.is_rest else street_fault(number)

    def plan(self, *kinds: FaultKind) -> None:
        self.town.plan(self.provider, [Fault(kind, milliseconds=1500) for kind in kinds])

    def lose_the_next_answer(self) -> None:
        self.plan(FaultKind.LOSE_ANSWER)

    def refuse_the_next(self) -> None:
        self.plan(FaultKind.REFUSE)

    def be_busy_once(self) -> None:
        self.plan(FaultKind.BUSY)

    def taken(self, key: str) -> int:
        received = self.town.received()
        return [each.key for each in received if each.outcome is Outcome.TAKEN].count(key)


@pytest.fixture(params=["scripted", "scripted, not repeatable", "rest", "open311"])
def rig(request: pytest.FixtureRequest) -> Iterator[Rig]:
    made: Rig
    if request.param.startswith("scripted"):
        made = ScriptedRig(repeats_safely=request.param == "scripted")
    else:
        made = town_rig(request, request.param)
    yield made
    made.connector.close()


def town_rig(request: pytest.FixtureRequest, kind: str) -> TownRig:
    town: TownProcess = request.getfixturevalue("town")
    providers: Mapping[str, PracticeProvider] = request.getfixturevalue("providers")
    return TownRig(town, next(each for each in providers.values() if each.connector == kind))


@pytest.fixture(params=["rest", "open311"])
def real(request: pytest.FixtureRequest) -> Iterator[TownRig]:
    made = town_rig(request, request.param)
    yield made
    made.connector.close()


def test_a_taken_submission_has_the_providers_reference(rig: Rig) -> None:
    sent = rig.connector.submit(rig.submission())
    assert isinstance(sent, Accepted)
    assert sent.reference.startswith("P-")
    assert rig.taken(rig.submission().key) == 1


def test_two_submissions_have_two_references(rig: Rig) -> None:
    first = rig.connector.submit(rig.submission(1))
    second = rig.connector.submit(rig.submission(2))
    assert isinstance(first, Accepted)
    assert isinstance(second, Accepted)
    assert first.reference != second.reference


def test_a_refusal_brings_the_providers_own_words(rig: Rig) -> None:
    rig.refuse_the_next()
    sent = rig.connector.submit(rig.submission())
    assert isinstance(sent, Refused)
    assert sent.reason
    assert rig.taken(rig.submission().key) in {0, 1}


def test_a_busy_provider_has_taken_nothing_and_says_when_to_come_back(rig: Rig) -> None:
    rig.be_busy_once()
    assert rig.connector.submit(rig.submission()) == NotSent(NotSentReason.BUSY, retry_after_s=1)
    assert rig.connector.find(rig.submission(), long_ago()) == NotFound()


def test_what_was_never_sent_is_not_found(rig: Rig) -> None:
    rig.connector.submit(rig.submission(1))
    assert rig.connector.find(rig.submission(2), long_ago()) == NotFound()


def test_a_lost_answer_is_unknown_and_found_by_asking(rig: Rig) -> None:
    rig.lose_the_next_answer()
    sent = rig.connector.submit(rig.submission())
    assert sent == OutcomeUnknown(UnknownReason.CONNECTION_LOST)
    found = rig.connector.find(rig.submission(), long_ago())
    assert isinstance(found, Accepted)
    assert found.reference.startswith("P-")


def test_asking_changes_nothing(rig: Rig) -> None:
    rig.connector.submit(rig.submission())
    before = rig.taken(rig.submission().key)
    for _ in range(3):
        rig.connector.find(rig.submission(), long_ago())
    assert rig.taken(rig.submission().key) == before == 1


def test_repeating_is_safe_exactly_where_the_connector_says_so(rig: Rig) -> None:
    rig.lose_the_next_answer()
    rig.connector.submit(rig.submission())
    again = rig.connector.submit(rig.submission())
    assert isinstance(again, Accepted)
    expected = 1 if rig.connector.repeats_safely else 2
    assert rig.taken(rig.submission().key) == expected


def test_a_closed_connector_sends_nothing(rig: Rig) -> None:
    rig.connector.close()
    assert rig.connector.submit(rig.submission()) == NotSent(NotSentReason.CLOSING)
    assert rig.taken(rig.submission().key) == 0


UNKNOWN = {
    FaultKind.DOWN: (UnknownReason.SERVER_ERROR, 0),
    FaultKind.HANG_UP: (UnknownReason.CONNECTION_LOST, 0),
    FaultKind.HTML: (UnknownReason.WEB_PAGE, 0),
    FaultKind.ERROR500: (UnknownReason.SERVER_ERROR, 0),
    FaultKind.SLOW: (UnknownReason.NO_ANSWER_IN_TIME, 1),
    FaultKind.LOSE_ANSWER: (UnknownReason.CONNECTION_LOST, 1),
    FaultKind.EMPTY: (UnknownReason.EMPTY, 1),
    FaultKind.CUT_SHORT: (UnknownReason.CUT_SHORT, 1),
    FaultKind.HUGE: (UnknownReason.TOO_LARGE, 1),
}


@pytest.mark.parametrize("kind", UNKNOWN, ids=lambda kind: kind.value)
def test_each_fault_of_the_line_leaves_the_outcome_unknown(real: TownRig, kind: FaultKind) -> None:
    reason, taken = UNKNOWN[kind]
    real.plan(kind)
    assert real.connector.submit(real.submission()) == OutcomeUnknown(reason)
    assert real.taken(real.submission().key) == taken


@pytest.mark.parametrize("kind", UNKNOWN, ids=lambda kind: kind.value)
def test_asking_afterwards_tells_whether_it_was_taken(real: TownRig, kind: FaultKind) -> None:
    real.plan(kind)
    real.connector.submit(real.submission())
    found = real.connector.find(real.submission(), long_ago())
    assert isinstance(found, Accepted) == (UNKNOWN[kind][1] == 1)
    assert isinstance(found, NotFound) == (UNKNOWN[kind][1] == 0)


def test_an_answer_given_twice_counts_once_and_goes_to_nobody_else(real: TownRig) -> None:
    real.plan(FaultKind.ANSWER_TWICE, FaultKind.ANSWER_TWICE)
    first = real.connector.submit(real.submission(1))
    second = real.connector.submit(real.submission(2))
    assert isinstance(first, Accepted)
    assert isinstance(second, Accepted)
    assert first.reference != second.reference


def test_every_fault_of_the_town_is_tried_here() -> None:
    seen = {*UNKNOWN, FaultKind.NORMAL, FaultKind.BUSY, FaultKind.REFUSE, FaultKind.ANSWER_TWICE}
    assert seen | {FaultKind.TOKEN} == {*FaultKind}


def test_a_number_that_comes_later_is_asked_for_under_its_token(
    request: pytest.FixtureRequest,
) -> None:
    rig = town_rig(request, "open311")
    rig.plan(FaultKind.TOKEN)
    sent = rig.connector.submit(rig.submission())
    assert isinstance(sent, Accepted)
    assert sent.reference.startswith("P-OBRAS-")


def test_a_refusal_by_json_names_every_field_that_is_wrong(request: pytest.FixtureRequest) -> None:
    rig = town_rig(request, "rest")
    sent = rig.connector.submit(renewal(1, licence_number="not one"))
    assert isinstance(sent, Refused)
    assert "licence_number" in sent.reason
    assert sent.code == "invalid"


def test_a_report_without_a_place_is_refused_in_words(request: pytest.FixtureRequest) -> None:
    rig = town_rig(request, "open311")
    sent = rig.connector.submit(street_fault(1, address_string=""))
    assert sent == Refused("Falta o local: lat e long, address_string ou address_id.", "400")


def test_the_citizens_words_arrive_as_written(request: pytest.FixtureRequest) -> None:
    rig = town_rig(request, "open311")
    rig.connector.submit(rig.submission())
    body = rig.town.received()[0].body
    assert body["description"] == f"{street_fault().body['description']}\n\n[key-fault-1]"
    assert body["attribute[danger]"] == "false"
