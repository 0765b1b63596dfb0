"""The outbox's laws, for every order in which lines fail, desks crash and people decide."""

from datetime import timedelta

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from citizenspot.providers import outbox
from citizenspot.providers.backoff import Pace
from citizenspot.providers.connector import (
    Accepted,
    Asked,
    NotFound,
    NotSent,
    NotSentReason,
    OutcomeUnknown,
    Refused,
    Sent,
    UnknownReason,
)
from citizenspot.providers.decisions import settle
from citizenspot.providers.outbox import Find, Send
from citizenspot.visit.words import DeliveryState
from tests.providers.made_up import NOON, delivery

PACE = Pace(first_s=2, longest_s=60)

NO_PROOF = st.builds(OutcomeUnknown, st.sampled_from(UnknownReason))
PROOF = st.builds(NotSent, st.sampled_from(NotSentReason), st.integers(0, 10**6))
ANSWERS: st.SearchStrategy[Accepted | Refused] = st.one_of(
    st.builds(Accepted, st.just("P-1")), st.builds(Refused, st.just("não"))
)
JITTER = st.floats(0, 1, exclude_max=True)


class OneDelivery(RuleBasedStateMachine):
    """One delivery, the provider it goes to, and a desk that may die at any moment."""

    steps = 0
    """How many changes were recorded by all machines, for who counts."""

    @initialize(repeats_safely=st.booleans())
    def begin(self, *, repeats_safely: bool) -> None:
        self.repeats_safely = repeats_safely
        self.now = NOON
        self.durable = delivery()
        self.seen = [outbox.state_of(self.durable)]
        self.may_have_arrived = False

    def record(self, changed: object) -> None:
        assert isinstance(changed, type(self.durable))
        assert changed.key == self.durable.key
        assert changed.body == self.durable.body
        type(self).steps += 1
        self.durable = changed
        self.seen.append(outbox.state_of(changed))

    def act(self) -> outbox.Act:
        return outbox.next_act(
            self.durable, self.now, repeats_safely=self.repeats_safely, pace=PACE
        )

    @precondition(lambda self: isinstance(self.act(), Send))
    @rule(
        result=st.one_of(NO_PROOF, PROOF, ANSWERS),
        jitter=JITTER,
        dies=st.sampled_from(["before the call", "in the call", "after it", "not"]),
    )
    def send(self, result: Sent, jitter: float, dies: str) -> None:
        # The law: what may have arrived is never sent to a provider that would do it twice.
        assert self.repeats_safely or not self.may_have_arrived
        self.record(outbox.begun(self.durable))
        if dies == "before the call":
            return
        self.may_have_arrived = self.may_have_arrived or not isinstance(result, NotSent)
        if dies == "not":
            self.record(
                outbox.after_sending(self.durable, result, self.now, jitter=jitter, pace=PACE)
            )

    @precondition(lambda self: isinstance(self.act(), Find))
    @rule(result=st.one_of(NO_PROOF, PROOF, ANSWERS, st.just(NotFound())), jitter=JITTER)
    def find(self, result: Asked, jitter: float) -> None:
        assert not self.repeats_safely
        changed = outbox.after_asking(self.durable, result, self.now, jitter=jitter, pace=PACE)
        self.record(changed)

    @precondition(lambda self: outbox.awaits_a_person(self.durable))
    @rule(decision=st.sampled_from(["send_again", "withdraw", "arrived"]))
    def decide(self, decision: str) -> None:
        self.record(settle(self.durable, decision, self.now, "R-1"))  # type: ignore[arg-type]
        if decision == "send_again":
            # The person has made sure that it did not arrive.
            self.may_have_arrived = False

    @rule(seconds=st.integers(-3600, 3600))
    def time_passes_or_the_clock_is_set(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule()
    def somebody_is_impatient(self) -> None:
        if not outbox.is_settled(self.durable):
            self.durable = outbox.hurried(self.durable)

    @invariant()
    def what_is_settled_stays_so(self) -> None:
        settled = [state for state in self.seen if state in outbox.SETTLED]
        assert len(settled) <= 1
        assert not settled or self.seen[-1] is settled[0]

    @invariant()
    def nothing_that_may_have_arrived_counts_as_unsent(self) -> None:
        is_queued = outbox.state_of(self.durable) is DeliveryState.QUEUED
        assert not (is_queued and self.may_have_arrived)

    @invariant()
    def it_is_never_forgotten(self) -> None:
        act = self.act()
        if isinstance(act, outbox.Wait):
            assert act.until - self.now <= PACE.longest
        if isinstance(act, outbox.AskAPerson):
            assert outbox.awaits_a_person(self.durable)
        if isinstance(act, outbox.Nothing):
            assert outbox.is_settled(self.durable)

    @invariant()
    def it_survives_being_written_down(self) -> None:
        kind = type(self.durable)
        assert msgspec.json.decode(msgspec.json.encode(self.durable), type=kind) == self.durable


OneDelivery.TestCase.settings = settings(max_examples=150, stateful_step_count=25)
TestOneDelivery = OneDelivery.TestCase
