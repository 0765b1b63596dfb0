"""What stands on a page that decides something while the citizen is not alone."""

from __future__ import annotations

import msgspec

from citizenspot.texts import _N
from citizenspot.visit.company import ChooseCompany, Company
from citizenspot.visit.pages.scene import Scene
from citizenspot.visit.views import Act, Notice, Page

LABELS = {
    Company.ALONE: _N("Nobody"),
    Company.HELPER: _N("A helper"),
    Company.INTERPRETER: _N("An interpreter"),
}
FOR_CITIZEN = {
    Company.HELPER: _N("Who is with you may help you read. You alone decide."),
    Company.INTERPRETER: _N("Let everything on this page be interpreted before you decide."),
}
FOR_DESK = {
    Company.HELPER: _N("A helper is here. Speak to the citizen: the citizen alone decides."),
    Company.INTERPRETER: _N("Wait until everything is interpreted. Speak to the citizen."),
}
DECIDING = frozenset({"consent", "review", "sign", "submit"})
"""The kinds of step in which the citizen binds themselves."""


def company_acts(scene: Scene) -> tuple[Act, ...]:
    """Return an act for each kind of company."""
    chosen = scene.visit.company
    return tuple(
        Act(scene.say(label), ChooseCompany(company), selected=company is chosen)
        for company, label in LABELS.items()
    )


def with_company(scene: Scene, kind: str, page: Page) -> Page:
    """Return a deciding page with what the company asks of its reader."""
    company = scene.visit.company
    sentence = (FOR_CITIZEN if scene.for_citizen else FOR_DESK).get(company) if company else None
    if sentence is None or kind not in DECIDING:
        return page
    notice = Notice("information", scene.say(sentence))
    return msgspec.structs.replace(page, blocks=(notice, *page.blocks))
