"""The JSON connector against a server that nobody here wrote, and over a line that goes wrong.

Prism answers as the OpenAPI description of the interface says (`counter-interface.yaml`), and says
no to whatever the description does not allow.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from citizenspot.providers.access import Access
from citizenspot.providers.asking import Patience
from citizenspot.providers.connector import (
    Accepted,
    NotSent,
    NotSentReason,
    OutcomeUnknown,
    Refused,
    Sent,
    Submission,
    UnknownReason,
)
from citizenspot.providers.exchange import Limits
from citizenspot.providers.rest import RestConnector
from kiosk_config.settings import PracticeProvider
from tests.providers.made_up import renewal
from tests.rigs.faulty_line import FaultyLine, LineFault, faulty_line
from tests.rigs.prism import prism_serving, skip_without_prism

pytestmark = pytest.mark.real

INTERFACE = Path(__file__).with_name("counter-interface.yaml")
PATIENCE = Patience(attempts=1, first_wait_s=0.01, longest_wait_s=0.01)
LONG, SHORT = 30.0, 0.5
"""Seconds for a whole call: more than any machine needs, and too few for a line that is silent."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    skip_without_prism()
    with prism_serving(INTERFACE) as address:
        yield address


def connector(address: str, whole_s: float = LONG, **query: str) -> RestConnector:
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    settings = PracticeProvider(
        connector="rest", base_url=f"{address}?{asked}", credential="provider"
    )
    limits = Limits(connect_s=LONG, whole_s=whole_s)
    return RestConnector(Access(settings, lambda _: "secret"), limits, PATIENCE)


def sent(way: RestConnector, submission: Submission | None = None) -> Sent:
    try:
        return way.submit(submission or renewal())
    finally:
        way.close()


TAKEN = Accepted("IMT-2026-7", "2026-12-03")


def test_what_we_send_is_what_the_description_allows(server: str) -> None:
    assert sent(connector(server, __code="201")) == TAKEN


def test_what_it_does_not_allow_is_refused_and_not_taken(server: str) -> None:
    wrong = msgspec.structs.replace(renewal(), body={"licence_number": "none"})
    assert isinstance(sent(connector(server, __code="201"), wrong), Refused)


@pytest.mark.parametrize(
    ("code", "means"),
    [
        ("401", NotSent(NotSentReason.CREDENTIAL_REFUSED)),
        ("409", OutcomeUnknown(UnknownReason.STILL_WORKING)),
        ("429", NotSent(NotSentReason.BUSY)),
        ("500", OutcomeUnknown(UnknownReason.SERVER_ERROR)),
        ("503", NotSent(NotSentReason.BUSY, retry_after_s=5)),
    ],
)
def test_each_of_its_errors_means_what_the_guide_says(server: str, code: str, means: Sent) -> None:
    assert sent(connector(server, __code=code)) == means


def test_a_refusal_brings_its_words(server: str) -> None:
    refused = sent(connector(server, __code="422"))
    assert isinstance(refused, Refused)
    assert "The certificate has expired" in refused.reason


def test_what_became_of_a_key_is_found(server: str) -> None:
    way = connector(server)
    assert way.find(renewal(), datetime.now(UTC)) == Accepted("IMT-2026-7")
    way.close()


@pytest.fixture
def line(server: str) -> Iterator[FaultyLine]:
    with faulty_line(server) as made:
        yield made


def test_a_late_answer_is_still_an_answer(line: FaultyLine) -> None:
    line.will(LineFault("late", seconds=0.05))
    assert sent(connector(line.url, __code="201")) == TAKEN


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (LineFault("reset"), UnknownReason.CONNECTION_LOST),
        (LineFault("reset after it arrived"), UnknownReason.CONNECTION_LOST),
        (LineFault("half", bytes=9), UnknownReason.CONNECTION_LOST),
        (LineFault("half", bytes=-10), UnknownReason.CUT_SHORT),
    ],
    ids=["reset", "reset after it arrived", "half a status line", "half a body"],
)
def test_a_line_that_breaks_leaves_it_unknown(
    line: FaultyLine, fault: LineFault, why: UnknownReason
) -> None:
    line.will(fault)
    assert sent(connector(line.url, __code="201")) == OutcomeUnknown(why)


@pytest.mark.parametrize(
    "fault",
    [LineFault("late", seconds=60), LineFault("silent", seconds=60), LineFault("slow", seconds=60)],
    ids=["late", "black hole", "drops"],
)
def test_a_line_that_is_too_slow_leaves_it_unknown(line: FaultyLine, fault: LineFault) -> None:
    line.will(fault)
    assert sent(connector(line.url, SHORT, __code="201")) == OutcomeUnknown(
        UnknownReason.NO_ANSWER_IN_TIME
    )


def test_a_line_that_is_cut_proves_that_nothing_was_sent(line: FaultyLine) -> None:
    line.cut()
    assert sent(connector(line.url, __code="201")) == NotSent(NotSentReason.UNREACHABLE)
    line.mend()
    assert sent(connector(line.url, __code="201")) == TAKEN
