"""The colours a citizen may choose for screen 2, and the themes they are."""

from __future__ import annotations

from msgspec.structs import replace

from citizenspot.visit.words import Contrast
from ui.design.contrast import theme
from ui.design.look import Look

_THEMES = {Contrast.DARK: "dark", Contrast.STRONG: "high-contrast"}


def in_contrast(look: Look, contrast: Contrast) -> Look:
    """Return the look in the colours that were chosen; the usual ones are the spot's own."""
    name = _THEMES.get(contrast)
    return replace(look, theme=theme(name)) if name else look
