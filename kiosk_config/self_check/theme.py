"""Checks the spot's own colours: can everybody read what is shown in them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk_config.self_check.finding import Finding, Subject, ok, warning
from kiosk_config.sentences import _N

if TYPE_CHECKING:
    from kiosk_config.settings import Settings


def check_theme(settings: Settings, refusal: str) -> Finding:
    """Judge the theme file of the settings; `refusal` is why the program refuses it, if it does."""
    file = settings.screens.theme_file
    if file is None:
        return ok(Subject.THEME, _N("The spot has no colours of its own."))
    if refusal:
        text = _N("{refusal} The light theme is shown instead.")
        mend = f'"${{EDITOR:-nano}}" {file}'
        return warning(Subject.THEME, text, mend=mend, refusal=refusal)
    return ok(Subject.THEME, _N("The colours of {file} can be read."), file=file)
