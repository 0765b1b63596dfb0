"""Questions are asked again where the line was bad; submissions never are."""

import pytest

from citizenspot.providers.asking import Patience, ask
from citizenspot.providers.connector import OutcomeUnknown, UnknownReason
from citizenspot.providers.exchange import Answer, Call, Exchange, Limits
from tests.providers.raw_server import answer, hangs_up, raw_server, says

PATIENCE = Patience(attempts=3, first_wait_s=0.01, longest_wait_s=0.01)
LIMITS = Limits(connect_s=1, whole_s=1)


def question(url: str) -> Call:
    return Call("GET", url)


def test_a_bad_line_is_tried_again_until_it_is_better() -> None:
    with raw_server(hangs_up, hangs_up, says(answer("{}"))) as server:
        assert ask(Exchange(LIMITS), question(server.url), PATIENCE) == Answer(200, b"{}")
        assert len(server.connections) == 3


def test_a_line_that_stays_bad_is_left_after_the_last_try() -> None:
    with raw_server(hangs_up) as server:
        asked = ask(Exchange(LIMITS), question(server.url), PATIENCE)
        assert asked == OutcomeUnknown(UnknownReason.CONNECTION_LOST)
        assert len(server.connections) == PATIENCE.attempts


@pytest.mark.parametrize("status", ["200 OK", "404 Not Found", "500 Server Error"])
def test_any_answer_is_an_answer(status: str) -> None:
    with raw_server(says(answer("{}", status))) as server:
        assert isinstance(ask(Exchange(LIMITS), question(server.url), PATIENCE), Answer)
        assert len(server.connections) == 1
