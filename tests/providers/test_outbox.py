"""The outbox's policy, told as what happens to one delivery or a few."""

import msgspec
import pytest

from citizenspot.journal.entries import Delivery
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
from citizenspot.providers.decisions import Decision, NotOpenToDecisionError, settle
from citizenspot.providers.held import Held, HeldReason
from citizenspot.providers.outbox import AskAPerson, Find, Nothing, Send, Turn, Wait, choose
from citizenspot.providers.outbox import last_result as last
from citizenspot.providers.report import DeliveryReport
from citizenspot.visit.words import DeliveryState
from tests.providers.made_up import NOON, after, delivery, renewal

PACE = Pace(first_s=2, longest_s=600)
LOST = OutcomeUnknown(UnknownReason.CONNECTION_LOST)
UNREACHABLE = NotSent(NotSentReason.UNREACHABLE)
TAKEN = Accepted("P-IMT-2026-000001", "2026-12-03")


def act(each: Delivery, *, seconds: float = 0, repeats_safely: bool = True) -> outbox.Act:
    return outbox.next_act(each, after(seconds), repeats_safely=repeats_safely, pace=PACE)


def sent(each: Delivery, result: Sent, *, jitter: float = 0.5) -> Delivery:
    """Send a delivery at noon, with this result."""
    begun = outbox.begun(each)
    return outbox.after_sending(begun, result, NOON, jitter=jitter, pace=PACE)


def asked(each: Delivery, result: Asked) -> Delivery:
    return outbox.after_asking(each, result, NOON, jitter=0.5, pace=PACE)


def test_a_new_delivery_is_sent_at_once() -> None:
    assert act(delivery()) == Send()


def test_before_the_call_it_is_durable_as_sending_under_its_old_key() -> None:
    begun = outbox.begun(delivery())
    assert (begun.key, begun.state, begun.attempts) == (delivery().key, "sending", 1)
    assert begun.next_at is None
    assert begun.body == delivery().body


@pytest.mark.parametrize(
    ("result", "state"),
    [(TAKEN, DeliveryState.ACCEPTED), (Refused("Não", "x"), DeliveryState.REFUSED)],
)
def test_yes_and_no_end_it(result: Sent, state: DeliveryState) -> None:
    settled = sent(delivery(), result)
    assert outbox.state_of(settled) is state
    assert last(settled) == result
    assert act(settled, seconds=10_000) == Nothing()


@pytest.mark.parametrize("repeats_safely", [True, False])
def test_what_was_certainly_not_sent_is_sent_later(*, repeats_safely: bool) -> None:
    waiting = sent(delivery(), UNREACHABLE)
    assert outbox.state_of(waiting) is DeliveryState.QUEUED
    assert act(waiting, repeats_safely=repeats_safely) == Wait(after(1))
    assert act(waiting, seconds=1, repeats_safely=repeats_safely) == Send()


def test_a_provider_that_keeps_keys_is_sent_an_unknown_one_again() -> None:
    unknown = sent(delivery(), LOST)
    assert outbox.state_of(unknown) is DeliveryState.UNKNOWN
    assert act(unknown) == Wait(after(1))
    assert act(unknown, seconds=1, repeats_safely=True) == Send()


def test_a_provider_without_keys_is_asked_before_anything_is_sent_again() -> None:
    unknown = sent(delivery(), LOST)
    assert act(unknown, seconds=1, repeats_safely=False) == Find()


def test_what_the_provider_does_not_know_waits_for_a_person() -> None:
    unknown = asked(sent(delivery(), LOST), NotFound())
    assert outbox.state_of(unknown) is DeliveryState.UNKNOWN
    assert act(unknown, seconds=100_000, repeats_safely=False) == AskAPerson()
    assert outbox.awaits_a_person(unknown)


def test_what_the_provider_knows_is_accepted() -> None:
    assert outbox.state_of(asked(sent(delivery(), LOST), TAKEN)) is DeliveryState.ACCEPTED


def test_what_the_provider_has_refused_is_refused_with_its_words() -> None:
    said = Refused("Falta um documento.", "papers")
    refused = asked(sent(delivery(), LOST), said)
    assert outbox.state_of(refused) is DeliveryState.REFUSED
    assert last(refused) == said
    assert (refused.key, refused.next_at) == (delivery().key, None)


@pytest.mark.parametrize("result", [UNREACHABLE, OutcomeUnknown(UnknownReason.WEB_PAGE)])
def test_a_question_without_an_answer_changes_nothing_that_is_known(result: Asked) -> None:
    unknown = asked(sent(delivery(), LOST), result)
    assert (unknown.state, last(unknown)) == ("unknown", LOST)
    assert act(unknown, repeats_safely=False) == Wait(after(2))
    assert act(unknown, seconds=600, repeats_safely=False) == Find()


@pytest.mark.parametrize(("repeats_safely", "expected"), [(True, Send()), (False, Find())])
def test_one_found_in_sending_after_a_crash_is_asked_for_or_repeated(
    *, repeats_safely: bool, expected: outbox.Act
) -> None:
    assert act(outbox.begun(delivery()), repeats_safely=repeats_safely) == expected


def test_one_that_may_have_arrived_stays_unknown_when_the_next_call_is_not_sent() -> None:
    crashed = outbox.begun(delivery())
    again = sent(crashed, UNREACHABLE)
    assert (again.state, last(again)) == (
        "unknown",
        OutcomeUnknown(UnknownReason.INTERRUPTED),
    )


def test_a_provider_that_wants_peace_gets_it() -> None:
    waiting = sent(delivery(), NotSent(NotSentReason.BUSY, retry_after_s=90), jitter=0)
    assert act(waiting) == Wait(after(90))


def test_no_provider_can_ask_for_more_than_the_longest_wait() -> None:
    waiting = sent(delivery(), NotSent(NotSentReason.BUSY, retry_after_s=10**7))
    assert act(waiting) == Wait(after(PACE.longest_s))


def test_a_clock_set_back_does_not_hold_a_delivery_for_a_year() -> None:
    written_in_the_future = delivery(next_at=after(365 * 24 * 3600))
    assert act(written_in_the_future) == Send()


def test_a_question_goes_back_to_when_the_delivery_was_made() -> None:
    assert outbox.asked_since(delivery(), after(60)) == NOON


def test_a_question_goes_back_before_a_clock_that_was_set_back() -> None:
    assert outbox.asked_since(delivery(), after(-3600)) == after(-3600)


def test_a_question_goes_no_further_back_than_a_provider_lists() -> None:
    a_year = 365 * 24 * 3600
    assert outbox.asked_since(delivery(), after(a_year)) > after(a_year - 90 * 24 * 3600)


def pick(*deliveries: Delivery, seconds: float = 0) -> Turn | Wait | None:
    return choose(deliveries, after(seconds), repeats_safely=True, pace=PACE)


def test_deliveries_of_one_case_go_in_the_order_they_were_made() -> None:
    first = delivery(renewal(1))
    second = delivery(renewal(2), case=first.case, created_at=after(1))
    assert pick(second, first) == Turn(first, Send())
    waiting = sent(first, UNREACHABLE)
    assert pick(second, waiting) == Wait(after(1))


def test_one_that_keeps_failing_holds_up_no_other_case() -> None:
    poisoned = delivery(renewal(1), attempts=30)
    fresh = delivery(renewal(2), created_at=after(1))
    assert pick(poisoned, fresh, seconds=2) == Turn(fresh, Send())


def test_one_that_waits_for_a_person_holds_up_its_own_case_only() -> None:
    lost = asked(sent(delivery(renewal(1)), LOST), NotFound())
    same_case = delivery(renewal(2), case=lost.case, created_at=after(1))
    other_case = delivery(renewal(3), created_at=after(2))
    assert pick(lost, same_case, other_case) == Turn(other_case, Send())
    assert pick(lost, same_case) is None


def test_the_provider_says_whether_an_unknown_one_is_sent_or_asked_for() -> None:
    unknown = sent(delivery(), LOST)
    assert pick(unknown, seconds=1) == Turn(unknown, Send())
    asked_for = choose([unknown], after(1), repeats_safely=False, pace=PACE)
    assert asked_for == Turn(unknown, Find())


def test_of_those_that_wait_the_first_to_be_due_is_waited_for() -> None:
    older = delivery(renewal(1), next_at=after(90))
    younger = delivery(renewal(2), created_at=after(1), next_at=after(30))
    assert pick(older, younger, seconds=2) == Wait(after(30))


def test_no_wait_is_longer_than_the_longest_of_the_pace_that_is_kept() -> None:
    brisk = Pace(first_s=1, longest_s=5)
    written_before_the_clock_went_back = delivery(next_at=after(6))
    chosen = choose([written_before_the_clock_went_back], NOON, repeats_safely=True, pace=brisk)
    assert chosen == Turn(written_before_the_clock_went_back, Send())


def test_nothing_to_do_is_said_so() -> None:
    assert pick() is None
    assert pick(sent(delivery(), TAKEN)) is None


def test_a_held_delivery_is_tried_again_only_when_it_is_taken_up_anew() -> None:
    held = outbox.held(delivery(), Held(HeldReason.NO_CONNECTOR))
    assert act(held) == AskAPerson()
    assert held.next_at is None
    assert act(outbox.taken_up(held)) == Send()
    assert outbox.taken_up(held).detail == ""
    assert outbox.taken_up(delivery()) == delivery()


def test_a_held_one_of_unknown_outcome_stays_unknown() -> None:
    held = outbox.held(sent(delivery(), LOST), Held(HeldReason.NO_CONNECTOR))
    again = sent(outbox.taken_up(held), UNREACHABLE)
    assert outbox.state_of(again) is DeliveryState.UNKNOWN


def test_a_hurried_delivery_does_not_wait() -> None:
    assert act(outbox.hurried(sent(delivery(), UNREACHABLE))) == Send()


def test_a_hurried_one_that_was_not_found_is_asked_for_again_not_sent() -> None:
    hurried = outbox.hurried(asked(sent(delivery(), LOST), NotFound()))
    assert act(hurried, repeats_safely=False) == Find()


def test_a_person_may_send_again_what_was_not_found() -> None:
    settled = settle(asked(sent(delivery(), LOST), NotFound()), "send_again", NOON)
    assert act(settled, repeats_safely=False) == Send()
    assert settled.key == delivery().key


def test_a_person_may_say_that_it_arrived() -> None:
    settled = settle(sent(delivery(), LOST), "arrived", NOON, reference="IMT 77")
    assert (settled.state, last(settled)) == ("accepted", Accepted("IMT 77"))


def test_a_person_may_withdraw_what_was_never_sent() -> None:
    withdrawn = settle(delivery(), "withdraw", NOON)
    assert (withdrawn.state, withdrawn.next_at) == ("withdrawn", None)


@pytest.mark.parametrize("decision", ["send_again", "arrived", "withdraw"])
@pytest.mark.parametrize("result", [TAKEN, Refused("não"), None])
def test_nobody_decides_about_what_is_settled_or_under_way(
    decision: Decision, result: Sent | None
) -> None:
    each = sent(delivery(), result) if result else outbox.begun(delivery())
    with pytest.raises(NotOpenToDecisionError):
        settle(each, decision, NOON)


def test_nobody_says_that_what_was_never_sent_has_arrived() -> None:
    with pytest.raises(NotOpenToDecisionError):
        settle(delivery(), "arrived", NOON)


def test_a_delivery_keeps_its_last_result_through_the_journal() -> None:
    for result in (TAKEN, Refused("não", "x"), UNREACHABLE, LOST, NotFound()):
        kept = msgspec.structs.replace(delivery(), detail=msgspec.json.encode(result).decode())
        assert last(kept) == result


@pytest.mark.parametrize(
    ("result", "told"),
    [
        (TAKEN, {"reference": "P-IMT-2026-000001", "expected": "2026-12-03"}),
        (
            Refused("Falta um documento.", "papers"),
            {"said": "Falta um documento.", "code": "papers"},
        ),
        (UNREACHABLE, {"reason": "unreachable"}),
        (LOST, {"reason": "connection_lost"}),
    ],
)
def test_a_report_tells_what_came_of_it_and_nothing_else(
    result: Sent, told: dict[str, str]
) -> None:
    changed = sent(delivery(), result)
    report = DeliveryReport.of(changed)
    words = {"reference", "expected", "reason", "said", "code"}
    assert (report.delivery, report.state) == (changed, outbox.state_of(changed))
    assert {each: getattr(report, each) for each in words} == dict.fromkeys(words, "") | told
