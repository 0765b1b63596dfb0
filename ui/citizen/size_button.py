"""The button of one text size: a letter as large as it makes the text."""

from __future__ import annotations

from citizenspot.visit.commands import ChooseTextSize
from citizenspot.visit.views import Act
from citizenspot.visit.words import TextSize
from ui.design.controls.act_button import ActButton
from ui.design.controls.button import light_coat
from ui.design.controls.face import Coat, Face
from ui.design.controls.pressable import Words
from ui.design.icon import IconName

_LETTERS: dict[TextSize, IconName] = {
    TextSize.NORMAL: "size-1",
    TextSize.LARGE: "size-2",
    TextSize.LARGEST: "size-3",
}


class SizeButton(ActButton):
    """Shows a letter and is named by the act's words; the size in use is bounded and tinted."""

    def _made_face(self) -> Face:
        return Face(self._look, across=1.2)

    def _said(self, act: Act) -> Words:
        command = act.command
        size = command.size if isinstance(command, ChooseTextSize) else TextSize.NORMAL
        return Words("", icon=(_LETTERS[size], "before"), name=act.label)

    def _coat(self) -> Coat:
        lit = self.underMouse() or self.isDown() or bool(self.act.selected)
        return light_coat(self._look, quiet=not self.act.selected, lit=lit)
