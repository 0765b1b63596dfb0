"""Waiting for something: it ends when that is so, and at its limit."""

from itertools import count

import pytest

from tests.rigs.waiting import wait_until


def test_waiting_ends_when_it_is_so() -> None:
    asked = count(1)
    wait_until(lambda: next(asked) == 3)
    assert next(asked) == 4


def test_waiting_ends_with_an_error_at_its_limit() -> None:
    with pytest.raises(TimeoutError, match=r"not so after 0\.02 s"):
        wait_until(lambda: False, limit_s=0.02)
