"""The pages of *payment*: what it costs, and that it was paid."""

from __future__ import annotations

from citizenspot.texts import _N
from citizenspot.visit.commands import Continue, TakePayment
from citizenspot.visit.pages.review import fee_row
from citizenspot.visit.pages.scene import CaseScene, back
from citizenspot.visit.state import Payment
from citizenspot.visit.views import Act, Block, Choices, Notice, Page, Row, Rows
from citizenspot.visit.words import PaymentMethod
from services_catalog.definition import PaymentStep

WAYS = {
    PaymentMethod.CASH: _N("In cash"),
    PaymentMethod.TERMINAL: _N("By card, at the terminal"),
    PaymentMethod.REFERENCE: _N("By payment reference"),
}


def for_citizen(scene: CaseScene) -> Page:
    """Say what is to be paid, or that it is paid."""
    if scene.case.payment is not None:
        return _paid(scene, scene.case.payment)
    return scene.page(
        scene.say("Please pay the fee"),
        scene.say("Pay the mediator. The receipt lists what you paid."),
        blocks=_fee(scene),
        acts=back(scene),
    )


def for_desk(scene: CaseScene) -> Page:
    """Let the mediator record how it was paid."""
    if scene.case.payment is not None:
        return _paid(scene, scene.case.payment)
    step = scene.case.current_step
    if not isinstance(step, PaymentStep):
        scene.wrong_step()
    taken = tuple(_taken(scene, way) for way in PaymentMethod if way.value in step.methods)
    return scene.page(
        scene.say("Take the fee"),
        scene.say("Press only when the money is here: this cannot be undone."),
        blocks=(*_fee(scene), Choices(taken, title=scene.say("Paid"))),
        acts=back(scene),
    )


def _taken(scene: CaseScene, way: PaymentMethod) -> Act:
    """Return the act that notes a payment: cash by the page's main key, others with a number."""
    taking = TakePayment(scene.case.id, way)
    if way is PaymentMethod.CASH:
        return Act(scene.say(WAYS[way]), taking, style="primary")
    return Act(scene.say(WAYS[way]), taking, asks="reference")


def _fee(scene: CaseScene) -> tuple[Block, ...]:
    fee = fee_row(scene)
    return (Rows((fee,)),) if fee else ()


def _paid(scene: CaseScene, payment: Payment) -> Page:
    say = scene.say
    amount = scene.texts.money(payment.amount, payment.currency)
    on = Act(say("Continue"), Continue(scene.case.id, scene.case.step), style="primary")
    rows = (
        Row(say("Amount"), amount, personal=False),
        Row(say("Way of paying"), say(WAYS[payment.method]), personal=False),
    )
    kept = Notice("information", say("The fee is paid. This cannot be undone here."))
    return scene.page(say("The fee is paid"), blocks=(Rows(rows), kept), acts=(on, *back(scene)))
