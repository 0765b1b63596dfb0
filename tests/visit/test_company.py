"""Who came with the citizen: said at the welcome, kept, and minded where something is decided."""

from __future__ import annotations

import pytest

from citizenspot.visit.company import ChooseCompany, Company
from citizenspot.visit.pages.in_company import DECIDING, FOR_CITIZEN, FOR_DESK
from citizenspot.visit.views import Notice, Page
from tests.visit.story import Story

STEPS = {"consent": "inform", "review": "check", "sign": "sign", "submit": "send"}
IN_COMPANY = (Company.HELPER, Company.INTERPRETER)


def notices(page: Page) -> list[str]:
    return [each.sentence for each in page.blocks if isinstance(each, Notice)]


def test_the_citizen_or_the_mediator_says_it_and_it_is_marked() -> None:
    story = Story()
    story.begin()
    assert story.citizen(ChooseCompany(Company.HELPER)) is None
    assert story.mediator(ChooseCompany(Company.INTERPRETER)) is None
    assert story.open_visit.company is Company.INTERPRETER
    assert story.happened()[-2:] == ["CompanyChosen", "CompanyChosen"]


def test_saying_it_twice_is_no_news() -> None:
    story = Story()
    story.begin()
    story.citizen(ChooseCompany(Company.ALONE))
    known = len(story.history)
    story.citizen(ChooseCompany(Company.ALONE))
    assert len(story.history) == known


@pytest.mark.parametrize("company", IN_COMPANY)
@pytest.mark.parametrize("kind", sorted(DECIDING))
def test_where_something_is_decided_both_screens_mind_the_company(
    kind: str, company: Company
) -> None:
    story = Story().told_until(STEPS[kind])
    story.mediator(ChooseCompany(company))
    assert FOR_CITIZEN[company] in notices(story.citizen_sees().page)
    assert FOR_DESK[company] in notices(story.mediator_sees().page)


def test_elsewhere_and_alone_nothing_is_said_of_it() -> None:
    story = Story().told_until("details")
    story.mediator(ChooseCompany(Company.HELPER))
    assert FOR_CITIZEN[Company.HELPER] not in notices(story.citizen_sees().page)
    story = Story().told_until("sign")
    before = story.citizen_sees().page
    story.mediator(ChooseCompany(Company.ALONE))
    assert story.citizen_sees().page == before
