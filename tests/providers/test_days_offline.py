"""Days without a line and with a clock that jumps: then everything arrives, once and in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from citizenspot.providers.access import Access
from citizenspot.providers.asking import Patience
from citizenspot.providers.exchange import Limits
from citizenspot.providers.rest import RestConnector
from citizenspot.providers.sender import OutboxSender
from kiosk_config.settings import PracticeProvider
from tests.providers.desk import QUICK, Desk
from tests.providers.made_up import delivery, renewal
from tests.rigs.faulty_line import FaultyLine, LineFault, faulty_line
from tests.training.town.running import RENEWALS
from training.town.ledger import Outcome
from training.town.process import TownProcess

CASES = 8
LIMITS = Limits(connect_s=30, whole_s=30)
PATIENCE = Patience(attempts=1, first_wait_s=0.01, longest_wait_s=0.01)
KEYS = [renewal(number).key for number in range(1, CASES + 1)]


class SetClock:
    """A clock that people set."""

    def __init__(self) -> None:
        self._set_by = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._set_by

    def set_by(self, days: int) -> None:
        self._set_by += timedelta(days=days)


@pytest.fixture
def line(town: TownProcess) -> Iterator[FaultyLine]:
    with faulty_line(town.url) as made:
        yield made


def way_over(line: FaultyLine, settings: PracticeProvider) -> RestConnector:
    """Return the connector of a provider, over the line."""
    path = settings.base_url.removeprefix("http://").partition("/")[2]
    over_line = msgspec.structs.replace(settings, base_url=f"{line.url}/{path}")
    return RestConnector(Access(over_line, lambda _: None), LIMITS, PATIENCE)


def tried(desk: Desk, times: int) -> bool:
    return all(desk.states(key).count("queued") >= times for key in KEYS[:1])


def test_after_days_offline_each_arrives_once_whatever_the_clock_says(
    town: TownProcess, providers: dict[str, PracticeProvider], line: FaultyLine
) -> None:
    desk, clock = Desk(), SetClock()
    given = msgspec.structs.replace(desk.surroundings(QUICK), clock=clock)
    sender = OutboxSender({RENEWALS: way_over(line, providers[RENEWALS])}, given)
    line.cut()
    sender.start()
    for number in range(1, CASES + 1):
        one = delivery(renewal(number), case="one case", created_at=clock())
        sender.put(one)
    desk.wait_until(lambda desk: tried(desk, 2))
    clock.set_by(days=3)
    desk.wait_until(lambda desk: tried(desk, 4))
    clock.set_by(days=-5)
    desk.wait_until(lambda desk: tried(desk, 6))

    line.will(LineFault("reset"), LineFault("reset after it arrived"), LineFault("half"))
    line.mend()

    desk.wait_until(lambda desk: all(desk.states(key)[-1:] == ["accepted"] for key in KEYS))
    assert sender.close()
    taken = [each.key for each in town.received() if each.outcome is Outcome.TAKEN]
    assert taken == KEYS
    assert not desk.defects


def test_one_that_is_always_refused_by_the_line_holds_up_no_other_case(
    town: TownProcess, providers: dict[str, PracticeProvider], line: FaultyLine
) -> None:
    desk = Desk()
    given = desk.surroundings(QUICK)
    sender = OutboxSender({RENEWALS: way_over(line, providers[RENEWALS])}, given)
    poisoned = msgspec.structs.replace(delivery(renewal(1), case="poisoned"), body=b"no JSON")
    sender.put(poisoned)
    for number in range(2, CASES + 1):
        sender.put(delivery(renewal(number), case=f"case {number}"))
    sender.start()
    desk.wait_until(lambda desk: all(desk.states(key)[-1:] == ["accepted"] for key in KEYS[1:]))
    assert "accepted" not in desk.states(KEYS[0])
    assert sender.close()
    assert sorted(each.key for each in town.received()) == sorted(KEYS[1:])
