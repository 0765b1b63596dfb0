"""Searches run on a thread of their own; the latest question is the one that is answered."""

import threading
from collections.abc import Iterator
from queue import SimpleQueue

import pytest

from ui.mediator.desk_port import Found, ServiceHit, Wanted
from ui.mediator.search.latest_search import LatestSearch

LIMIT_S = 10.0


class Finder:
    """Finds what is typed, once it is let to; remembers on which threads."""

    def __init__(self) -> None:
        self.threads: set[str] = set()
        self.started = threading.Event()
        self.go = threading.Event()
        self.go.set()

    def find(self, wanted: Wanted) -> tuple[ServiceHit, ...]:
        self.threads.add(threading.current_thread().name)
        self.started.set()
        assert self.go.wait(LIMIT_S)
        return (ServiceHit(wanted.text, wanted.text, "provider"),)


@pytest.fixture
def finder() -> Finder:
    return Finder()


@pytest.fixture
def searching(finder: Finder) -> Iterator[LatestSearch]:
    search = LatestSearch(finder.find)
    yield search
    finder.go.set()
    search.close()


def test_a_question_is_answered_on_the_threads_own_time(
    finder: Finder, searching: LatestSearch
) -> None:
    told: SimpleQueue[Found] = SimpleQueue()
    searching.ask(Wanted("carta"), told.put)
    assert told.get(timeout=LIMIT_S).hits[0].id == "carta"
    assert finder.threads == {"search"}


def test_of_several_questions_the_last_is_answered_and_those_between_are_not(
    finder: Finder, searching: LatestSearch
) -> None:
    told: list[str] = []
    finder.go.clear()
    searching.ask(Wanted("c"), lambda found: told.append(found.wanted.text))
    assert finder.started.wait(LIMIT_S)
    for text in ("ca", "car", "carta"):
        searching.ask(Wanted(text), lambda found: told.append(found.wanted.text))
    finder.go.set()
    assert searching.wait_until_answered(LIMIT_S)
    assert told == ["c", "carta"]


def test_what_waits_can_be_forgotten(finder: Finder, searching: LatestSearch) -> None:
    told: list[str] = []
    finder.go.clear()
    for text in ("c", "ca"):
        searching.ask(Wanted(text), lambda found: told.append(found.wanted.text))
        assert finder.started.wait(LIMIT_S)
    searching.forget()
    finder.go.set()
    assert searching.wait_until_answered(LIMIT_S)
    assert told == ["c"]


def test_after_each_answer_there_is_time_for_what_is_to_be_made_ready() -> None:
    done: list[str] = []
    searching = LatestSearch(lambda _wanted: (), lambda: done.append("ready"))
    searching.ask(Wanted("c"), lambda _found: done.append("told"))
    assert searching.wait_until_answered(LIMIT_S)
    searching.close()
    assert done == ["told", "ready"]


def test_after_the_end_nothing_is_answered(searching: LatestSearch) -> None:
    searching.close()
    searching.ask(Wanted("carta"), lambda found: pytest.fail(str(found)))
    assert searching.wait_until_answered(LIMIT_S)


def test_a_search_that_fails_is_told_logged_without_the_text_and_the_next_is_answered(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def find(wanted: Wanted) -> tuple[ServiceHit, ...]:
        if wanted.text == "perdi a carteira":
            raise LookupError("no index")
        return ()

    told: list[Found] = []
    searching = LatestSearch(find)
    searching.ask(Wanted("perdi a carteira"), told.append)
    assert searching.wait_until_answered(LIMIT_S)
    searching.ask(Wanted("carta"), told.append)
    assert searching.wait_until_answered(LIMIT_S)
    searching.close()
    assert [found.failed for found in told] == [True, False]
    assert "search failed" in caplog.text
    assert "carteira" not in str([vars(record) for record in caplog.records])
    caplog.clear()
