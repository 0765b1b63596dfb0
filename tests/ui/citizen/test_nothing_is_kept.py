"""A page that is gone is gone: neither its widgets nor what Python holds of them stay behind."""

from __future__ import annotations

import gc

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent
from shiboken6.Shiboken import isValid

from tests.ui.citizen.conftest import Screen2
from tests.ui.citizen.every_page import every_page
from ui.citizen.page_body import PageBody


def test_pages_leave_no_shell_behind(screen: Screen2) -> None:
    """What Qt has deleted and Python still holds grows by a page a step, all day long."""
    for reads in (False, True):
        for view in every_page("en").values():
            screen.show(replace(view, reads_aloud=reads))
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    shells = [each for each in gc.get_objects() if isinstance(each, PageBody) and not isValid(each)]
    assert shells == []
