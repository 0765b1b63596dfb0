"""What the events themselves can answer."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from citizenspot.eid.card_events import CardHolder, Check, Verification, VerificationOutcome

SOME_CHECKS = st.lists(st.sampled_from(Check), unique=True).map(tuple)


def holder(valid_until: date | None) -> CardHolder:
    return CardHolder(
        "Specimen", "Eva", date(1985, 7, 30), "1", "be.rrn", "BEL", "F", "2", "be.eid",
        valid_until=valid_until,
    )  # fmt: skip


def test_a_card_is_good_on_its_last_day_and_expired_on_the_next() -> None:
    last = date(2026, 11, 22)
    assert not holder(last).is_expired_on(last)
    assert holder(last).is_expired_on(last + timedelta(days=1))


def test_a_card_without_a_last_day_never_expires() -> None:
    assert not holder(None).is_expired_on(date.max)


@given(checked=SOME_CHECKS, unchecked=SOME_CHECKS, failed=SOME_CHECKS)
def test_only_a_card_with_nothing_failed_and_nothing_left_open_is_verified(
    checked: tuple[Check, ...], unchecked: tuple[Check, ...], failed: tuple[Check, ...]
) -> None:
    outcome = Verification(checked, unchecked, failed).outcome
    assert (outcome is VerificationOutcome.FAILED) == bool(failed)
    everything_held = bool(checked) and not unchecked and not failed
    assert (outcome is VerificationOutcome.VERIFIED) == everything_held
