"""How a submission fares, as both readers are told it."""

from __future__ import annotations

from citizenspot.texts import _N
from citizenspot.visit.commands import SettleDelivery
from citizenspot.visit.pages.scene import CaseScene
from citizenspot.visit.state import Delivery
from citizenspot.visit.views import Act, Notice
from citizenspot.visit.words import DeliveryState

ON_ITS_WAY = _N("Your request is on its way to {provider}.")
NO_NEED_TO_WAIT = _N("You need not wait for the answer. The receipt says how to ask for it.")


def delivery_notice(scene: CaseScene) -> Notice | None:
    """Return how the case's submission fares, with what a person can do about it."""
    delivery = scene.case.delivery
    if delivery is None:
        return None
    say, provider = scene.say, scene.provider
    match delivery.state:
        case DeliveryState.QUEUED | DeliveryState.SENDING:
            return Notice("information", say(ON_ITS_WAY, provider=provider), say(NO_NEED_TO_WAIT))
        case DeliveryState.ACCEPTED:
            return Notice(
                "success",
                say("{provider} has your request.", provider=provider),
                say("Reference: {reference}", reference=delivery.reference),
            )
        case DeliveryState.REFUSED:
            return _refused(scene, delivery)
        case DeliveryState.WITHDRAWN:
            return Notice("warning", say("The request was withdrawn before it was answered."))
    return _unknown(scene)


def _refused(scene: CaseScene, delivery: Delivery) -> Notice:
    return Notice(
        "problem",
        scene.say("{provider} did not take the request.", provider=scene.provider),
        scene.say("Its answer: {said}", said=delivery.said or delivery.reason),
    )


def _unknown(scene: CaseScene) -> Notice:
    say = scene.say
    if scene.for_citizen:
        return Notice(
            "warning",
            say("We do not know yet whether {provider} has your request.", provider=scene.provider),
            say("We ask before sending it again. The receipt says how to ask for it."),
        )
    return Notice(
        "warning",
        say("It is not known whether {provider} has the request.", provider=scene.provider),
        say("Ask the provider by telephone, then say what holds."),
        settling(scene),
    )


def settling(scene: CaseScene) -> tuple[Act, ...]:
    """Return what a person can decide about a submission without an answer."""
    case = scene.case.id
    return (
        Act(scene.say("It did not arrive: send it again"), SettleDelivery(case, "send_again")),
        Act(
            scene.say("It arrived: write the reference"),
            SettleDelivery(case, "arrived"),
            asks="reference",
        ),
        Act(scene.say("Withdraw it"), SettleDelivery(case, "withdraw"), style="danger"),
    )
