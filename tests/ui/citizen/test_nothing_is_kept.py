"""A page that is gone is gone: neither its widgets nor what Python holds of them stay behind."""

from __future__ import annotations

import gc

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from shiboken6.Shiboken import isValid

from tests.ui.citizen.conftest import Screen2
from tests.ui.citizen.every_page import every_page
from ui.citizen.page_body import PageBody


def shells() -> dict[int, PageBody]:
    """Return the pages that Python still holds though Qt has deleted them."""
    gc.collect()
    held = (each for each in gc.get_objects() if isinstance(each, PageBody))
    return {id(each): each for each in held if not isValid(each)}


def test_pages_leave_no_shell_behind(screen: Screen2) -> None:
    """What Qt has deleted and Python still holds grows by a page a step, all day long."""
    before = shells()
    for reads in (False, True):
        for view in every_page("en").values():
            screen.show(replace(view, reads_aloud=reads))
            delete_what_is_to_go()
    assert shells().keys() == before.keys()


def test_a_page_looked_at_on_its_way_out_leaves_no_shell_either(screen: Screen2) -> None:
    before = shells()
    for view in every_page("en").values():
        screen.show(view)
        screen.window.findChildren(QWidget)
        delete_what_is_to_go()
    assert shells().keys() == before.keys()


def delete_what_is_to_go() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
