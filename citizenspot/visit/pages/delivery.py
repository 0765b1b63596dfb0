"""How a submission fares, as both readers are told it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from citizenspot.providers.delivery_sentences import sentences
from citizenspot.texts import Texts
from citizenspot.visit.commands import SettleDelivery
from citizenspot.visit.desk_commands import TryNow
from citizenspot.visit.pages.scene import CaseScene
from citizenspot.visit.state import Delivery
from citizenspot.visit.views import Act, Notice, Task
from citizenspot.visit.words import DeliveryState

Tone = Literal["information", "success", "warning", "problem"]
TONES: dict[DeliveryState, Tone] = {
    DeliveryState.QUEUED: "information",
    DeliveryState.SENDING: "information",
    DeliveryState.ACCEPTED: "success",
    DeliveryState.REFUSED: "problem",
    DeliveryState.UNKNOWN: "warning",
    DeliveryState.WITHDRAWN: "warning",
}
_OVER = frozenset({DeliveryState.ACCEPTED, DeliveryState.REFUSED, DeliveryState.WITHDRAWN})


def delivery_notice(scene: CaseScene) -> Notice | None:
    """Return how the case's submission fares, with what a person can do about it."""
    delivery = scene.case.delivery
    if delivery is None:
        return None
    said = sentences(delivery.state, delivery.reason)
    sentence = scene.say(said.citizen if scene.for_citizen else said.mediator)
    unsettled = delivery.state is DeliveryState.UNKNOWN and not scene.for_citizen
    return Notice(
        TONES[delivery.state],
        sentence,
        next=_rest_for_mediator(scene, delivery) or _in_their_words(scene, delivery),
        acts=(*_try_now_for_mediator(scene, delivery), *(settling(scene) if unsettled else ())),
        personal=True,
    )


def delivery_words(delivery: Delivery) -> str:
    """Return the citizen's sentence for a delivery, to be translated."""
    return sentences(delivery.state, delivery.reason).citizen


def _in_their_words(scene: CaseScene, delivery: Delivery) -> str:
    """Return what the provider itself gave: its reference, or its reason."""
    if delivery.reference:
        reference = scene.say("Reference: {reference}", reference=delivery.reference)
        return " · ".join(
            part for part in (reference, expected_words(scene.texts, delivery)) if part
        )
    if delivery.said:
        return scene.say("{provider} answered: {said}", provider=scene.provider, said=delivery.said)
    return ""


def _rest_for_mediator(scene: CaseScene, delivery: Delivery) -> str:
    """Return until when the provider is left alone, empty where it is not or all is settled."""
    until = _rests_until(scene, delivery)
    if until is None:
        return ""
    return scene.say(
        "{provider} has not answered several times. It is tried again at {time}.",
        provider=scene.provider,
        time=scene.texts.time(until, scene.around.zone),
    )


def _try_now_for_mediator(scene: CaseScene, delivery: Delivery) -> tuple[Act, ...]:
    if _rests_until(scene, delivery) is None:
        return ()
    return (Act(scene.say("Try now"), TryNow(scene.case.id)),)


def resting_for_mediator(scene: CaseScene) -> Task | None:
    """Return the line of a submission whose provider is left alone, with until when that is."""
    delivery = scene.case.delivery
    until = _rests_until(scene, delivery) if delivery is not None else None
    if until is None:
        return None
    said = scene.say(
        "{provider} does not answer. Tried again at {time}.",
        provider=scene.provider,
        time=scene.texts.time(until, scene.around.zone),
    )
    return Task(scene.service, said, "problem", Act(scene.say("Try now"), TryNow(scene.case.id)))


def _rests_until(scene: CaseScene, delivery: Delivery) -> datetime | None:
    if scene.for_citizen or delivery.state in _OVER:
        return None
    name = scene.case.service.provider
    rests = scene.around.rests.items()
    return next((until for lane, until in rests if lane.partition("/")[0] == name), None)


def expected_words(texts: Texts, delivery: Delivery) -> str:
    """Return by when the provider will answer, or its own words for what it will do."""
    if not delivery.expected:
        return ""
    try:
        when = texts.date(date.fromisoformat(delivery.expected))
    except ValueError:
        return delivery.expected
    return texts.say("Answer expected by {when}", when=when)


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
