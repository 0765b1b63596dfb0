"""Whether a session names a display that windows can open on."""

from __future__ import annotations

from collections.abc import Mapping

_NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def names_a_display(environment: Mapping[str, str]) -> bool:
    """Say whether one of X, Wayland or Qt's own variables names where windows go."""
    return any(environment.get(name) for name in _NAMES)
