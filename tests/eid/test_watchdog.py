"""A time limit for calls that have none."""

import threading
from collections.abc import Iterator

import pytest

from citizenspot.eid.watchdog import Watchdog

LIMIT_S = 5.0


@pytest.fixture
def bitten() -> threading.Event:
    return threading.Event()


@pytest.fixture
def watchdog(bitten: threading.Event) -> Iterator[Watchdog]:
    made = Watchdog(bitten.set)
    made.start()
    yield made
    made.close()


def test_a_call_that_lasts_too_long_is_bitten(watchdog: Watchdog, bitten: threading.Event) -> None:
    with watchdog.limit(0.0) as overran:
        assert bitten.wait(LIMIT_S)
    assert overran()


def test_a_call_in_time_is_not(watchdog: Watchdog, bitten: threading.Event) -> None:
    with watchdog.limit(60.0) as overran:
        assert not bitten.is_set()
    assert not overran()


def test_each_call_begins_anew(watchdog: Watchdog, bitten: threading.Event) -> None:
    with watchdog.limit(0.0):
        assert bitten.wait(LIMIT_S)
    with watchdog.limit(60.0) as overran:
        assert not overran()


def test_started_and_closed_twice_it_still_bites(
    watchdog: Watchdog, bitten: threading.Event
) -> None:
    watchdog.start()
    watchdog.close()
    watchdog.close()
    watchdog.start()
    with watchdog.limit(0.0):
        assert bitten.wait(LIMIT_S)
