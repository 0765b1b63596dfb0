"""Every control of `ui/design` on one sheet, in each of its states: for looking at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from citizenspot.visit.commands import Stroke
from citizenspot.visit.screen_commands import GoOn
from citizenspot.visit.views import Act, Option
from ui.design.arrangement import FlowRow
from ui.design.controls.act_card import ActCard
from ui.design.controls.button import Button, Style
from ui.design.controls.drawing_area import DrawingArea
from ui.design.controls.grade_card import GradeCard
from ui.design.controls.masked_value import MaskedValue
from ui.design.controls.medallion import Medallion
from ui.design.controls.option_card import OptionCard
from ui.design.controls.pressable import Words
from ui.design.controls.progress_bar import ProgressBar
from ui.design.controls.toned_line import TonedLine
from ui.design.fonts import Type
from ui.design.icon import ICON_NAMES, Icon, IconName
from ui.design.look import Look
from ui.design.plain_text import PlainText
from ui.design.style_sheet import palette_of

_WORDS = "Ação · Дія · إجراء · Il1 O0"
_STEPS = 9
_FACES: tuple[IconName, ...] = ("face-1", "face-2", "face-3", "face-4", "face-5")
_STROKE: Stroke = ((200, 700), (350, 300), (500, 700), (650, 300), (800, 700))


def controls_sheet(look: Look, width: int) -> QWidget:
    """Return a widget of this width with every control on it, as high as it has to be."""
    sheet = QWidget()
    sheet.setPalette(palette_of(look))
    sheet.setAutoFillBackground(True)
    column = QVBoxLayout(sheet)
    edge = look.measures.spaces(3)
    column.setContentsMargins(edge, edge, edge, edge)
    column.setSpacing(look.measures.spaces(2))
    for part in _parts(look):
        column.addWidget(part)
    column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    sheet.resize(width, column.totalHeightForWidth(width))
    return sheet


def _parts(look: Look) -> Iterator[QWidget]:
    for kind in Type:
        yield PlainText(look, f"{kind.name.capitalize()}: {_WORDS}", kind)
    for is_enabled in (True, False):
        yield _row(look, [_button(look, style, is_enabled) for style in get_args(Style)])
    yield _row(look, list(_options(look)))
    for tone in ("information", "success", "warning", "problem"):
        line = TonedLine(look, "paper", getattr(look.colours, tone).ink)
        yield line
        # Once it is in the sheet: shown before, it would be a window of its own.
        line.say(_WORDS)
    yield from _of_steps(look)
    progress = ProgressBar(look)
    progress.show_step(4, _STEPS, "4/9")
    yield progress
    icons = [Icon(name, look.measures.icon, look.colours.text) for name in ICON_NAMES]
    yield Medallion(look, "check", 4 * look.measures.body)
    yield _row(look, list(icons))


def _button(look: Look, style: Style, is_enabled: bool) -> Button:  # noqa: FBT001 - one of two rows
    words = Words(f"{style} {_WORDS[:4]}", icon=("check", "before"), key="F7")
    button = Button(look, words, lambda: None, style)
    button.setEnabled(is_enabled)
    return button


def _options(look: Look) -> Iterator[OptionCard]:
    for number in range(3):
        card = OptionCard(look, Option(str(number), f"{number + 1}. {_WORDS}"))
        card.setAutoExclusive(False)
        card.setChecked(number == 1)
        yield card


def _of_steps(look: Look) -> Iterator[QWidget]:
    """Yield the controls that one kind of step or block has for itself."""
    masked = MaskedValue(look, _as_it_is)
    masked.show_value("••••••789", "123 456 789", "NIF")
    yield masked
    cards = [ActCard(look, act, lambda _: None) for act in _acts()]
    yield _row(look, cards)
    grades = [GradeCard(look, face, _WORDS[:4], lambda: None) for face in _FACES]
    grades[-1].show_chosen(chosen=True)
    yield _row(look, grades)
    for strokes in ((), (_STROKE,)):
        area = DrawingArea(look, lambda: None)
        area.show_strokes(strokes)
        yield area


def _acts() -> Iterator[Act]:
    for selected in (False, True):
        yield Act(_WORDS, GoOn(), key="F7", selected=selected)
    yield Act(_WORDS, GoOn(), key="F7", why_not=_WORDS)


def _as_it_is(text: str) -> str:
    return text


def _row(look: Look, widgets: Sequence[QWidget]) -> QWidget:
    flow = FlowRow(look.measures.spaces(1))
    flow.show_widgets(list(widgets))
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(flow)
    return holder
