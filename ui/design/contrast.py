"""Contrast of colours, and the rule that a theme which cannot be read is never shown."""

from __future__ import annotations

from ui.design.tokens import DARK, HIGH_CONTRAST, LIGHT, Colour, Colours, Theme

THINGS_SEEN = 3.0
"""The least contrast of a control's edge or a picture that carries meaning (WCAG 2.2 §1.4.11)."""

_THEMES = {each.name: each for each in (LIGHT, DARK, HIGH_CONTRAST)}

_TEXTS = (
    ("text", "background"),
    ("text", "surface"),
    ("text", "surface_sunken"),
    ("text", "accent_tint"),
    ("text_subtle", "background"),
    ("text_subtle", "surface"),
    ("text_subtle", "surface_sunken"),
    ("text_subtle", "accent_tint"),
    ("accent", "background"),
    ("accent", "surface"),
    ("accent", "accent_tint"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("on_tint", "accent_tint"),
    ("on_tint", "accent_tint_hover"),
    ("on_curtain", "curtain"),
    ("on_practice", "practice"),
)
_EDGES = (
    ("border", "background"),
    ("border", "surface"),
    ("focus_line", "background"),
    ("focus_line", "surface"),
    ("focus_line", "focus_halo"),
)
_TONES = ("information", "success", "warning", "problem")


class ThemeRefused(Exception):
    """A theme whose colours cannot be read, with every pair that fails."""

    def __init__(self, name: str, failures: tuple[str, ...]) -> None:
        super().__init__(f"theme {name!r} cannot be read: " + "; ".join(failures))
        self.failures = failures


def theme(name: str) -> Theme:
    """Return the checked theme of a name; raises `KeyError` and `ThemeRefused`."""
    return checked(_THEMES[name])


def checked(candidate: Theme) -> Theme:
    """Return the theme if everything in it can be read; raises `ThemeRefused` otherwise."""
    failures = tuple(_failures(candidate))
    if failures:
        raise ThemeRefused(candidate.name, failures)
    return candidate


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Colour) -> float:
    """Return the relative luminance of a colour, from 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    linear_part_ends = 0.04045
    return channel / 12.92 if channel <= linear_part_ends else ((channel + 0.055) / 1.055) ** 2.4


def _failures(candidate: Theme) -> list[str]:
    needed = [(*pair, candidate.text_contrast) for pair in _pairs(candidate.colours, _TEXTS)]
    needed += [(*pair, THINGS_SEEN) for pair in _pairs(candidate.colours, _EDGES)]
    for tone_name in _TONES:
        tone = getattr(candidate.colours, tone_name)
        needed.append((f"{tone_name} ink", tone.ink, tone.surface, candidate.text_contrast))
        needed.append((f"{tone_name} border", tone.border, tone.surface, THINGS_SEEN))
        needed.append(
            (f"{tone_name} ink on surface", tone.ink, candidate.colours.surface, THINGS_SEEN)
        )
    return [
        f"{name} has {contrast(ink, ground):.2f}:1, needs {least}:1"
        for name, ink, ground, least in needed
        if contrast(ink, ground) < least
    ]


def _pairs(
    colours: Colours, names: tuple[tuple[str, str], ...]
) -> list[tuple[str, Colour, Colour]]:
    return [
        (f"{ink} on {ground}", getattr(colours, ink), getattr(colours, ground))
        for ink, ground in names
    ]
