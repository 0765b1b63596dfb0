"""What both screens load for their first page; loaded once, before one is forked from the other.

What only one of them needs is not here: they load it side by side, each on a core of its own. A
test sees that the list is whole but for a few.
"""

from __future__ import annotations

from importlib import import_module

NAMES = (
    "PySide6.QtWidgets",
    "PySide6.QtSvg",
    "citizenspot.citizen_link.messages",
    "citizenspot.citizen_link.pin_sending",
    "citizenspot.collecting",
    "citizenspot.texts",
    "kiosk_config.screens",
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
    "ui.design.theme_file",
    "ui.outputs",
)


def load_for_both_screens() -> None:
    """Load all of it."""
    for name in NAMES:
        import_module(name)
