"""A file that is dropped on the desk's page, to be opened as sheets of a paper."""

from __future__ import annotations

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from citizenspot.visit.table_commands import OpenFile
from citizenspot.visit.views import Act


def dragged_file(event: QDragEnterEvent | QDropEvent) -> str:
    """Return the one file that is dragged here, empty where it is something else."""
    urls = event.mimeData().urls()
    return urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else ""


def opening(path: str) -> Act:
    """Return the act that opens a file that was dropped."""
    return Act(path, OpenFile(path))
