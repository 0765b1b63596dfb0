"""How the citizen reads screen 2: its colours and its voice, asked for and chosen."""

from __future__ import annotations

from citizenspot.visit.desk_commands import Command
from citizenspot.visit.event import Event
from citizenspot.visit.words import Contrast


class ChooseContrast(Command, frozen=True, tag="choose_contrast"):
    """Set in which colours screen 2 writes."""

    contrast: Contrast


class ReadAloud(Command, frozen=True, tag="read_aloud"):
    """Let screen 2 read its pages aloud, or be silent."""

    on: bool


ReadingChoice = ChooseContrast | ReadAloud


class ContrastChosen(Event, frozen=True, tag="contrast_chosen"):
    """Screen 2 writes in these colours from here on."""

    contrast: Contrast
