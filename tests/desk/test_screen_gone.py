"""Screen 2 is gone between two visits: the next one waits for it, too."""

from citizenspot.visit import commands as c
from tests.desk.desk_rig import desk_at_work


def test_a_visit_opened_while_the_screen_is_gone_is_paused_until_it_is_back() -> None:
    with desk_at_work() as rig:
        rig.program(c.ReportScreen(present=False))
        opened = rig.mediator(c.OpenVisit("Ana"))
        assert opened.citizen.state == "paused"
        assert rig.program(c.ReportScreen(present=True)).citizen.state == "welcome"


def test_a_visit_opened_while_the_screen_is_there_is_not_paused() -> None:
    with desk_at_work() as rig:
        rig.program(c.ReportScreen(present=False))
        rig.program(c.ReportScreen(present=True))
        assert rig.mediator(c.OpenVisit("Ana")).citizen.state == "welcome"
