"""The order in which Tab walks: what stands below a page comes after it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget


def let_follow(page: QWidget, *parts: QWidget) -> None:
    """Let Tab go from the last place of a page on to the parts below it, each from its beginning.

    Qt's own order is that in which things are made, and a page's are made anew (WCAG 2.2 §2.4.3).
    """
    places = _by_tab(page)
    if not places:
        return
    last = max(places, key=lambda place: _corner(place, page))
    below = [place for part in parts for place in _by_tab(part)]
    for before, after in pairwise([last, *below]):
        QWidget.setTabOrder(before, after)


def _by_tab(part: QWidget) -> list[QWidget]:
    return [
        each
        for each in part.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isVisible()
        and each.isEnabled()
        and each.focusProxy() is None
    ]


def _corner(place: QWidget, page: QWidget) -> tuple[int, int]:
    corner = place.mapTo(page, QPoint(0, 0))
    return corner.y(), corner.x()
