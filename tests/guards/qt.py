"""Fails a test that leaves a Qt timer or a Qt thread running."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def no_qt_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let a test that uses Qt go only when the timers and threads it started have stopped.

    The test is one that asks for `qapp`, itself or through `qtbot`. Timers made by
    `QTimer.singleShot` live inside Qt and cannot be seen from here.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    before = {id(each) for each in running_qt_objects()}
    yield
    left = [str(each) for each in running_qt_objects() if id(each) not in before]
    assert not left, f"this test left Qt running: {', '.join(left)}"


def running_qt_objects() -> list[object]:
    """Return every active QTimer and running QThread that Python knows of."""
    # Imported here: most tests never touch Qt, and loading it costs a tenth of a second.
    from PySide6.QtCore import QThread, QTimer  # noqa: PLC0415
    from shiboken6 import Shiboken  # noqa: PLC0415

    def is_running(each: object) -> bool:
        if isinstance(each, QTimer):
            return Shiboken.isValid(each) and each.isActive()
        return isinstance(each, QThread) and Shiboken.isValid(each) and each.isRunning()

    # Asked once a type and not once an object: the heap of a test run holds some 300,000 of them.
    wanted: dict[type, bool] = {}
    found = []
    for each in gc.get_objects():
        kind = type(each)
        if kind not in wanted:
            wanted[kind] = issubclass(kind, QTimer | QThread)
        if wanted[kind] and is_running(each):
            found.append(each)
    return found
