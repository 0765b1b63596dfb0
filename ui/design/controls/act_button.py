"""The button of an act: it shows why it cannot be pressed, and hands the act over when it is."""

from __future__ import annotations

from collections.abc import Callable

from citizenspot.visit.views import Act
from ui.design.controls.button import Button, light_coat, resting_coat
from ui.design.controls.face import Coat
from ui.design.controls.pressable import Side, Words
from ui.design.icon import IconName
from ui.design.look import Look

ButtonIcon = tuple[IconName, Side]


class ActButton(Button):
    """A button that shows an `Act`.

    Where the act says `why_not`, the button can be reached and tells the reason, but does nothing.
    The icon stands before or after the words, as an arrow forward stands after.
    """

    def __init__(
        self,
        look: Look,
        act: Act,
        press: Callable[[Act], None],
        *,
        icon: ButtonIcon | None = None,
    ) -> None:
        self._act, self._press, self._icon, self._about = act, press, icon, ""
        super().__init__(look, self._said(act), self._hand_over, act.style)
        self._show_choice()
        self.toggled.connect(self._press_if_toggled)

    @property
    def act(self) -> Act:
        """Return the act shown."""
        return self._act

    def show_act(self, act: Act, about: str = "") -> None:
        """Show another act in the same place; `about` says what it is done to."""
        if (act, about) != (self._act, self._about):
            self._act, self._style, self._about = act, act.style, about
            self.show_words(self._said(act))
            self._show_choice()

    def nextCheckState(self) -> None:
        """Leave the mark where it is: a view moves it, not the press."""

    def _press_if_toggled(self, checked: bool) -> None:  # noqa: FBT001 - as the signal has it
        """Take a screen reader's "toggle" for the press it is meant as; Qt only moves the mark."""
        if checked is not bool(self._act.selected):
            self.setChecked(not checked)
            self.click()

    def _show_choice(self) -> None:
        """Tell assistive technology of a choice whether it is made; other acts are only pressed."""
        self.setCheckable(self._act.selected is not None)
        self.setChecked(bool(self._act.selected))

    def _said(self, act: Act) -> Words:
        name = f"{act.label}: {self._about}" if self._about else ""
        return Words(act.label, act.why_not, self._icon, act.key, name)

    def _hand_over(self) -> None:
        if not self._act.why_not:
            self._press(self._act)

    def _coat(self) -> Coat:
        if self._act.why_not:
            return resting_coat(self._look)
        if self._act.selected:
            return light_coat(self._look, quiet=self._style == "quiet", lit=True)
        return super()._coat()
