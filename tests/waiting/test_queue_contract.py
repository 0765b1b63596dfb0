"""What every queue promises, whether in memory, in a file or behind the service."""

import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from citizenspot.waiting.queue import Queue
from citizenspot.waiting.ticket import OPEN, Move, Stand, Ticket, Wish, called
from tests.waiting.queues import EVERY_KIND, MORNING


class Clock:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=EVERY_KIND, ids=lambda kind: kind.__name__)
def queue(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Queue]:
    with request.param(tmp_path, clock) as made:
        yield made


def test_tickets_are_numbered_in_a_row_each_kind_by_itself(queue: Queue) -> None:
    numbers = [queue.add(Wish(), walk_in=walk_in).number for walk_in in (False, False, True)]
    assert numbers == ["A001", "A002", "W001"]


def test_who_came_first_is_called_first(queue: Queue) -> None:
    queue.add(Wish("licence"), walk_in=False)
    queue.add(Wish("address"), walk_in=True)
    assert [each and each.wish.service for each in _called(queue, 3)] == [
        "licence",
        "address",
        None,
    ]


def test_who_has_priority_is_called_before_who_came_first(queue: Queue) -> None:
    queue.add(Wish(), walk_in=False)
    queue.add(Wish(priority=True), walk_in=False)
    assert [each and each.number for each in _called(queue, 2)] == ["A002", "A001"]


def test_a_ticket_says_at_which_desk_it_is(queue: Queue) -> None:
    queue.add(Wish(language="uk", need="chair"), walk_in=True)
    queue.call_next("Desk 2")
    (ticket,) = queue.tickets()
    assert (ticket.stand, ticket.desk, ticket.wish.language) == (Stand.CALLED, "Desk 2", "uk")


def test_a_ticket_called_is_not_called_again(queue: Queue) -> None:
    queue.add(Wish(), walk_in=False)
    assert queue.move(called("A001", "Desk 1")) is not None
    assert queue.move(called("A001", "Desk 2")) is None
    assert queue.call_next("Desk 2") is None


def test_a_ticket_on_hold_keeps_its_place_and_is_called_by_its_number(queue: Queue) -> None:
    for _ in range(2):
        queue.add(Wish(), walk_in=False)
    queue.call_next("Desk 1")
    queue.move(Move("A001", frozenset({Stand.CALLED}), Stand.HELD, "Desk 1"))
    assert [each and each.number for each in _called(queue, 2)] == ["A002", None]
    back = queue.move(Move("A001", OPEN, Stand.WAITING, ""))
    assert back is not None
    assert [each and each.number for each in _called(queue, 1)] == ["A001"]


def test_a_ticket_nobody_knows_cannot_be_moved(queue: Queue) -> None:
    assert queue.move(called("A009", "Desk 1")) is None


def test_a_new_day_begins_with_an_empty_queue(queue: Queue, clock: Clock) -> None:
    queue.add(Wish(), walk_in=False)
    clock.now += timedelta(days=1)
    assert queue.tickets() == ()
    assert queue.add(Wish(), walk_in=False).number == "A001"
    assert len(queue.tickets()) == 1


def test_desks_that_call_at_the_same_moment_never_call_the_same_person(queue: Queue) -> None:
    people = 30
    for _ in range(people):
        queue.add(Wish(), walk_in=False)
    got: list[str] = []
    begin = threading.Barrier(3)

    def work(desk: str) -> None:
        begin.wait()
        while ticket := queue.call_next(desk):
            got.append(ticket.number)

    desks = [threading.Thread(target=work, args=(f"Desk {number}",)) for number in range(3)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert len(got) == people
    assert len(set(got)) == people


def _called(queue: Queue, times: int) -> list[Ticket | None]:
    return [queue.call_next("Desk 1") for _ in range(times)]
