"""The button of the next set of colours: half of a circle filled, as on every screen's settings."""

from __future__ import annotations

from msgspec.structs import replace

from citizenspot.visit.views import Act
from ui.design.controls.act_button import ActButton
from ui.design.controls.face import Face
from ui.design.controls.pressable import Words


class ColourButton(ActButton):
    """Shows a picture and is named by the colours that a press brings."""

    def _made_face(self) -> Face:
        return Face(self._look, across=1.2)

    def _said(self, act: Act) -> Words:
        return Words("", icon=("contrast", "before"), name=act.label)


def next_colours(contrasts: tuple[Act, ...]) -> tuple[Act, ...]:
    """Return the act that brings the colours after those chosen; none where there is no choice."""
    chosen = next((at for at, act in enumerate(contrasts) if act.selected), None)
    if chosen is None:
        return ()
    following = contrasts[(chosen + 1) % len(contrasts)]
    return (replace(following, selected=None, style="quiet"),)
