"""Lets a part whose rows wrap be as high as its rows."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QSizePolicy, QWidget

Part = TypeVar("Part", bound=QWidget)


def growing(part: Part) -> Part:
    """Return the part with a height that follows its width.

    Qt's box layouts hold a part of fixed height to the height of its size hint, which is that of
    one row, and cut off the rows below.
    """
    policy = part.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
    part.setSizePolicy(policy)
    return part
