"""A provider that is left alone is named on screen 1, with the time it is tried again."""

from __future__ import annotations

from datetime import UTC, datetime

from citizenspot.visit.commands import Park
from citizenspot.visit.desk_commands import TryNow
from citizenspot.visit.views import Notice, Task
from tests.desk.desk_rig import DeskRig, desk_at_work

UNTIL = datetime(2026, 11, 23, 15, 42, tzinfo=UTC)


def notices(rig: DeskRig) -> list[Notice]:
    return [block for block in rig.view.page.blocks if isinstance(block, Notice)]


def test_the_mediator_sees_until_when_and_can_try_now() -> None:
    with desk_at_work() as rig:
        case = rig.told_until_sent()
        rig.desk.provider_rests("xx.town", UNTIL)
        (notice,) = (each for each in notices(rig) if "15:42" in each.next)
        assert [act.command for act in notice.acts] == [TryNow(case)]
        rig.mediator(TryNow(case))
        assert len(rig.parts.tried_now) == 1


def test_a_provider_that_answers_again_is_not_spoken_of() -> None:
    with desk_at_work() as rig:
        rig.told_until_sent()
        rig.desk.provider_rests("xx.town", UNTIL)
        rig.desk.provider_rests("xx.town", None)
        assert not [each for each in notices(rig) if "15:42" in each.next]


def test_another_provider_at_rest_is_none_of_this_case() -> None:
    with desk_at_work() as rig:
        rig.told_until_sent()
        rig.desk.provider_rests("xx.other", UNTIL)
        assert not [each for each in notices(rig) if "15:42" in each.next]


def outbox(rig: DeskRig) -> list[Task]:
    return list(rig.view.outbox)


def test_between_visits_the_outbox_says_who_is_left_alone_until_when_and_can_try_now() -> None:
    with desk_at_work() as rig:
        case = rig.told_until_sent()
        rig.mediator(Park())
        rig.desk.provider_rests("xx.town", UNTIL)
        (line,) = outbox(rig)
        assert line.state == "Town hall does not answer. Tried again at 15:42."
        assert line.tone == "problem"
        assert line.act is not None
        assert line.act.command == TryNow(case)
        rig.desk.provider_rests("xx.town", None)
        (line,) = outbox(rig)
        assert (line.tone, line.act) == ("waiting", None)


def test_the_outbox_says_nothing_of_a_rest_of_another_provider() -> None:
    with desk_at_work() as rig:
        rig.told_until_sent()
        rig.mediator(Park())
        rig.desk.provider_rests("xx.other", UNTIL)
        (line,) = outbox(rig)
        assert line.tone == "waiting"
