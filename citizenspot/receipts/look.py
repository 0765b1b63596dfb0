"""How a receipt looks on one kind of paper: sizes, inks and widths, in points."""

from __future__ import annotations

from dataclasses import dataclass

from citizenspot.receipts.fonts import Weight
from citizenspot.receipts.pieces import Style
from citizenspot.receipts.story import Tone

MILLIMETRE = 72 / 25.4
PRACTICE_ORANGE = "#F59A23"
"""The orange of practice; the screens use the same."""


@dataclass(frozen=True)
class TonePaint:
    """The ground of a panel, and the colour of its edge and mark."""

    ground: str
    edge: str


@dataclass(frozen=True)
class Look:
    """The styles of one kind of paper; each `other` is for the service's language below."""

    title: Style
    title_other: Style
    service: Style
    service_other: Style
    outcome: Style
    outcome_other: Style
    heading: Style
    heading_other: Style
    body: Style
    body_other: Style
    note: Style
    strong: Style
    reference: Style
    small: Style
    line: str
    tones: dict[Tone, TonePaint]
    practice: TonePaint
    on_practice: str
    amount: float
    """Width of the column for sums."""
    row_gap: float
    """Space below a row."""


_INK = "#17212B"
_SUBTLE = "#47525E"
_SEMIBOLD = Weight.SEMIBOLD

A4_LOOK = Look(
    title=Style(12, _SEMIBOLD, _INK),
    title_other=Style(8.5, ink=_SUBTLE),
    service=Style(21, _SEMIBOLD, _INK, 1.15),
    service_other=Style(11, ink=_SUBTLE, leading=1.25),
    outcome=Style(14, _SEMIBOLD, _INK, 1.2),
    outcome_other=Style(9, ink=_SUBTLE),
    heading=Style(10, _SEMIBOLD, _INK),
    heading_other=Style(8, ink=_SUBTLE),
    body=Style(10.5, ink=_INK, leading=1.32),
    body_other=Style(8, ink=_SUBTLE, leading=1.35),
    note=Style(8.8, ink=_SUBTLE, leading=1.35),
    strong=Style(10.5, _SEMIBOLD, _INK, 1.32),
    reference=Style(14, _SEMIBOLD, _INK, 1.2),
    small=Style(7.6, ink=_SUBTLE, leading=1.35),
    line="#DDD6CA",
    tones={
        Tone.DONE: TonePaint("#E3F3EA", "#12704A"),
        Tone.WAITING: TonePaint("#E4EEF8", "#0B5394"),
        Tone.ENDED: TonePaint("#F3EFE8", "#5A6169"),
    },
    practice=TonePaint(PRACTICE_ORANGE, PRACTICE_ORANGE),
    on_practice="#1E1200",
    amount=80,
    row_gap=4,
)

_BLACK_ON_WHITE = TonePaint("#FFFFFF", "#000000")

ROLL_LOOK = Look(
    title=Style(10, _SEMIBOLD),
    title_other=Style(7.5),
    service=Style(15, _SEMIBOLD, leading=1.15),
    service_other=Style(8.5),
    outcome=Style(12, _SEMIBOLD, leading=1.2),
    outcome_other=Style(8),
    heading=Style(9.5, _SEMIBOLD),
    heading_other=Style(7.5),
    body=Style(9.5, leading=1.3),
    body_other=Style(7.5, leading=1.3),
    note=Style(8, leading=1.3),
    strong=Style(9.5, _SEMIBOLD, leading=1.3),
    reference=Style(12, _SEMIBOLD, leading=1.2),
    small=Style(7.5, leading=1.3),
    line="#000000",
    tones=dict.fromkeys(Tone, _BLACK_ON_WHITE),
    practice=_BLACK_ON_WHITE,
    on_practice="#000000",
    amount=60,
    row_gap=4,
)
"""Black only: a thermal printer makes dots of grey, and small letters unreadable."""
