"""Tells assistive technology what is new, where it would have to be looked for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say this at once, wherever the focus is; where none listens, nothing."""
    # Setting up the two takes as long as a window of ours, and screen 1 starts with nothing new.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
