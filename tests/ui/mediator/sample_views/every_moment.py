"""Views of a visit as the desk would show them, for tests and for looking at.

The people, numbers and addresses are made up. Each function gives one moment, in Portuguese or
English; `EVERY_MOMENT` names them all."""

from __future__ import annotations

from collections.abc import Callable

from citizenspot.visit.views import DeskView
from tests.ui.mediator.sample_views.around import (
    covered,
    practice,
    services,
    start,
    welcome,
    with_notices,
)
from tests.ui.mediator.sample_views.asking import (
    consent,
    documents,
    form,
    form_fields,
    identify,
    question,
)
from tests.ui.mediator.sample_views.days import DAYS
from tests.ui.mediator.sample_views.ending import (
    feedback,
    goodbye,
    payment,
    receipt,
    review,
    sending,
    sign,
    submit,
    teach,
)
from tests.ui.mediator.sample_views.parts import CASE, Language

Moment = Callable[[Language], DeskView]

EVERY_MOMENT: dict[str, Moment] = {
    each.__name__: each
    for each in (
        start,
        welcome,
        services,
        identify,
        consent,
        question,
        form,
        documents,
        review,
        payment,
        sign,
        submit,
        sending,
        receipt,
        teach,
        feedback,
        goodbye,
        with_notices,
        practice,
        covered,
        *DAYS,
    )
}

__all__ = [
    "CASE",
    "EVERY_MOMENT",
    "Moment",
    "consent",
    "covered",
    "documents",
    "feedback",
    "form",
    "form_fields",
    "goodbye",
    "identify",
    "payment",
    "practice",
    "question",
    "receipt",
    "review",
    "sending",
    "services",
    "sign",
    "start",
    "submit",
    "teach",
    "welcome",
    "with_notices",
]
