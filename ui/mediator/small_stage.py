"""Screen 2's own stage for its small picture: a window of a screen's size that no screen shows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLayout, QWidget

from citizenspot.texts import Texts
from citizenspot.visit.views import CitizenView
from ui.citizen.colours import in_contrast
from ui.citizen.outgoing import Outgoing
from ui.citizen.practice_frame import PracticeFrame
from ui.citizen.stage import Stage
from ui.design.look import Look

_NOWHERE = Outgoing(give=lambda _command: None, draft=lambda _draft: None)


class SmallStage:
    """A stage for the language, text size and colours of one view, and those like it."""

    def __init__(self, look: Look, view: CitizenView, size: QSize, parent: QWidget) -> None:
        """Build, to be owned by `parent`; `look` is the usual one for the view's text size."""
        contrasted = in_contrast(look, view.contrast)
        say = Texts.for_language(view.language).say
        self._stage = _SilentStage(contrasted, say, _NOWHERE)
        self.frame = PracticeFrame(contrasted, self._stage)
        self.frame.setParent(parent, Qt.WindowType.Window)
        self.frame.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.frame.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        direction = Qt.LayoutDirection
        is_turned = view.right_to_left
        self.frame.setLayoutDirection(direction.RightToLeft if is_turned else direction.LeftToRight)
        column = self.frame.layout()
        if column:
            column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.frame.resize(size)
        # It has to be visible to Qt all the same: only what is visible is laid out to its end.
        self.frame.show()
        _hide_from_assistive_technology(self.frame)

    def show_view(self, view: CitizenView) -> None:
        """Show a view like the one it was built for."""
        self._stage.show_view(view)
        self.frame.show_practice(view.practice)

    def close(self) -> None:
        """Be gone."""
        self.frame.close()
        self.frame.deleteLater()


def _hide_from_assistive_technology(window: QWidget) -> None:
    """Take a window that no screen shows out of the tree that a screen reader walks.

    A mediator who listens to the desk would otherwise find the citizen's buttons there. Qt leaves
    out windows of the kind "popup"; this one is never opened as what it is called.
    """
    handle = window.windowHandle()
    if handle is not None:
        handle.setFlags(Qt.WindowType.Popup)


class _SilentStage(Stage):
    """The citizen's stage, without telling the mediator's screen reader what screen 2 says."""

    def _announce(self, view: CitizenView) -> None:
        del view
