"""The bar at the bottom of every page: language, text size, colours, explain, stop."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citizenspot.visit.commands import ChooseTextSize
from citizenspot.visit.reading_choices import ChooseContrast, ReadAloud
from citizenspot.visit.screen_commands import AskToExplain, Stop
from citizenspot.visit.views import Act, CitizenView
from ui.citizen.colour_button import ColourButton, next_colours
from ui.citizen.ends_row import EndsRow
from ui.citizen.size_button import SizeButton
from ui.design.controls.act_button import ActButton, ButtonIcon
from ui.design.controls.button import Button
from ui.design.controls.pressable import Words
from ui.design.look import Look, Say
from ui.design.page_column import put_in_column
from ui.design.painting import hairline, painter_on

_ICONS: dict[type, ButtonIcon] = {
    ReadAloud: ("speaker", "before"),
    AskToExplain: ("question", "before"),
    Stop: ("stop", "before"),
}

_WIDTH_EMS = 58
"""Wider than the column of a page: on a wide screen sizes and colours have their place too."""


class Way(NamedTuple):
    """What the row shows: sizes and colours, or the way to them; a language's name; words."""

    sizes: bool
    text: bool
    language: bool
    words: int


def _ways(every: int) -> Iterator[Way]:
    """Yield what is tried, the most first; the words of `every` button are the last to go."""
    yield Way(sizes=True, text=False, language=True, words=every)
    yield Way(sizes=False, text=True, language=True, words=every)
    yield Way(sizes=False, text=False, language=True, words=every)
    for words in range(every, -1, -1):
        yield Way(sizes=False, text=False, language=False, words=words)


class BottomBar(QWidget):
    """What is always at hand, in the same place; Stop stands alone at the end."""

    def __init__(
        self,
        look: Look,
        say: Say,
        press: Callable[[Act], None],
        choose_language: Callable[[], None],
    ) -> None:
        super().__init__()
        self._look, self._say, self._press = look, say, press
        self._buttons: dict[Hashable, ActButton] = {}
        self._has_sheet = False
        self._shown: tuple[tuple[Act, ...], tuple[Act, ...]] = ((), ())
        measures = look.measures
        self._language_words = Words("", icon=("globe", "before"))
        self.language = Button(look, self._language_words, choose_language, "quiet")
        self._sheet_words = Words("", icon=("text-size", "before"), name=say("Text"))
        self.text = Button(look, self._sheet_words, choose_language, "quiet")
        self._row = EndsRow(measures.spaces(0.5), end_first=False)
        self._content = content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, measures.spaces(0.5), 0, measures.spaces(0.5))
        column.addWidget(self._row)
        put_in_column(content, self, look)
        content.setMaximumWidth(_WIDTH_EMS * measures.body)

    def show_view(self, view: CitizenView) -> None:
        """Show the acts that every page has; those that the welcome page holds are left out."""
        is_welcome = view.state == "welcome"
        sizes = () if is_welcome else view.sizes
        languages = () if is_welcome else view.languages
        colours = () if is_welcome else next_colours(view.contrasts)
        acts = (*sizes, *colours, *view.chrome)
        self.setVisible(bool(acts or languages))
        if (acts, languages) != self._shown:
            self._shown = (acts, languages)
            self._show(acts, languages)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, divided from what is above."""
        del event
        with painter_on(self) as painter:
            painter.fillRect(self.rect(), QColor(self._look.colours.surface))
            hairline(painter, QRectF(self.rect()), self._look.colours.line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the sizes to the sheet where not everything fits beside each other."""
        super().resizeEvent(event)
        self._fit()

    def _show(self, acts: tuple[Act, ...], languages: tuple[Act, ...]) -> None:
        self._name_language(languages)
        if self._update(acts):
            self._fill()
        self._has_sheet = bool(languages)
        self.language.setVisible(self._has_sheet)
        self._fit()

    def _fit(self) -> None:
        """Show what fits in one row: sizes go first, the language's name next, Stop's word last.

        What goes stands in the sheet that the language opens, and a button with letters says so.
        """
        in_sheet = (SizeButton, ColourButton)
        sizes = [button for button in self._buttons.values() if isinstance(button, in_sheet)]
        worded = [button for button in self._buttons.values() if isinstance(button, BarButton)]
        for way in _ways(len(worded)):
            for size in sizes:
                size.setVisible(way.sizes)
            self.text.setVisible(self._has_sheet and way.text)
            self._show_words(worded, way.words, with_language=way.language)
            if self._row.sizeHint().width() <= self._content.contentsRect().width():
                break
        self._row.arrange()

    def _show_words(self, worded: list[BarButton], most: int, *, with_language: bool) -> None:
        """Show the words of so many buttons; the last ones keep theirs."""
        for turn, button in enumerate(reversed(worded)):
            button.show_with_words(with_words=turn < most)
        words = self._language_words
        if not with_language:
            words = replace(words, label="", name=words.name or words.label)
        self.language.show_words(words)

    def _name_language(self, languages: tuple[Act, ...]) -> None:
        word = self._say("Language")
        current = next((act.label for act in languages if act.selected), word)
        name = "" if current == word else f"{word}: {current}"
        self._language_words = Words(current, icon=("globe", "before"), name=name)

    def _update(self, acts: tuple[Act, ...]) -> bool:
        """Show acts on the buttons that are there; return whether others are needed."""
        wanted = {_key(act): act for act in acts}
        is_changed = list(wanted) != list(self._buttons)
        self._buttons = {k: self._buttons.get(k) or self._made(act) for k, act in wanted.items()}
        for key, act in wanted.items():
            self._buttons[key].show_act(act)
        return is_changed

    def _fill(self) -> None:
        buttons = self._buttons.values()
        begin = [button for button in buttons if button.act.style != "danger"]
        end = [button for button in buttons if button.act.style == "danger"]
        self._row.show_ends([self.language, self.text, *begin], end)

    def _made(self, act: Act) -> ActButton:
        if isinstance(act.command, ChooseTextSize):
            return SizeButton(self._look, act, self._press)
        if isinstance(act.command, ChooseContrast):
            return ColourButton(self._look, act, self._press)
        return BarButton(self._look, act, self._press, icon=_ICONS.get(type(act.command)))


class BarButton(ActButton):
    """A button that can do without its words, as long as it has a picture."""

    _has_words = True

    def show_with_words(self, *, with_words: bool) -> None:
        """Say the words beside the picture, or leave them to assistive technology."""
        if with_words != self._has_words:
            self._has_words = with_words
            self.show_words(self._said(self.act))

    def _said(self, act: Act) -> Words:
        words = super()._said(act)
        if self._has_words or words.icon is None:
            return words
        return replace(words, label="", name=words.name or words.label)


def _key(act: Act) -> Hashable:
    command = act.command
    return command if isinstance(command, ChooseTextSize) else type(command).__name__
