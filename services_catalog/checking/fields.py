"""Checks that fields, the properties of `data` and the steps that ask for them agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services_catalog.body_schema import choices_of, is_given
from services_catalog.problems import ProblemKind, Report

if TYPE_CHECKING:
    from services_catalog.checking.draft import Draft
    from services_catalog.definition import Field
    from services_catalog.problems import Place

PREFILLS = ("citizen.full_name", "citizen.number", "citizen.document_number")
"""What a field may be filled with beforehand, from the identity the citizen confirmed."""


def check_fields(draft: Draft, report: Report) -> None:
    """Report fields without a property, properties without a field, and what is never asked."""
    fields, properties = frozenset(draft.field_names), draft.properties
    if not fields <= properties.keys() or not fields <= draft.asked_fields:
        _report_idle_fields(draft, report)
    if not properties.keys() <= fields:
        _check_unasked_properties(draft, report)
    for place, field in draft.fields:
        values = choices_of(properties.get(str(place[-1]), {}))
        if values or field.options:
            _check_options(values, place, field, report)
        if field.prefill and field.prefill not in PREFILLS:
            wrong = f'"{field.prefill}" is not known of a citizen'
            inside = (*place, "prefill")
            kind = ProblemKind.UNKNOWN_NAME
            report.add(kind, inside, wrong, allowed=PREFILLS, given=field.prefill)


def _report_idle_fields(draft: Draft, report: Report) -> None:
    for name in draft.field_names:
        place: Place = ("fields", name)
        if name not in draft.properties:
            wrong = f'the field "{name}" has no property in data'
            kind = ProblemKind.UNKNOWN_NAME
            report.add(kind, place, wrong, allowed=draft.properties, given=name)
        elif name not in draft.asked_fields:
            wrong = f'no question and no form asks for "{name}"'
            report.add(ProblemKind.NEVER_ASKED, place, wrong)


def _check_unasked_properties(draft: Draft, report: Report) -> None:
    answered = {*draft.field_names, *draft.consented_properties}
    for name, property_ in draft.properties.items():
        if name not in answered and not is_given(property_):
            wrong = f'the property "{name}" has no field to ask for it'
            place = ("data", "properties", name)
            allowed = "a field of that name, a const, or the answer of a consent step"
            report.add(ProblemKind.UNKNOWN_NAME, place, wrong, allowed=allowed)


def _check_options(values: tuple[str, ...], place: Place, field: Field, report: Report) -> None:
    """Report options that are not values of the enumeration, and values without words."""
    for option in field.options:
        if option not in values:
            wrong = f'"{option}" is not a value of the enumeration'
            inside = (*place, "options", option)
            report.add(ProblemKind.UNKNOWN_NAME, inside, wrong, allowed=values, given=option)
    for value in values:
        if value not in field.options:
            wrong = f'the value "{value}" has no words'
            allowed = "a text for every value of the enumeration"
            report.add(ProblemKind.TEXT, (*place, "options"), wrong, allowed=allowed)
