"""Laws that hold for every visit, whatever anyone does in it; `./test laws` is the long form."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from citizenspot.desk.history import Payload
from citizenspot.visit.refusals import SENTENCES, Refusal
from tests.visit.any_receipts import AnyReceipts
from tests.visit.any_visit import AnyVisit
from tests.visit.story import Story


@pytest.mark.parametrize(("machine", "examples"), [(AnyVisit, 40), (AnyReceipts, 10)])
def test_the_laws_hold_in_any_visit(machine: type[RuleBasedStateMachine], examples: int) -> None:
    run_state_machine_as_test(
        machine, settings=settings(max_examples=examples, stateful_step_count=60, deadline=None)
    )


def test_every_refusal_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Refusal)


@given(st.sampled_from(["check", "send", "rate"]))
def test_what_is_journalled_is_read_back_the_same(step: str) -> None:
    for happened in Story().told_until(step).history:
        written = msgspec.json.encode(Payload(happened.event, happened.assisted))
        assert msgspec.json.decode(written, type=Payload).event == happened.event
