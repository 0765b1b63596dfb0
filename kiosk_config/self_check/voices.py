"""Checks the voices: can every language of the citizen's screen be read aloud?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk_config.self_check.finding import Finding, Subject, ok, warning
from kiosk_config.sentences import _N

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk_config.self_check.machine import Machine
    from kiosk_config.settings import Settings

_INSTALL = (
    "sudo apt-get install speech-dispatcher speech-dispatcher-espeak-ng"
    " speech-dispatcher-audio-plugins"
)
_COLUMNS = 3
"""One line of `spd-say -L` (0.11): a name, which may have spaces, a language and a variant."""


def check_voices(machine: Machine, settings: Settings, languages: Sequence[str]) -> Finding:
    """Judge whether speech-dispatcher has a voice for each language, by its base tag."""
    module = ("-o", settings.speech.module) if settings.speech.module else ()
    told = machine.output_of("spd-say", *module, "-L")
    if not told:
        text = _N("speech-dispatcher does not answer: nothing is read aloud.")
        return warning(Subject.VOICES, text, mend=_INSTALL)
    silent = [language for language in languages if language not in voices_told(told)]
    if silent:
        text = _N("These languages have no voice and are not read aloud: {languages}.")
        mend = "sudo apt-get install speech-dispatcher-espeak-ng espeak-ng-data"
        return warning(Subject.VOICES, text, mend=mend, languages=", ".join(silent))
    return ok(Subject.VOICES, _N("Every language can be read aloud."))


def voices_told(told: str) -> frozenset[str]:
    """Return the base tags of the voices, from the words of `spd-say -L`."""
    rows = (line.split() for line in told.splitlines())
    return frozenset(row[-2].partition("-")[0].lower() for row in rows if len(row) >= _COLUMNS)
