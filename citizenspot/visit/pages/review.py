"""The pages of *review*: every answer, to be checked by the citizen before anything is sent."""

from __future__ import annotations

from citizenspot.visit import flow
from citizenspot.visit.commands import Change, ConfirmAnswers
from citizenspot.visit.pages.answers_shown import answer_shown, masked
from citizenspot.visit.pages.identify import identity_rows
from citizenspot.visit.pages.scene import CaseScene, back
from citizenspot.visit.views import Act, Page, Row, Rows
from services_catalog import costs


def for_citizen(scene: CaseScene) -> Page:
    """Ask the citizen to check; pressing is the citizen's alone."""
    right = Act(scene.say("Yes, all is right"), ConfirmAnswers(scene.case.id), style="primary")
    return scene.page(
        scene.say("Check your answers"),
        scene.say("Nothing is sent yet. Read it calmly, and change what is wrong."),
        blocks=review_blocks(scene),
        acts=(right, *back(scene)),
    )


def for_desk(scene: CaseScene) -> Page:
    """Show the mediator what the citizen is checking."""
    right = Act(
        scene.say("Checked aloud together"),
        ConfirmAnswers(scene.case.id),
        style="primary",
        reason_asked=True,
    )
    return scene.page(
        scene.say("The citizen checks the answers"),
        scene.say("Read the answers aloud if you are asked to. The citizen presses on screen 2."),
        blocks=review_blocks(scene),
        acts=(right, *back(scene)),
    )


def review_blocks(scene: CaseScene) -> tuple[Rows, ...]:
    """Return who, which answers and what it costs, each answer with its way to change it."""
    blocks = []
    if scene.visit.identity is not None:
        rows = identity_rows(scene, scene.visit.identity)[:3]
        blocks.append(Rows(rows, title=scene.say("You" if scene.for_citizen else "Citizen")))
    answers = answer_rows(scene)
    if answers:
        blocks.append(Rows(answers, title=scene.say("Answers")))
    fee = fee_row(scene)
    if fee is not None:
        blocks.append(Rows((fee,), title=scene.say("Cost")))
    return tuple(blocks)


def answer_rows(scene: CaseScene) -> tuple[Row, ...]:
    """Return a row for each field that the case's way asks."""
    names = [name for step in scene.way for page in flow.pages(step) for name in page]
    return tuple(_row(scene, name) for name in names)


def fee_row(scene: CaseScene) -> Row | None:
    """Return what the service costs this person, as far as it is known."""
    if not scene.case.service.costs:
        return None
    fee = costs.fee(scene.case.service, scene.facts)
    if not isinstance(fee, costs.Fee):
        return Row(scene.say("Fee"), scene.say("Known after the next answers"), personal=False)
    if fee.amount is None:
        return Row(scene.words(fee.label), scene.say("No source states the amount"), personal=False)
    if not fee.amount:
        return Row(scene.words(fee.label), scene.say("Free of charge"), personal=False)
    amount = scene.texts.money(fee.amount, fee.currency)
    return Row(scene.words(fee.label), amount, personal=False)


def _row(scene: CaseScene, name: str) -> Row:
    field = scene.case.service.fields[name]
    shown = answer_shown(scene, name)
    hidden = bool(field.mask and scene.for_citizen and shown)
    return Row(
        label=scene.words(field.label),
        value=(masked(shown, field.mask) if hidden else shown) or scene.say("Not provided"),
        full=shown if hidden else "",
        change=None
        if scene.case.sent
        else Act(scene.say("Change"), Change(scene.case.id, name), style="quiet"),
    )
