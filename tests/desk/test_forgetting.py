"""A desk forgets what it has kept long enough, by itself."""

from datetime import timedelta

import pytest

from citizenspot.journal.journal import Journal
from citizenspot.journal.memory import MemoryJournal
from tests.desk.desk_rig import LIMIT_S, desk_at_work
from tests.journal.made_up import event
from tests.visit.story import MORNING

LONG_AGO = MORNING - timedelta(days=40)


def opened() -> Journal:
    journal = MemoryJournal(desk="Desk 1")
    journal.append("visit-1", [event(at=LONG_AGO)], ends_visit=True)
    journal.append("visit-2", [event(at=MORNING)], ends_visit=True)
    return journal


def test_a_desk_erases_what_is_due_and_keeps_the_rest() -> None:
    with desk_at_work(opened) as rig:
        rig.desk.ask(lambda counter: counter.forget_what_is_due()).result(LIMIT_S)
        kept = rig.desk.ask(lambda counter: dict(counter._journal.ended_visits())).result(LIMIT_S)
    assert list(kept) == ["visit-2"]


def test_a_full_disk_puts_forgetting_off_and_the_desk_works_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    journals: list[MemoryJournal] = []

    def full() -> Journal:
        journals.append(MemoryJournal(desk="Desk 1"))
        journals[0].append("visit-1", [event(at=LONG_AGO)], ends_visit=True)
        journals[0].fill_disk()
        return journals[0]

    with desk_at_work(full) as rig:
        rig.desk.ask(lambda counter: counter.forget_what_is_due()).result(LIMIT_S)
        journals[0].free_disk()
        rig.desk.ask(lambda counter: counter.forget_what_is_due()).result(LIMIT_S)
        kept = rig.desk.ask(lambda counter: dict(counter._journal.ended_visits())).result(LIMIT_S)
    assert kept == {}
    assert "visits not erased" in caplog.text
    caplog.clear()
