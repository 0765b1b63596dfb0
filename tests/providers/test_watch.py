"""The watch over one call."""

import socket

import pytest
import requests

from citizenspot.providers.connector import UnknownReason
from citizenspot.providers.watch import Watch
from tests.providers.raw_server import hangs_up, raw_server


def test_a_connection_that_comes_after_the_end_is_not_kept() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, Watch(60) as watch:
        watch.cut()
        assert not watch.keeps(ours)
        assert watch.ended_it is UnknownReason.INTERRUPTED


def test_a_call_that_is_over_before_it_connects_sends_nothing() -> None:
    with raw_server(hangs_up) as server, Watch(60) as watch, watch.session() as session:
        watch.cut()
        with pytest.raises(requests.ConnectTimeout):
            session.post(server.url, data=b"{}", timeout=5)
    assert set(server.connections) <= {b""}


def test_a_kept_connection_ends_when_the_watch_says_so() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, Watch(60) as watch:
        theirs.settimeout(5)
        assert watch.keeps(ours)
        watch.cut()
        assert ours.recv(1) == theirs.recv(1) == b""


def test_the_first_end_is_the_one_that_counts() -> None:
    with Watch(60) as watch:
        watch.cut()
        watch._end(UnknownReason.NO_ANSWER_IN_TIME)
        assert watch.ended_it is UnknownReason.INTERRUPTED
