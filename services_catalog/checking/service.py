"""Checks all parts of a service against each other, looking at each sound one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services_catalog.checking.circles import check_circles
from services_catalog.checking.circumstances import check_circumstances
from services_catalog.checking.costs import check_costs
from services_catalog.checking.data import check_data
from services_catalog.checking.fields import check_fields
from services_catalog.checking.heading import check_heading
from services_catalog.checking.rules import check_facts, check_rules
from services_catalog.checking.steps import check_steps, check_unique_ids

if TYPE_CHECKING:
    from services_catalog.checking.draft import Draft
    from services_catalog.problems import Report


def check_parts(draft: Draft, report: Report) -> None:
    """Report what is wrong with the parts of a service, looking at each sound part."""
    check_heading(draft.raw, report)
    if draft.data:
        check_data(draft.data, report)
    for key in ("eligibility", "costs", "evidence"):
        check_unique_ids(key, draft.raw, report)
    check_facts(draft, report)
    check_steps(draft, report)
    check_fields(draft, report)
    check_rules(draft, report)
    check_costs(draft, report)
    check_circumstances(draft, report)
    check_circles(draft, report)
