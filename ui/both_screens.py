"""What both screens load for their first page; loaded once, before one is forked from the other.

What only one of them needs is not here: they load it side by side, each on a core of its own. A
test sees that the list is whole but for a few.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

WITHOUT_QT = (
    "citizenspot.citizen_link.messages",
    "citizenspot.citizen_link.pin_sending",
    "citizenspot.collecting",
    "citizenspot.texts",
    "kiosk_config.screens",
)
WITH_QT = (
    "PySide6.QtWidgets",
    "PySide6.QtSvg",
    "ui.design.announcing",
    "ui.design.blocks.acts",
    "ui.design.blocks.block_column",
    "ui.design.contrast",
    "ui.design.controls.act_button",
    "ui.design.frame_settling",
    "ui.design.plain_text",
    "ui.design.screen_density",
    "ui.design.see_through",
    "ui.design.shown_part",
    "ui.design.tokens",
    "ui.outputs",
)


def load_without_qt() -> None:
    """Load what needs no Qt, while Qt's libraries are linked (`ui.libraries_ahead`)."""
    _load(WITHOUT_QT)


def load_with_qt() -> None:
    """Load the rest."""
    _load(WITH_QT)


def _load(names: Iterable[str]) -> None:
    for name in names:
        import_module(name)
