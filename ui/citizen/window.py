"""The citizen's window: shows views, and nothing that was not in one."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice, Qt
from PySide6.QtGui import QClipboard, QCloseEvent, QGuiApplication, QPixmapCache, QShowEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from citizenspot.texts import Texts
from citizenspot.visit.commands import AnyCommand
from citizenspot.visit.views import CitizenView
from citizenspot.visit.words import Contrast, TextSize
from ui.citizen.aloud.aloud import Aloud
from ui.citizen.colours import in_contrast
from ui.citizen.double_tap import DoubleTapGuard
from ui.citizen.keyboard.room import KeyboardRoom
from ui.citizen.outgoing import Outgoing
from ui.citizen.practice_frame import PracticeFrame
from ui.citizen.stage import Stage
from ui.design.controls.act_button import ActButton
from ui.design.frame_settling import FrameSettling
from ui.design.laying_out import lay_out_now
from ui.design.look import Look
from ui.design.showable import showable
from ui.design.style_sheet import palette_of

_PNG_QUICK = 80
"""Qt's quality for PNG: little compression; the picture goes to the same machine."""


class Manner(msgspec.Struct, frozen=True):
    """What a stage is built for; when it changes, the stage is built again."""

    language: str
    right_to_left: bool
    size: TextSize
    contrast: Contrast = Contrast.USUAL


class CitizenWindow(QWidget):
    """Holds the stage for the view's language and size, and paints what it is told at once."""

    def __init__(
        self,
        look_of: Callable[[TextSize], Look],
        outgoing: Outgoing,
        *,
        language: str,
        practice: bool,
    ) -> None:
        super().__init__()
        self._look_of, self._outgoing, self._is_practice = look_of, outgoing, practice
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        # The screen decides how large the window is, never a text.
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._taps = DoubleTapGuard(self)
        self._settling = FrameSettling(self)
        self._page = ""
        self._aloud = Aloud(self, outgoing)
        texts = Texts.for_language(language)
        self._manner = Manner(language, texts.right_to_left, TextSize.NORMAL)
        self._frame, self._stage = self._built()
        self.say_one_moment()

    @property
    def stage(self) -> Stage:
        """Return what the window shows now."""
        return self._stage

    def show_view(self, view: CitizenView) -> None:
        """Show a view and hand its frame over to the screen before returning."""
        manner = Manner(view.language, view.right_to_left, view.text_size, view.contrast)
        focused = self._focused_command() if manner != self._manner else None
        if manner != self._manner:
            self._turn_to(manner)
        if view.page.name != self._page:
            self._page = view.page.name
            self._keyboard.put_away()
            self._taps.page_changed()
        is_over = (self._stage.state, view.state) == ("goodbye", "idle")
        self._stage.show_view(view)
        if view.state == "idle":
            forget_texts()
        if is_over:
            self._stage.show_cleared()
        self._show_practice(view.practice)
        if focused is not None:
            self._focus_again(focused)
        self.paint_now()
        self._aloud.show_view(view, self._stage)

    def say_one_moment(self) -> None:
        """Show that the desk is being waited for."""
        self._page = ""
        self._aloud.end()
        self._stage.say_one_moment()
        self._show_practice("")
        self.paint_now()

    def spoken(self, number: int) -> None:
        """Go on reading: what has this number was said to its end."""
        self._aloud.reading.over(number)

    def paint_now(self) -> None:
        """Lay out and paint what changed, and hand it over to the screen."""
        lay_out_now()
        self.repaint(self._settling.pixel)
        self._settling.frame_shown()

    def picture(self) -> bytes:
        """Return the window as it is now, as PNG."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.grab().save(buffer, "PNG", _PNG_QUICK)
        return bytes(buffer.data().data())

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the taps as soon as there is a native window."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.installEventFilter(self._taps)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay: only the desk ends this screen."""
        event.ignore()

    def _turn_to(self, manner: Manner) -> None:
        """Build everything again; leaving a field commits what was being typed in it."""
        self.setFocus()
        self._manner = manner
        before = (self._frame, self._keyboard)
        self._frame, self._stage = self._built()
        for old in before:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _built(self) -> tuple[PracticeFrame, Stage]:
        manner = self._manner
        look = in_contrast(self._look_of(manner.size), manner.contrast)
        self.setPalette(palette_of(look))
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft
            if manner.right_to_left
            else Qt.LayoutDirection.LeftToRight
        )
        say = Texts.for_language(manner.language).say
        stage = Stage(look, say, self._outgoing, self._aloud.reading)
        frame = PracticeFrame(look, stage)
        self._keyboard = KeyboardRoom(look, say, manner.language, stage)
        self._column.addWidget(frame, 1)
        self._column.addWidget(self._keyboard)
        frame.show()
        self._keyboard.show()
        return frame, stage

    def _show_practice(self, words: str) -> None:
        say = Texts.for_language(self._manner.language).say
        self._frame.show_practice(words or (say("Practice") if self._is_practice else ""))

    def _focused_command(self) -> AnyCommand | None:
        focused = self.focusWidget()
        return focused.act.command if isinstance(focused, ActButton) else None

    def _focus_again(self, command: AnyCommand) -> None:
        """Put the focus on the button of the same act, such as a text size pressed again."""
        for button in self.findChildren(ActButton):
            if button.act.command == command and not self._frame.isHidden():
                button.setFocus(Qt.FocusReason.OtherFocusReason)


def forget_texts() -> None:
    """Clear what the process keeps of texts shown: old pages, the clipboard and the caches.

    With the pages go their fields, and with these what could be undone in them.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
    QPixmapCache.clear()
    showable.cache_clear()
