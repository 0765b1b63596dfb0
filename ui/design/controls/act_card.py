"""The large card of an act among equals, such as a language or a way to pay."""

from __future__ import annotations

from citizenspot.visit.views import Act
from ui.design.controls.act_button import ActButton, ButtonIcon
from ui.design.controls.face import Coat, Face
from ui.design.controls.pressable import Words
from ui.design.look import Look


class ActCard(ActButton):
    """A card whose words stand where lines begin; the one selected carries a check mark."""

    def _made_face(self) -> Face:
        return Face(self._look, across=2.5, down=2, centred=False)

    def _said(self, act: Act) -> Words:
        icon: ButtonIcon | None = ("check", "after") if act.selected else None
        return Words(act.label, act.why_not, icon, act.key)

    def _coat(self) -> Coat:
        if self._act.why_not or self._act.style in {"primary", "danger"}:
            return super()._coat()
        return card_coat(
            self._look, selected=bool(self._act.selected), lit=self.underMouse() or self.isDown()
        )


def card_coat(look: Look, *, selected: bool, lit: bool) -> Coat:
    """Return the colours of a card that can be chosen."""
    colours = look.colours
    if selected:
        return Coat(colours.accent_tint, colours.accent, colours.on_tint, colours.on_tint, 1.5)
    fill = colours.accent_tint if lit else colours.surface
    return Coat(fill, colours.border, colours.text, colours.text_subtle)
