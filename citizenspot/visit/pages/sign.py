"""The pages of *sign*: a statement, and the citizen's drawn signature."""

from __future__ import annotations

from citizenspot.visit.commands import Continue, Sign
from citizenspot.visit.pages.scene import CaseScene, back
from citizenspot.visit.views import Act, Page, SignaturePad
from services_catalog.definition import SignStep


def for_citizen(scene: CaseScene) -> Page:
    """Let the citizen draw."""
    return scene.page(
        scene.say("Sign here"),
        scene.say("Draw your signature with your finger or the pen."),
        blocks=(_pad(scene, editable=not scene.case.signature),),
        acts=(*_signed(scene), *back(scene)),
    )


def for_desk(scene: CaseScene) -> Page:
    """Show the signature as it is drawn; who cannot draw is assisted, with the reason."""
    cannot = Act(
        scene.say("The citizen cannot draw"), Sign(scene.case.id, strokes=()), reason_asked=True
    )
    acts = _signed(scene) or (cannot,)
    return scene.page(
        scene.say("The citizen signs"),
        scene.say("The signature is drawn on screen 2."),
        blocks=(_pad(scene, editable=False),),
        acts=(*acts, *back(scene)),
    )


def _signed(scene: CaseScene) -> tuple[Act, ...]:
    if not scene.case.record(scene.case.step).done:
        return ()
    on = Continue(scene.case.id, scene.case.step)
    return (Act(scene.say("Continue"), on, style="primary"),)


def _pad(scene: CaseScene, *, editable: bool) -> SignaturePad:
    step = scene.case.current_step
    if not isinstance(step, SignStep):
        scene.wrong_step()
    return SignaturePad(
        case=scene.case.id,
        statement=scene.words(step.statement),
        strokes=scene.case.signature,
        editable=editable,
        accept=scene.say("This is my signature"),
        clear=scene.say("Clear and draw again"),
    )
