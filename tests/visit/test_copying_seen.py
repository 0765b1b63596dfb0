"""What the citizen reads while a paper of theirs is copied."""

from citizenspot.documents.table_sight import TableSight
from tests.ui.citizen.every_page import seen
from tests.visit.story import Story


def test_before_there_is_a_sheet_nothing_is_there_to_be_looked_at() -> None:
    story = Story().told_until("papers")
    paper = story.case.service.evidence[0].id

    page = seen(story, "en", table=TableSight(story.case.id, paper, has_scanner=True)).page

    assert page.heading == "Your paper is copied"
    assert page.sentences[-1] == "You see every sheet here before it is handed in."
