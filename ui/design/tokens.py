"""The colours of the screens: named by what they are for, in themes checked before use.

The semantic layers (background, surface, border, text, accent, tones) follow the structure of the
Norwegian Designsystemet; the values are this project's own. `contrast.checked` refuses a theme
whose colours cannot be read; take themes through `contrast.theme`.
"""

from __future__ import annotations

import msgspec

Colour = str
"""A colour as `#RRGGBB`."""


class Tone(msgspec.Struct, frozen=True):
    """The colours of something that stands out: its ground, its edge, and its ink."""

    surface: Colour
    border: Colour
    ink: Colour


class Colours(msgspec.Struct, frozen=True):
    """Every colour a screen uses.

    `border` bounds a control and is seen by everyone (3:1); `line` only divides. `curtain` is the
    ground of a covered screen and of strong headers.
    """

    background: Colour
    surface: Colour
    surface_sunken: Colour
    border: Colour
    line: Colour
    text: Colour
    text_subtle: Colour
    accent: Colour
    accent_hover: Colour
    accent_pressed: Colour
    on_accent: Colour
    accent_tint: Colour
    accent_tint_hover: Colour
    on_tint: Colour
    focus_line: Colour
    focus_halo: Colour
    curtain: Colour
    on_curtain: Colour
    practice: Colour
    on_practice: Colour
    information: Tone
    success: Tone
    warning: Tone
    problem: Tone


class Theme(msgspec.Struct, frozen=True):
    """A named set of colours, and the contrast its texts promise (WCAG 2.2 §1.4.3, §1.4.6)."""

    name: str
    colours: Colours
    text_contrast: float = 4.5


LIGHT = Theme(
    "light",
    Colours(
        background="#F7F4EE",
        surface="#FFFFFF",
        surface_sunken="#EFEAE1",
        border="#6B7480",
        line="#DDD6CA",
        text="#17212B",
        text_subtle="#47525E",
        accent="#0B5394",
        accent_hover="#094579",
        accent_pressed="#07365F",
        on_accent="#FFFFFF",
        accent_tint="#E4EEF8",
        accent_tint_hover="#D2E3F4",
        on_tint="#07365F",
        focus_line="#17212B",
        focus_halo="#FFC83D",
        curtain="#12304C",
        on_curtain="#FFFFFF",
        practice="#F59A23",
        on_practice="#1E1200",
        information=Tone("#E4EEF8", "#0B5394", "#07365F"),
        success=Tone("#E3F3EA", "#12704A", "#0B4A31"),
        warning=Tone("#FFF1D6", "#A85F00", "#5C3500"),
        problem=Tone("#FCE8E6", "#B3261E", "#7D1811"),
    ),
)

DARK = Theme(
    "dark",
    Colours(
        background="#14191F",
        surface="#1E252D",
        surface_sunken="#0F1318",
        border="#8C98A5",
        line="#37424E",
        text="#F2F0EB",
        text_subtle="#BAC3CC",
        accent="#8FC1F0",
        accent_hover="#A9D0F5",
        accent_pressed="#C3DFF9",
        on_accent="#0C1A28",
        accent_tint="#203447",
        accent_tint_hover="#294259",
        on_tint="#CBE3FA",
        focus_line="#FFFFFF",
        focus_halo="#9A6A00",
        curtain="#0B1B2B",
        on_curtain="#FFFFFF",
        practice="#F59A23",
        on_practice="#1E1200",
        information=Tone("#1B3044", "#8FC1F0", "#CBE3FA"),
        success=Tone("#16352A", "#6FCFA2", "#C2EFD9"),
        warning=Tone("#3D2C0B", "#F0B64A", "#FBE3B4"),
        problem=Tone("#451D1A", "#F2938C", "#FAD3D0"),
    ),
)

HIGH_CONTRAST = Theme(
    "high-contrast",
    Colours(
        background="#000000",
        surface="#000000",
        surface_sunken="#000000",
        border="#FFFFFF",
        line="#B8B8B8",
        text="#FFFFFF",
        text_subtle="#FFFFFF",
        accent="#FFE14A",
        accent_hover="#FFF0A0",
        accent_pressed="#FFFFFF",
        on_accent="#000000",
        accent_tint="#1C1C00",
        accent_tint_hover="#333300",
        on_tint="#FFE14A",
        focus_line="#FFFFFF",
        focus_halo="#0A66C2",
        curtain="#000000",
        on_curtain="#FFFFFF",
        practice="#FFA733",
        on_practice="#000000",
        information=Tone("#000000", "#8CD3FF", "#8CD3FF"),
        success=Tone("#000000", "#7DF0B0", "#7DF0B0"),
        warning=Tone("#000000", "#FFC861", "#FFC861"),
        problem=Tone("#000000", "#FFA29B", "#FFA29B"),
    ),
    text_contrast=7.0,
)
