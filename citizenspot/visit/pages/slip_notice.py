"""What the mediator is told of the slip for home, where its paper does not come."""

from __future__ import annotations

from citizenspot.receipts.printer_reasons import PrinterReason, problem_sentence
from citizenspot.visit.pages.scene import Scene
from citizenspot.visit.views import Notice

UNWRITTEN = "unwritten"
"""The slip could not be made at all."""

_SLIP_PAPER = "80mm"
_OF_A_RECEIPT = frozenset(
    {PrinterReason.NO_FILE.value, PrinterReason.NOT_MADE.value, PrinterReason.REFUSED.value}
)
"""Reasons whose sentences speak of a receipt."""


def slip_notice_for_mediator(scene: Scene) -> tuple[Notice, ...]:
    """Return what keeps the slip, and that screen 2 shows the same."""
    problem = scene.around.slip_problem
    if not problem:
        return ()
    sentence = scene.say("The slip for home has not come out. Screen 2 shows the same.")
    return (Notice("warning", sentence, _why_for_mediator(scene, problem)),)


def _why_for_mediator(scene: Scene, problem: str) -> str:
    if problem == UNWRITTEN or problem in _OF_A_RECEIPT:
        return ""
    queue = scene.around.printers.get(_SLIP_PAPER, "")
    return problem_sentence(PrinterReason(problem), queue, scene.texts)
