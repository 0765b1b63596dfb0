"""The pages of *submit*: the last look before the case is sent, and that it was sent."""

from __future__ import annotations

from citizenspot.visit.commands import Continue, Submit
from citizenspot.visit.pages.delivery import delivery_notice
from citizenspot.visit.pages.scene import CaseScene, back
from citizenspot.visit.views import Act, Page, Row, Rows


def for_citizen(scene: CaseScene) -> Page:
    """Say what is sent to whom."""
    return _sent(scene) if scene.case.sent else _before(scene)


def for_desk(scene: CaseScene) -> Page:
    """Let the mediator send it with a key that is not pressed by chance."""
    return _sent(scene) if scene.case.sent else _before(scene)


def _before(scene: CaseScene) -> Page:
    say = scene.say
    send = Act(
        say("Send to {provider}", provider=scene.provider),
        Submit(scene.case.id),
        key="" if scene.for_citizen else "Ctrl+Return",
        style="primary",
    )
    rows = (
        Row(say("Service"), scene.service, personal=False),
        Row(say("Goes to"), scene.provider, personal=False),
    )
    notice = delivery_notice(scene)
    return scene.page(
        say("Send the request"),
        say("It is sent once. After that it cannot be changed here."),
        blocks=(Rows(rows), *((notice,) if notice else ())),
        acts=(send, *back(scene)),
    )


def _sent(scene: CaseScene) -> Page:
    on = Continue(scene.case.id, scene.case.step)
    notice = delivery_notice(scene)
    return scene.page(
        scene.say("The request is sent"),
        scene.say("It cannot be taken back or changed here."),
        name=f"{scene.case.id}/{scene.case.step}/sent",
        blocks=(notice,) if notice else (),
        acts=(Act(scene.say("Continue"), on, style="primary"),),
    )
