"""How the citizen reads screen 2: its colours, voice and words, asked for and chosen."""

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


class ChooseEasyLanguage(Command, frozen=True, tag="choose_easy_language"):
    """Say it on screen 2 in easy language where a service has it, or in the usual words."""

    on: bool


ReadingChoice = ChooseContrast | ReadAloud | ChooseEasyLanguage


class ContrastChosen(Event, frozen=True, tag="contrast_chosen"):
    """Screen 2 writes in these colours from here on."""

    contrast: Contrast


class EasyLanguageChosen(Event, frozen=True, tag="easy_language_chosen"):
    """Screen 2 says it in easy language from here on, or in the usual words."""

    on: bool
