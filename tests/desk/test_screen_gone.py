"""Screen 2 is gone between two visits: the next one waits for it, too."""

from citizenspot.visit import commands as c
from citizenspot.visit.screen_commands import ReportScreen
from tests.desk.desk_rig import desk_at_work


def test_a_visit_opened_while_the_screen_is_gone_is_paused_until_it_is_back() -> None:
    with desk_at_work() as rig:
        rig.program(ReportScreen(present=False))
        opened = rig.mediator(c.OpenVisit("Ana"))
        assert opened.citizen.state == "paused"
        assert rig.program(ReportScreen(present=True)).citizen.state == "welcome"


def test_a_visit_opened_while_the_screen_is_there_is_not_paused() -> None:
    with desk_at_work() as rig:
        rig.program(ReportScreen(present=False))
        rig.program(ReportScreen(present=True))
        assert rig.mediator(c.OpenVisit("Ana")).citizen.state == "welcome"


def test_between_two_visits_the_mediator_is_told_that_the_screen_is_gone() -> None:
    with desk_at_work() as rig:
        gone = rig.program(ReportScreen(present=False))
        assert [each.sentence for each in gone.notices] == ["The citizen's screen is gone."]
        paused = rig.mediator(c.OpenVisit("Ana"))
        assert paused.notices[0].sentence.endswith("The visit is paused.")
        assert paused.citizen.page.sentences
        assert not rig.program(ReportScreen(present=True)).notices
