"""How fields and answers are shown to a reader: formatted, masked, with drafts and problems."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from citizenspot.visit.pages.scene import CaseScene
from citizenspot.visit.state import Case
from citizenspot.visit.views import Fields, FieldView, Option
from citizenspot.visit.words import Actor
from services_catalog.definition import Field
from services_catalog.fields import as_typed, kind_of

SHOWN_AT_END = 3
"""How many last characters of a masked value stay readable."""


def fields_block(scene: CaseScene, names: Sequence[str]) -> Fields:
    """Return the fields of a page as the reader sees them."""
    needed = required(scene.case)
    return Fields(tuple(field_view(scene, name, required=name in needed) for name in names))


def required(case: Case) -> frozenset[str]:
    """Return the fields that have to be answered, as the answers so far make it.

    The schema is asked only where it has conditions: that takes longer than all the rest.
    """
    data = case.service.data
    always = frozenset(data.get("required", ()))
    decided = {name: v for name, v in case.values.items() if name in _deciding(data)}
    if not decided:
        return always
    from services_catalog.fields import missing  # noqa: PLC0415 - loads the JSON Schema library

    return always | frozenset(missing(case.service, decided))


def _deciding(data: dict[str, Any]) -> frozenset[str]:
    """Return the fields that conditions of the schema look at."""
    asked = data.get("if", {}).get("properties", {})
    return frozenset(asked) | frozenset(data.get("dependentRequired", {}))


def field_view(scene: CaseScene, name: str, *, required: bool) -> FieldView:
    """Return one field: its words, what it holds, and who may or does type in it."""
    field = scene.case.service.fields[name]
    key = (scene.case.id, name)
    answer = scene.case.answers.get(name)
    rejected = scene.around.rejected.get(key)
    draft = scene.around.drafts.get(key)
    theirs = draft if draft is not None and draft.by is not scene.reader else None
    hidden = bool(field.mask) and scene.for_citizen
    shown = answer_shown(scene, name)
    return FieldView(
        case=scene.case.id,
        field=name,
        label=scene.words(field.label),
        kind=kind_of(scene.case.service, name).value,
        text=rejected.typed if rejected else typed_text(scene, name),
        shown=masked(shown, field.mask) if hidden else shown,
        full=shown if hidden and answer else "",
        hint=scene.words(field.hint),
        why=scene.words(field.why),
        error=scene.say(rejected.sentence, **rejected.values) if rejected else "",
        options=options(scene, name),
        required=required,
        editable=may_type(scene, field),
        masked=hidden,
        writer=writer(scene, theirs.by) if theirs else "",
        draft=(masked(theirs.text, field.mask) if hidden else theirs.text) if theirs else "",
    )


def typed_text(scene: CaseScene, name: str) -> str:
    """Return what an editor holds for an answer: what was typed, or its value as text."""
    answer = scene.case.answers.get(name)
    if answer is None:
        return ""
    return as_typed(answer.value) if isinstance(answer.value, bool) else answer.typed


def may_type(scene: CaseScene, field: Field) -> bool:
    """Say whether the reader may type in a field now."""
    if scene.case.sent or scene.visit.stopped or scene.visit.paused:
        return False
    if field.owner == "citizen":
        return scene.for_citizen
    if field.owner == "mediator":
        return not scene.for_citizen
    return scene.visit.hand is scene.reader


def writer(scene: CaseScene, actor: Actor) -> str:
    """Say who is typing at this moment."""
    if actor is Actor.MEDIATOR:
        return scene.say("The mediator is writing this")
    return scene.say("The citizen is writing this")


def options(scene: CaseScene, name: str) -> tuple[Option, ...]:
    """Return the values to choose from, with their words; yes and no for a yes-or-no field."""
    field = scene.case.service.fields[name]
    if field.options:
        return tuple(Option(value, scene.words(text)) for value, text in field.options.items())
    if kind_of(scene.case.service, name).value == "yes_no":
        yes, no = as_typed(True), as_typed(False)  # noqa: FBT003 - the two answers there are
        return (Option(yes, scene.say("Yes")), Option(no, scene.say("No")))
    return ()


def answer_shown(scene: CaseScene, name: str) -> str:
    """Return an answer in the reader's words, empty where there is none."""
    answer = scene.case.answers.get(name)
    if answer is None:
        return ""
    return value_shown(scene, name, answer.value)


def value_shown(scene: CaseScene, name: str, value: Any) -> str:  # noqa: ANN401 - any answer
    """Return a value in the reader's words and formats."""
    labels = {option.value: option.label for option in options(scene, name)}
    if isinstance(value, bool):
        return labels.get(as_typed(value)) or scene.say("Yes" if value else "No")
    if str(value) in labels:
        return labels[str(value)]
    if kind_of(scene.case.service, name).value == "date":
        return scene.texts.date(date.fromisoformat(str(value)))
    if isinstance(value, int | float | Decimal):
        return scene.texts.number(Decimal(str(value)))
    return str(value)


def masked(text: str, mask: bool | str = True) -> str:  # noqa: FBT001, FBT002 - as a field has it
    """Return a text with all but its last characters hidden, or with those too (`mask: all`)."""
    shown = 0 if mask == "all" or len(text) <= SHOWN_AT_END else SHOWN_AT_END
    return "•" * (len(text) - shown) + text[len(text) - shown :]
