"""What is said to AusweisApp, said to AusweisApp itself; no eID service and no card are at hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from citizenspot.eid.ausweisapp.ausweisapp_line import AusweisAppLine
from citizenspot.eid.ausweisapp.handover import Handover
from citizenspot.eid.ausweisapp.outcome import Ending
from citizenspot.eid.ausweisapp.questions import Question
from citizenspot.eid.ausweisapp.who_listens import is_trusted_listener
from tests.rigs.real_ausweisapp import real_ausweisapp

pytestmark = [pytest.mark.real, pytest.mark.timeout(120), pytest.mark.xdist_group("ausweisapp")]

NOBODY = "https://127.0.0.1:9/token"


class Nobody:
    """A citizen who is asked nothing."""

    def __init__(self) -> None:
        self.asked: list[Question] = []

    def is_asked(self, question: Question) -> None:
        self.asked.append(question)

    def says(self) -> None:
        return None


@pytest.fixture(scope="module")
def ausweisapp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home: Path = tmp_path_factory.mktemp("ausweisapp")
    with real_ausweisapp(home) as address:
        yield address


def test_a_service_that_cannot_be_reached_is_told_as_that(ausweisapp: str) -> None:
    citizen = Nobody()
    with AusweisAppLine(ausweisapp) as line:
        assert Handover(line, citizen).run(NOBODY).ending is Ending.REFUSED
    assert citizen.asked == []


def test_after_a_failure_it_can_be_asked_again(ausweisapp: str) -> None:
    for _ in range(2):
        with AusweisAppLine(ausweisapp) as line:
            assert Handover(line, Nobody()).run(NOBODY).ending is Ending.REFUSED


def test_it_is_known_as_our_own_users_program(ausweisapp: str) -> None:
    port = int(ausweisapp.rpartition(":")[2].partition("/")[0])
    assert is_trusted_listener(port)
