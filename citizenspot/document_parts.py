"""The part of a workstation that copies papers: its scanner, its camera, and the table's thread."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from citizenspot.documents.programs import Programs
from citizenspot.documents.sane_scanner import SaneScanner
from citizenspot.documents.table_worker import Sources, TableWorker
from citizenspot.documents.video_camera import VideoCamera

if TYPE_CHECKING:
    from citizenspot.desk.desk import Desk
    from citizenspot.documents.sources import PageSource
    from kiosk_config.document_settings import DocumentSettings
    from kiosk_config.settings import LiveSettings, PracticeSettings

_FOR_PROGRAMS = ("PATH", "HOME", "LD_LIBRARY_PATH", "SANE_CONFIG_DIR")
"""What a scanner's or a camera's program may know of this one's environment."""


def table_worker(
    settings: LiveSettings | PracticeSettings,
    practice_scanner: Callable[[], PageSource] | None,
    desk: Desk,
    ends: list[Callable[[], object]],
) -> TableWorker:
    """Start the table's thread; `ends` gets what ends it."""
    sources = sources_of(settings.documents, practice_scanner)
    worker = TableWorker(sources, _programs(), desk.documents_seen)
    ends.append(worker.close)
    return worker


def sources_of(
    settings: DocumentSettings, practice_scanner: Callable[[], PageSource] | None = None
) -> Sources:
    """Return the sources of the settings; practice without a scanner has one that is played."""
    scanner: PageSource | None = None
    if settings.scanner is not None:
        scanner = SaneScanner(settings.scanner, settings.options, _programs())
    elif practice_scanner is not None:
        scanner = practice_scanner()
    camera = VideoCamera(settings.camera, _programs()) if settings.camera is not None else None
    folders = tuple(Path(folder).expanduser() for folder in settings.folders)
    return Sources(scanner, camera, feeds=settings.feeder, folders=folders)


def _programs() -> Programs:
    known = {name: os.environ[name] for name in _FOR_PROGRAMS if name in os.environ}
    return Programs({**known, "LC_ALL": "C"})
