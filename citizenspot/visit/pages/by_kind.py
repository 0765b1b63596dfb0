"""Which file makes the pages of which kind of step."""

from __future__ import annotations

from collections.abc import Callable

from citizenspot.visit import flow
from citizenspot.visit.pages import (
    asking,
    consent,
    documents,
    feedback,
    hindered,
    identify,
    payment,
    receipt,
    review,
    sign,
    submit,
    teach,
)
from citizenspot.visit.pages.in_company import with_company
from citizenspot.visit.pages.scene import CaseScene
from citizenspot.visit.views import Page

CITIZENS: dict[str, Callable[[CaseScene], Page]] = {
    "identify": identify.for_citizen,
    "consent": consent.for_citizen,
    "question": asking.for_citizen,
    "form": asking.for_citizen,
    "documents": documents.for_citizen,
    "review": review.for_citizen,
    "payment": payment.for_citizen,
    "sign": sign.for_citizen,
    "submit": submit.for_citizen,
    "receipt": receipt.for_citizen,
    "teach": teach.for_citizen,
    "feedback": feedback.for_citizen,
}
DESKS: dict[str, Callable[[CaseScene], Page]] = {
    "identify": identify.for_desk,
    "consent": consent.for_desk,
    "question": asking.for_desk,
    "form": asking.for_desk,
    "documents": documents.for_desk,
    "review": review.for_desk,
    "payment": payment.for_desk,
    "sign": sign.for_desk,
    "submit": submit.for_desk,
    "receipt": receipt.for_desk,
    "teach": teach.for_desk,
    "feedback": feedback.for_desk,
}
ASKING = frozenset({"question", "form"})


def page_of(scene: CaseScene) -> Page:
    """Return the page of the case's current step, or why it cannot go on.

    Whoever may be wrong stays where it can be corrected: beside the fields that are asked, and
    beside the papers that are marked, the hindrance is shown as well.
    """
    kind = str(scene.case.current_step.__struct_config__.tag)
    page = (CITIZENS if scene.for_citizen else DESKS)[kind]
    hindrance = scene.outlook.hindrance
    if hindrance is None:
        return with_company(scene, kind, page(scene))
    if hindrance.obstacle is flow.Obstacle.PAPERS_MISSING:
        beside, hidden = frozenset({"documents"}), ASKING | {"identify", "consent"}
    else:
        beside, hidden = ASKING, frozenset()
    if kind in hidden:
        return page(scene)
    if kind in beside:
        return hindered.beside(scene, page(scene), hindrance)
    instead = hindered.for_citizen if scene.for_citizen else hindered.for_desk
    return instead(scene, hindrance)
